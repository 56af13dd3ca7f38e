/** The workers behind the walls: the frame that holds them, the warm spares among them, and whether they still live. */
import type { FrameReply, RunRequest } from "./contract.ts";
import type { Kit } from "./kit.ts";
import type { OpenSandbox, Sandbox } from "./sandbox.ts";
import type { Timers } from "./timers.ts";

/** A worker that is not ready by then never will be. */
const bootMs = 60_000;
/** How often the frame is asked for a sign of life while something depends on it. */
const pingMs = 250;
/** Unanswered asks after which a frame is given up: before a run has been heard of, and later. */
const patienceAtStart = 4;
const patienceLater = 12;
/** What the frame lets a run send beyond the run's own limit: tables and JSON. */
const slackBytes = 64_000_000;

/** What a crew is made from. */
export interface CrewParts {
  readonly openSandbox: OpenSandbox;
  readonly bootScript: string;
  /** Most bytes of memory that Python may use. */
  readonly memoryBytes: number;
  readonly timers: Timers;
}

/** What a crew tells its owner. */
export interface CrewEvents {
  /** A spare has become ready. */
  ready(): void;
  /** A worker at work says something. */
  said(reply: Extract<FrameReply, { run: string }>): void;
  /** The frame's process went away and with it all workers; a new frame is being opened. `heard`: the run had begun. */
  vanished(heard: boolean): void;
  /** No worker can be started, twice in a row. */
  unstartable(message: string): void;
}

interface Spare {
  readonly slot: number;
  ready: boolean;
}

/** The frame of the moment and its workers. A worker is warmed as a spare, taken once, and ended. */
export class Crew {
  readonly #parts: CrewParts;
  readonly #events: CrewEvents;
  #sandbox: Sandbox | null = null;
  #kit: Kit | null = null;
  #spares: Spare[] = [];
  #slots = 0;
  #failedBoots = 0;
  /** The worker that runs a program, and whether it has said anything yet. */
  #busy: { readonly slot: number; heard: boolean } | null = null;
  #ping = { token: 0, answered: true, missed: 0 };
  #pinging = false;

  constructor(parts: CrewParts, events: CrewEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  /** Opens the frame; workers need the kit. */
  open(): void {
    const sandbox = this.#parts.openSandbox((reply) => {
      if (this.#sandbox === sandbox) this.#hear(reply);
    });
    this.#sandbox = sandbox;
  }

  /** Gives the frame what workers start from, and starts one. */
  equip(kit: Kit): void {
    const { bootScript: boot, memoryBytes } = this.#parts;
    this.#kit = kit;
    this.#sandbox?.send({ op: "kit", ...kit, boot, memoryBytes });
    this.warm(1);
  }

  /** Sees to it that there are so many spares, starting one after the other. */
  warm(count: number): void {
    if (this.#kit === null || this.#sandbox === null) return;
    if (this.#spares.length >= count || this.#spares.some(({ ready }) => !ready)) return;
    const spare = { slot: (this.#slots += 1), ready: false };
    this.#spares.push(spare);
    this.#sandbox.send({ op: "spawn", slot: spare.slot });
    this.#watchFrame();
    this.#parts.timers.after(bootMs, () => {
      if (this.#spares.includes(spare) && !spare.ready) this.#bootFailed(spare, "no sign of life");
    });
  }

  /** Gives a program to a spare: its slot, or null when none is ready. */
  run(run: string, request: RunRequest): number | null {
    const spare = this.#spares.find(({ ready }) => ready);
    if (spare === undefined) return null;
    const { slot } = spare;
    this.#spares = this.#spares.filter((other) => other !== spare);
    this.#busy = { slot, heard: false };
    const maxBytes = request.limits.bytes + slackBytes;
    this.#sandbox?.send({ op: "run", slot, run, request: JSON.stringify(request), maxBytes });
    this.#watchFrame();
    return slot;
  }

  /** Ends a worker. */
  kill(slot: number): void {
    if (this.#busy?.slot === slot) this.#busy = null;
    this.#sandbox?.send({ op: "kill", slot });
  }

  /** Removes the frame and everything in it. */
  close(): void {
    this.#sandbox?.close();
    this.#sandbox = null;
    this.#spares = [];
    this.#busy = null;
    this.#ping = { token: this.#ping.token, answered: true, missed: 0 };
  }

  #hear(reply: FrameReply): void {
    switch (reply.type) {
      case "pong":
        if (reply.token === this.#ping.token) this.#ping = { ...this.#ping, answered: true };
        return;
      case "ready": {
        const spare = this.#spares.find(({ slot }) => slot === reply.slot);
        if (spare === undefined) return;
        spare.ready = true;
        this.#failedBoots = 0;
        this.#events.ready();
        return;
      }
      case "broken": {
        const spare = this.#spares.find(({ slot }) => slot === reply.slot);
        if (spare !== undefined) this.#bootFailed(spare, reply.message);
        return;
      }
      case "chunk":
      case "part":
      case "done":
      case "fatal":
      case "flood":
        if (this.#busy?.slot !== reply.slot) return;
        this.#busy.heard = true;
        this.#events.said(reply);
    }
  }

  /** Asks the frame for signs of life while a run or a boot depends on it. A process that crashes tells nobody. */
  #watchFrame(): void {
    if (this.#pinging) return;
    this.#pinging = true;
    const ask = () => {
      this.#pinging =
        this.#sandbox !== null && (this.#busy !== null || this.#spares.some(({ ready }) => !ready));
      if (!this.#pinging) return;
      if (this.#ping.answered) {
        this.#ping = { token: this.#ping.token + 1, answered: false, missed: 0 };
        this.#sandbox?.send({ op: "ping", token: this.#ping.token });
      } else {
        this.#ping.missed += 1;
      }
      const patience = this.#busy?.heard === false ? patienceAtStart : patienceLater;
      if (this.#ping.missed >= patience) this.#vanish();
      this.#parts.timers.after(pingMs, ask);
    };
    ask();
  }

  #vanish(): void {
    const busy = this.#busy;
    if (busy === null) this.#failedBoots += 1;
    this.#reopen("the browser ended the process that Python runs in");
    if (busy !== null) this.#events.vanished(busy.heard);
  }

  #bootFailed(spare: Spare, message: string): void {
    this.#failedBoots += 1;
    this.#spares = this.#spares.filter((other) => other !== spare);
    this.#sandbox?.send({ op: "kill", slot: spare.slot });
    // A new frame would cost the run that goes on beside; the next `warm` tries again in this one.
    if (this.#busy === null) this.#reopen(message);
  }

  #reopen(message: string): void {
    this.close();
    if (this.#failedBoots > 1) {
      this.#failedBoots = 0;
      this.#events.unstartable(message);
      return;
    }
    this.open();
    if (this.#kit !== null) this.equip(this.#kit);
  }
}
