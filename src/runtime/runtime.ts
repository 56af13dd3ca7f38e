/**
 * Python for the page: one program at a time, each in a worker of its own, behind the walls.
 *
 * A worker that has had a program is thrown away, and a warm spare takes the next one. The frame that holds the
 * workers is replaced when it stops answering. No call to `run` stays open, whatever happens in there.
 */
import type { RecordingChunk } from "../core/trace/chunk.ts";
import type { FrameReply, RunRequest } from "./contract.ts";
import type { Kit, KitFetch } from "./kit.ts";
import type { BootFailure, BootState, RunResult } from "./result.ts";
import { Watch } from "./run.ts";
import type { OpenSandbox, Sandbox } from "./sandbox.ts";
import type { Timers } from "./timers.ts";

/** A run that lasts this long gets its successor's worker warmed beside it; a shorter one would be slowed. */
const warmDuringRunMs = 750;
/** After a run the page draws first, then the next worker is warmed. */
const warmAfterRunMs = 50;
/** A worker that is not ready by then never will be. */
const bootMs = 60_000;
const progressMs = 100;
/** How often the frame is asked for a sign of life while it matters. */
const pingMs = 250;
/** Unanswered asks after which a frame is given up: before a run has been heard of, and later. */
const patienceAtStart = 4;
const patienceLater = 12;
/** What the frame lets a run send beyond its own limit: tables and JSON. */
const slackBytes = 64_000_000;

/** What the runtime is made from. */
export interface RuntimeParts {
  /** Starts the download of the kit, or hands over one that has been started. */
  readonly fetchKit: () => KitFetch;
  readonly openSandbox: OpenSandbox;
  readonly bootScript: string;
  /** Most bytes of memory that Python may use. */
  readonly memoryBytes: number;
  /** Whether a second worker may be warmed while a program runs. */
  readonly keepSpare: boolean;
  readonly timers: Timers;
  /** A new unguessable id at each call. */
  readonly newId: () => string;
}

/** What a caller may pass along with a run. */
export interface RunOptions {
  /** Called with each piece of the recording, in order, as they come. */
  readonly onChunk?: (chunk: RecordingChunk) => void;
  /** Aborting takes a waiting run back and stops a running one; the result says which. */
  readonly signal?: AbortSignal;
}

/** A run that was asked for: queued, or the one in work. */
interface Job {
  readonly watch: Watch;
  readonly request: RunRequest;
  /** What waits for a worker: the request itself, or its rescue. */
  next: RunRequest | null;
  /** The worker in use and the id under which it speaks. */
  slot: number | null;
  id: string;
  heard: boolean;
  startedAgain: boolean;
}

/** The page's door to Python. */
export class PythonRuntime {
  readonly #parts: RuntimeParts;
  readonly #listeners = new Set<() => void>();
  readonly #queue: Job[] = [];
  #state: BootState = { kind: "idle" };
  #kit: Kit | null = null;
  #sandbox: Sandbox | null = null;
  #job: Job | null = null;
  #spare: { readonly slot: number; ready: boolean } | null = null;
  #slots = 0;
  #failedBoots = 0;
  #ping = { token: 0, answered: true, missed: 0 };
  #pinging = false;

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
  }

  /** The state of the moment; a new object whenever it differs. */
  get state(): BootState {
    return this.#state;
  }

  /** Calls `listener` after each change of the state; the result ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts Python, or tries again after a failure; does nothing else. */
  warm(): void {
    if (this.#state.kind !== "idle" && this.#state.kind !== "failed") return;
    this.#failedBoots = 0;
    void this.#load();
  }

  /** Runs a program as soon as those before it are done. Never rejects. */
  run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    return new Promise((resolve) => {
      const { signal, onChunk } = options;
      const watch = new Watch(request, {
        timers: this.#parts.timers,
        kill: () => this.#kill(job),
        restart: (again) => {
          job.next = again;
          this.#pump();
        },
        chunk: (chunk) => onChunk?.(chunk),
        settle: (result) => {
          signal?.removeEventListener("abort", stop);
          this.#leave(job);
          resolve(result);
        },
      });
      const job: Job = {
        watch,
        request,
        next: request,
        slot: null,
        id: "",
        heard: false,
        startedAgain: false,
      };
      const stop = () => watch.stop();
      this.#queue.push(job);
      signal?.addEventListener("abort", stop);
      if (signal?.aborted === true) stop();
      this.warm();
      this.#pump();
    });
  }

  /** Ends everything; what still runs or waits is settled as stopped or cancelled. */
  dispose(): void {
    while (this.#queue.length > 0) this.#queue[0]?.watch.stop();
    this.#job?.watch.stop();
    this.#job?.watch.stop();
    this.#closeSandbox();
    this.#kit = null;
    this.#become({ kind: "idle" });
  }

  async #load(): Promise<void> {
    const fetching = this.#parts.fetchKit();
    const report = () => {
      if (this.#state.kind !== "loading" || this.#kit !== null) return;
      this.#become({ kind: "loading", bytes: fetching.bytes, total: fetching.total });
      this.#parts.timers.after(progressMs, report);
    };
    this.#become({ kind: "loading", bytes: fetching.bytes, total: fetching.total });
    this.#parts.timers.after(progressMs, report);
    this.#openSandbox();
    const result = await fetching.result;
    if (this.#state.kind !== "loading") return;
    if (result.kind === "unreachable") {
      this.#fail(result);
      return;
    }
    this.#kit = result.kit;
    this.#become({ kind: "loading", bytes: fetching.total, total: fetching.total });
    this.#sendKit();
  }

  #openSandbox(): void {
    const sandbox = this.#parts.openSandbox((reply) => {
      if (this.#sandbox === sandbox) this.#hear(reply);
    });
    this.#sandbox = sandbox;
  }

  #sendKit(): void {
    const { bootScript: boot, memoryBytes } = this.#parts;
    if (this.#kit !== null) this.#sandbox?.send({ op: "kit", ...this.#kit, boot, memoryBytes });
    this.#spawn();
  }

  #closeSandbox(): void {
    this.#sandbox?.close();
    this.#sandbox = null;
    this.#spare = null;
    this.#ping = { token: this.#ping.token, answered: true, missed: 0 };
  }

  #spawn(): void {
    if (this.#spare !== null || this.#kit === null || this.#sandbox === null) return;
    const slot = (this.#slots += 1);
    this.#spare = { slot, ready: false };
    this.#sandbox.send({ op: "spawn", slot });
    this.#watchFrame();
    this.#parts.timers.after(bootMs, () => {
      if (this.#spare?.slot === slot && !this.#spare.ready) this.#bootFailed("no sign of life");
    });
  }

  #hear(reply: FrameReply): void {
    switch (reply.type) {
      case "pong":
        if (reply.token === this.#ping.token) this.#ping = { ...this.#ping, answered: true };
        return;
      case "ready":
        if (this.#spare?.slot !== reply.slot) return;
        this.#spare.ready = true;
        this.#failedBoots = 0;
        this.#become({ kind: "ready" });
        this.#pump();
        return;
      case "broken":
        if (this.#spare?.slot === reply.slot) this.#bootFailed(reply.message);
        return;
      case "chunk":
      case "done":
      case "fatal":
      case "flood": {
        const job = this.#job;
        if (job === null || reply.slot !== job.slot || reply.run !== job.id) return;
        job.heard = true;
        job.watch.hear(reply);
      }
    }
  }

  /** Brings together what waits and what is ready. */
  #pump(): void {
    this.#job ??= this.#queue.shift() ?? null;
    const job = this.#job;
    if (job === null || job.next === null) return;
    if (this.#spare?.ready !== true) {
      this.#spawn();
      return;
    }
    const request = job.next;
    job.slot = this.#spare.slot;
    job.id = this.#parts.newId();
    job.next = null;
    job.heard = false;
    this.#spare = null;
    this.#sandbox?.send({
      op: "run",
      slot: job.slot,
      run: job.id,
      request: JSON.stringify(request),
      maxBytes: request.limits.bytes + slackBytes,
    });
    this.#watchFrame();
    if (request === job.request) job.watch.start();
    else job.watch.restarted();
    this.#warmBeside(job, request === job.request ? warmDuringRunMs : 0);
  }

  #warmBeside(job: Job, delayMs: number): void {
    if (!this.#parts.keepSpare) return;
    this.#parts.timers.after(delayMs, () => {
      if (this.#job === job) this.#spawn();
    });
  }

  #kill(job: Job): void {
    if (job.slot !== null) this.#sandbox?.send({ op: "kill", slot: job.slot });
    job.slot = null;
    job.next = null;
  }

  /** A job is settled: out with it and its worker, on to the next. */
  #leave(job: Job): void {
    this.#kill(job);
    const place = this.#queue.indexOf(job);
    if (place >= 0) this.#queue.splice(place, 1);
    if (this.#job !== job) return;
    this.#job = null;
    if (this.#queue.length > 0) this.#pump();
    else this.#parts.timers.after(warmAfterRunMs, () => this.#spawn());
  }

  /** Asks the frame for signs of life while a run or a boot depends on it. A crashed process tells nobody. */
  #watchFrame(): void {
    if (this.#pinging) return;
    this.#pinging = true;
    const ask = () => {
      this.#pinging = this.#job !== null || this.#spare?.ready === false;
      if (!this.#pinging || this.#sandbox === null) {
        this.#pinging = false;
        return;
      }
      if (this.#ping.answered) {
        this.#ping = { token: this.#ping.token + 1, answered: false, missed: 0 };
        this.#sandbox.send({ op: "ping", token: this.#ping.token });
      } else {
        this.#ping.missed += 1;
      }
      const atStart = this.#job !== null && this.#job.slot !== null && !this.#job.heard;
      if (this.#ping.missed >= (atStart ? patienceAtStart : patienceLater)) this.#frameVanished();
      this.#parts.timers.after(pingMs, ask);
    };
    ask();
  }

  #frameVanished(): void {
    const job = this.#job;
    const wasRunning = job !== null && job.slot !== null;
    if (!this.#reopen("the browser ended the process that Python runs in") || job === null) return;
    if (!wasRunning) return;
    if (job.heard || job.startedAgain) {
      job.watch.vanish();
      return;
    }
    // Nothing of the run was heard, so the frame was dead before it: the program has not run yet.
    job.startedAgain = true;
    job.slot = null;
    job.next = job.request;
  }

  #bootFailed(message: string): void {
    this.#failedBoots += 1;
    this.#reopen(message);
  }

  /** Replaces the frame; after too many failures in a row it gives up instead and says so by `false`. */
  #reopen(message: string): boolean {
    this.#closeSandbox();
    if (this.#failedBoots > 1) {
      this.#fail({ kind: "unstartable", message });
      return false;
    }
    this.#openSandbox();
    this.#sendKit();
    return true;
  }

  #fail(failure: BootFailure): void {
    this.#closeSandbox();
    this.#kit = null;
    this.#become({ kind: "failed", failure });
    while (this.#queue.length > 0) this.#queue[0]?.watch.fail(failure);
    this.#job?.watch.fail(failure);
  }

  #become(state: BootState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
