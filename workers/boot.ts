/**
 * The worker that runs one program: starts Pyodide from what the frame hands it, freezes its clocks, runs the
 * recorder once and posts the recording in chunks.
 *
 * It must be a classic worker (module workers do not start from a blob in an opaque origin) and one self-contained
 * file. Everything here can be seen and changed by the program once it runs; what matters is decided elsewhere.
 */
import {
  columnNames,
  emptyColumns,
  type DeathCause,
  type WorkerCommand,
  type WorkerReply,
} from "../src/runtime/contract.ts";
import { capFiles, capMemory, type FileSystem } from "./caps.ts";
import { freezeClock, type Clock } from "./clock.ts";

/** A made-up address under which Pyodide asks for its files; it is answered from memory. */
const indexUrl = "https://python.invalid/";
const longestMessage = 10_000;

interface PythonBuffer {
  readonly data: Uint8Array<ArrayBuffer>;
  release(): void;
}

interface PythonBytes {
  getBuffer(type: "u8"): PythonBuffer;
  destroy(): void;
}

interface PythonColumns {
  get(name: string): PythonBytes | undefined;
}

type Emit = (columns: PythonColumns, tables: string) => void;

interface Pyodide {
  readonly FS: FileSystem;
  pyimport(name: "foretrace"): {
    readonly run: Run;
    readonly run_next: Run;
  };
}

type Run = (request: string, emit: Emit, clock: Clock) => string;

type LoadPyodide = (options: Record<string, unknown>) => Promise<Pyodide>;

const scope = self;
const send = scope.postMessage.bind(scope);

/** Pyodide refuses classic workers, which it knows by this function; nothing here needs it. */
Object.defineProperty(scope, "importScripts", { value: undefined });
const clock = freezeClock(scope);

let scripts: Promise<[{ loadPyodide: LoadPyodide }, { default: unknown }]> | undefined;
let interpreter: Python | undefined;

/** Python, once it is there. */
interface Python {
  readonly run: Run;
  readonly runNext: Run;
  /** Lets the next program make as many files as this one could. */
  readonly resetFiles: () => void;
  /** Whether so much memory is in use that another program had better begin elsewhere. */
  readonly isFull: () => boolean;
}

scope.addEventListener("message", obey);

function obey({ data: command }: MessageEvent<WorkerCommand>): void {
  switch (command.op) {
    case "prepare":
      scripts = Promise.all([import(command.pyodideUrl), import(command.asmUrl)]);
      scripts.catch(sayBroken);
      return;
    case "start":
      start(command).then(() => post({ type: "ready" }), sayBroken);
      return;
    case "run":
      scope.removeEventListener("message", obey);
      record(command.request);
  }
}

async function start(kit: Extract<WorkerCommand, { op: "start" }>): Promise<void> {
  if (scripts === undefined) throw new Error("start came before prepare");
  const [{ loadPyodide }, asm] = await scripts;
  const memoryInUse = capMemory(kit.memoryBytes);
  const giveBack = answerFromMemory(kit.module, kit.python);
  const pyodide = await loadPyodide({
    indexURL: indexUrl,
    packageBaseUrl: indexUrl,
    lockFileContents: '{"info":{"abi_version":"2026_0"},"packages":{}}',
    createPyodideModule: asm.default,
    env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" },
    stdin: () => null,
    stdout: () => {},
    stderr: () => {},
  });
  giveBack();
  silence(scope.console);
  const { run, run_next: runNext } = pyodide.pyimport("foretrace");
  interpreter = {
    run,
    runNext,
    resetFiles: capFiles(pyodide.FS),
    isFull: () => memoryInUse() > kit.memoryBytes / 2,
  };
  shutSideDoors();
}

/** Answers Pyodide's two downloads from what is at hand; the result undoes that. */
function answerFromMemory(module: WebAssembly.Module, python: ArrayBuffer): () => void {
  const fetch = scope.fetch.bind(scope);
  const { instantiateStreaming } = WebAssembly;
  scope.fetch = (asked) => {
    switch (asked instanceof Request ? asked.url : String(asked)) {
      case `${indexUrl}python_stdlib.zip`:
        return Promise.resolve(new Response(python));
      case `${indexUrl}pyodide.asm.wasm`:
        return Promise.resolve(new Response());
      default:
        return Promise.reject(new TypeError("there is no network here"));
    }
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
  return () => {
    scope.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

/**
 * Takes away what the Content-Security-Policy does not close: talking to the other workers of this frame, and
 * workers of one's own, which would have these means again. Network and storage are closed by policy and origin;
 * but a WebSocket that the policy stops looks like a connection under way, and Python's sockets would wait on it and
 * read nothing: without the class they fail at once.
 */
function shutSideDoors(): void {
  for (const name of ["BroadcastChannel", "Worker", "SharedWorker", "WebSocket"]) {
    Reflect.deleteProperty(scope, name);
  }
}

/** What a program, or Pyodide at its death, writes to the console is nobody's: a flood of it would slow the page. */
function silence(console: Console): void {
  for (const name of Object.keys(console)) Reflect.set(console, name, () => {});
}

function record(request: string): void {
  if (interpreter === undefined) {
    post({ type: "fatal", cause: "other", message: "run came before start" });
    return;
  }
  try {
    const parsed: unknown = JSON.parse(request);
    const runs = runsOf(parsed);
    if (runs === null) {
      clock.reset(seedOf(parsed));
      post({ type: "done", outcome: interpreter.run(request, emit, clock) });
    } else {
      recordAll(interpreter, runs);
      post({ type: "done", outcome: "" });
    }
  } catch (error) {
    post({ type: "fatal", ...deathOf(error) });
  }
}

/** Records one program after the other, each told of by a `part`; those behind one that left no room are left out. */
function recordAll({ runNext, resetFiles, isFull }: Python, runs: readonly unknown[]): void {
  for (const one of runs) {
    clock.reset(seedOf(one));
    resetFiles();
    post({ type: "part", outcome: runNext(JSON.stringify(one), emit, clock) });
    if (isFull()) return;
  }
}

function runsOf(parsed: unknown): readonly unknown[] | null {
  const hasRuns = typeof parsed === "object" && parsed !== null && "runs" in parsed;
  return hasRuns && Array.isArray(parsed.runs) ? parsed.runs : null;
}

function seedOf(parsed: unknown): number {
  const hasSeed = typeof parsed === "object" && parsed !== null && "seed" in parsed;
  return hasSeed && typeof parsed.seed === "number" ? parsed.seed : 0;
}

const emit: Emit = (given, tables) => {
  const chunk = emptyColumns();
  const transfer: ArrayBuffer[] = [];
  for (const name of columnNames) {
    const bytes = given.get(name);
    if (bytes === undefined) continue;
    const view = bytes.getBuffer("u8");
    const copy = view.data.slice().buffer;
    view.release();
    bytes.destroy();
    chunk[name] = copy;
    transfer.push(copy);
  }
  post({ type: "chunk", columns: chunk, tables }, transfer);
};

/**
 * Why the interpreter died. Anything that leaves `foretrace.run` ends this worker: a Python error is a fault of the
 * recorder, and after any other error Pyodide refuses to go on.
 */
function deathOf(error: unknown): { cause: DeathCause; message: string } {
  const message = textOf(error);
  return { cause: causeOf(error, message), message: message.slice(0, longestMessage) };
}

function causeOf(error: unknown, message: string): DeathCause {
  const name = error instanceof Error ? error.constructor.name : "";
  if (name === "PythonError") return "python";
  if (/call stack|too much recursion/i.test(message)) return "recursion";
  if (typeof error === "object" && error !== null && "status" in error) return "exit";
  if (error instanceof WebAssembly.RuntimeError || /abort/i.test(message)) return "abort";
  return "other";
}

/** Not the stack: Firefox leaves the message out of it. */
function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sayBroken(error: unknown): void {
  post({ type: "broken", message: textOf(error).slice(0, longestMessage) });
}

function post(reply: WorkerReply, transfer: Transferable[] = []): void {
  send(reply, transfer);
}
