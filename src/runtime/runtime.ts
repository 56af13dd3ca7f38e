/**
 * Python for the page: one program at a time, each in a worker of its own, behind the walls.
 *
 * A worker that has had a program is thrown away, and a warm spare takes the next one. No call to `run` stays open,
 * whatever happens in there.
 */
import type { RecordingChunk } from "../core/trace/chunk.ts";
import type { RunRequest } from "./contract.ts";
import { Crew, type CrewParts } from "./crew.ts";
import type { KitFetch } from "./kit.ts";
import type { BootFailure, BootState, RunResult } from "./result.ts";
import { Watch } from "./run.ts";

/** A run that lasts this long gets its successor's worker warmed beside it; a shorter one would be slowed. */
const warmDuringRunMs = 750;
/** A run that is silent for so long may hang: two workers are warmed, for the rescue and for the next program. */
const suspectMs = 500;
const lookMs = 250;
/** After a run the page draws first, then the next worker is warmed. */
const warmAfterRunMs = 50;
const progressMs = 100;

/** What the runtime is made from. */
export interface RuntimeParts extends CrewParts {
  /** Starts the download of the kit, or hands over one that has been started. */
  readonly fetchKit: () => KitFetch;
  /** Whether workers may be warmed while a program runs. */
  readonly keepSpare: boolean;
  /** A new unguessable id at each call. */
  readonly newId: () => string;
}

/** What a caller may pass along with a run. */
export interface RunOptions {
  /** Called with each piece of the recording, in order, as they come. */
  readonly onChunk?: (chunk: RecordingChunk) => void;
  /** Called with the outcome of each run of a batch; the pieces since the last such call are its recording. */
  readonly onPart?: (outcome: string) => void;
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
  startedAgain: boolean;
}

/** The page's door to Python. */
export class PythonRuntime {
  readonly #parts: RuntimeParts;
  readonly #crew: Crew;
  readonly #listeners = new Set<() => void>();
  readonly #queue: Job[] = [];
  #state: BootState = { kind: "idle" };
  #job: Job | null = null;

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#crew = new Crew(parts, {
      ready: () => {
        if (this.#state.kind !== "ready") this.#become({ kind: "ready" });
        this.#pump();
      },
      said: (reply) => {
        const job = this.#job;
        if (job !== null && reply.slot === job.slot && reply.run === job.id) job.watch.hear(reply);
      },
      vanished: (heard) => this.#vanished(heard),
      unstartable: (message) => this.#fail({ kind: "unstartable", message }),
    });
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
    if (this.#state.kind === "idle" || this.#state.kind === "failed") void this.#load();
  }

  /** Runs a program as soon as those before it are done. Never rejects. */
  run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    return new Promise((resolve) => {
      const { signal, onChunk, onPart } = options;
      const watch = new Watch(request, {
        timers: this.#parts.timers,
        kill: () => this.#kill(job),
        restart: (again) => {
          job.next = again;
          this.#pump();
        },
        othersWait: () => this.#queue.length > 0,
        chunk: (chunk) => onChunk?.(chunk),
        part: (outcome) => onPart?.(outcome),
        settle: (result) => {
          signal?.removeEventListener("abort", stop);
          this.#leave(job);
          resolve(result);
        },
      });
      const job: Job = { watch, request, next: request, slot: null, id: "", startedAgain: false };
      const stop = () => watch.stop();
      this.#queue.push(job);
      signal?.addEventListener("abort", stop);
      if (signal?.aborted === true) stop();
      if (this.#job?.watch.rescuing === true) this.#job.watch.stop();
      this.warm();
      this.#pump();
    });
  }

  /** Ends everything; what still runs or waits is settled as stopped or cancelled. */
  dispose(): void {
    while (this.#queue.length > 0) this.#queue[0]?.watch.stop();
    this.#job?.watch.stop();
    this.#job?.watch.stop();
    this.#crew.close();
    this.#become({ kind: "idle" });
  }

  async #load(): Promise<void> {
    const fetching = this.#parts.fetchKit();
    const { total } = fetching;
    const report = () => {
      if (this.#state.kind !== "loading") return;
      if (this.#state.bytes !== fetching.bytes) {
        this.#become({ kind: "loading", bytes: fetching.bytes, total });
      }
      this.#parts.timers.after(progressMs, report);
    };
    this.#become({ kind: "loading", bytes: fetching.bytes, total });
    report();
    this.#crew.open();
    const result = await fetching.result;
    if (this.#state.kind !== "loading") return;
    if (result.kind === "fetched") this.#crew.equip(result.kit);
    else this.#fail(result);
  }

  /** Brings together what waits and what is ready. */
  #pump(): void {
    this.#job ??= this.#queue.shift() ?? null;
    const job = this.#job;
    if (job === null) return;
    if (job.next === null) {
      this.#warmBeside(job);
      return;
    }
    job.id = this.#parts.newId();
    job.slot = this.#crew.run(job.id, job.next);
    if (job.slot === null) {
      this.#crew.warm(1);
      return;
    }
    const isRescue = job.next !== job.request;
    job.next = null;
    if (isRescue) {
      job.watch.restarted();
      this.#warmBeside(job);
    } else {
      job.watch.start();
      this.#parts.timers.after(warmDuringRunMs, () => this.#lookAfter(job));
    }
  }

  /** As long as a job runs, sees to it that there are spares enough for what it may come to. */
  #lookAfter(job: Job): void {
    if (this.#job !== job) return;
    this.#warmBeside(job);
    this.#parts.timers.after(lookMs, () => this.#lookAfter(job));
  }

  #warmBeside(job: Job): void {
    const mayHang = !job.watch.rescuing && job.watch.quietMs > suspectMs;
    if (this.#parts.keepSpare) this.#crew.warm(mayHang ? 2 : 1);
  }

  #kill(job: Job): void {
    if (job.slot !== null) this.#crew.kill(job.slot);
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
    else this.#parts.timers.after(warmAfterRunMs, () => this.#crew.warm(1));
  }

  #vanished(heard: boolean): void {
    const job = this.#job;
    if (job === null) return;
    job.slot = null;
    if (heard || job.startedAgain || job.watch.rescuing) {
      job.watch.vanish();
      return;
    }
    // Nothing of the run was heard, so the frame was dead before it: the program has not run yet.
    job.startedAgain = true;
    job.next = job.request;
    this.#pump();
  }

  #fail(failure: BootFailure): void {
    this.#crew.close();
    this.#become({ kind: "failed", failure });
    while (this.#queue.length > 0) this.#queue[0]?.watch.fail(failure);
    this.#job?.watch.fail(failure);
  }

  #become(state: BootState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
