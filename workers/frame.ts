/**
 * The script of the hidden frame, the wall itself: an opaque origin with no network, in which the workers live.
 *
 * It keeps the page's kit, starts and ends workers, and passes on what they say: known fields only, within bounds,
 * under the run's id that it keeps itself. It never looks into what a program made. The program never runs here.
 */
import {
  columnNames,
  deathCauses,
  emptyColumns,
  type DeathCause,
  type FrameCommand,
  type FrameReply,
  type WorkerCommand,
} from "../src/runtime/contract.ts";

const causes: readonly unknown[] = deathCauses;
const mostMessages = 20_000;
const longestText = 32_000_000;
const longestMessage = 10_000;

type Kit = Extract<FrameCommand, { op: "kit" }>;

/** The one run of a worker. */
interface Run {
  readonly id: string;
  messages: number;
  bytesLeft: number;
}

interface Slot {
  readonly worker: Worker;
  run: Run | null;
}

function serve(port: MessagePort): void {
  const slots = new Map<number, Slot>();
  let kit: Kit | null = null;
  let module: Promise<WebAssembly.Module> | null = null;
  let urls: { pyodide: string; asm: string; boot: string } | null = null;

  const reply = (message: FrameReply, transfer: Transferable[] = []) =>
    port.postMessage(message, transfer);

  const obey = (command: FrameCommand) => {
    switch (command.op) {
      case "ping":
        reply({ type: "pong", token: command.token });
        return;
      case "kit":
        kit = command;
        module = WebAssembly.compile(command.wasm);
        urls = {
          pyodide: scriptUrl(command.pyodide),
          asm: scriptUrl(command.asm),
          boot: scriptUrl(command.boot),
        };
        return;
      case "spawn":
        spawn(command.slot);
        return;
      case "run":
        begin(command);
        return;
      case "kill":
        retire(command.slot);
    }
  };

  const spawn = (slot: number) => {
    if (kit === null || module === null || urls === null) return;
    const { python, memoryBytes } = kit;
    const worker = new Worker(urls.boot);
    slots.set(slot, { worker, run: null });
    worker.addEventListener("message", (event: MessageEvent<unknown>) => hear(slot, event.data));
    worker.addEventListener("messageerror", () => fail(slot, "a message could not be read"));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      fail(slot, event.message);
    });
    tell(worker, { op: "prepare", pyodideUrl: urls.pyodide, asmUrl: urls.asm });
    module.then(
      (compiled) => tell(worker, { op: "start", module: compiled, python, memoryBytes }),
      (error: unknown) => fail(slot, String(error)),
    );
  };

  const begin = (command: Extract<FrameCommand, { op: "run" }>) => {
    const slot = slots.get(command.slot);
    // A worker that has had a run never gets another one.
    if (slot === undefined || slot.run !== null) return;
    slot.run = { id: command.run, messages: 0, bytesLeft: command.maxBytes };
    tell(slot.worker, { op: "run", request: command.request });
  };

  const retire = (slot: number) => {
    slots.get(slot)?.worker.terminate();
    slots.delete(slot);
  };

  const fail = (slot: number, text: string | undefined) => {
    const run = slots.get(slot)?.run;
    if (run === undefined) return;
    retire(slot);
    const message = (text ?? "").slice(0, longestMessage);
    if (run === null) reply({ type: "broken", slot, message });
    else reply({ type: "fatal", slot, run: run.id, cause: "other", message });
  };

  /** `said` is whatever a program wanted to say. */
  const hear = (slot: number, said: unknown) => {
    const run = slots.get(slot)?.run;
    if (run === undefined || !isRecord(said)) return;
    if (run === null) {
      if (said["type"] === "ready") reply({ type: "ready", slot });
      else if (said["type"] === "broken") fail(slot, shortText(said["message"]));
      return;
    }
    run.messages += 1;
    if (run.messages > mostMessages) flood(slot, run);
    else pass(slot, run, said);
  };

  const pass = (slot: number, run: Run, said: Record<string, unknown>) => {
    switch (said["type"]) {
      case "chunk":
        passChunk(slot, run, said);
        return;
      case "part": {
        const { outcome } = said;
        if (typeof outcome !== "string" || outcome.length > longestText) return;
        reply({ type: "part", slot, run: run.id, outcome });
        return;
      }
      case "done": {
        const { outcome } = said;
        if (typeof outcome !== "string" || outcome.length > longestText) return;
        retire(slot);
        reply({ type: "done", slot, run: run.id, outcome });
        return;
      }
      case "fatal":
        retire(slot);
        reply({
          type: "fatal",
          slot,
          run: run.id,
          cause: isCause(said["cause"]) ? said["cause"] : "other",
          message: shortText(said["message"]),
        });
    }
  };

  const passChunk = (slot: number, run: Run, said: Record<string, unknown>) => {
    const { columns: given, tables } = said;
    if (!isRecord(given) || typeof tables !== "string" || tables.length > longestText) return;
    const chunk = emptyColumns();
    // A set, because a hostile worker may give one buffer two names, and a transfer list may not.
    const transfer = new Set<ArrayBuffer>();
    let bytes = tables.length;
    for (const name of columnNames) {
      const column = given[name];
      if (!(column instanceof ArrayBuffer)) continue;
      bytes += column.byteLength;
      chunk[name] = column;
      transfer.add(column);
    }
    run.bytesLeft -= bytes;
    if (run.bytesLeft < 0) flood(slot, run);
    else reply({ type: "chunk", slot, run: run.id, columns: chunk, tables }, [...transfer]);
  };

  const flood = (slot: number, run: Run) => {
    retire(slot);
    reply({ type: "flood", slot, run: run.id });
  };

  port.addEventListener("message", (event: MessageEvent<FrameCommand>) => obey(event.data));
  port.start();
}

function tell(worker: Worker, command: WorkerCommand): void {
  worker.postMessage(command, []);
}

function scriptUrl(script: ArrayBuffer | string): string {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isCause(value: unknown): value is DeathCause {
  return causes.includes(value);
}

function shortText(value: unknown): string {
  return typeof value === "string" ? value.slice(0, longestMessage) : "";
}

/** The page hands over one port, once; nobody else is listened to. */
function awaitPort(event: MessageEvent): void {
  const [port] = event.ports;
  if (event.source !== parent || port === undefined) return;
  removeEventListener("message", awaitPort);
  serve(port);
}

addEventListener("message", awaitPort);
