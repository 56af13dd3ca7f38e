import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadPyodide, type PyodideInterface } from "pyodide";
import type { PyBuffer, PyCallable, PyDict } from "pyodide/ffi";
import type { Invocation } from "../core/benchmark/invocation.ts";
import { readReply } from "../core/benchmark/readReply.ts";
import {
  type BenchmarkPython,
  checkLimits,
  type PythonReply,
  type PythonRequest,
} from "../core/benchmark/request.ts";
import { parseChunk, parseOutcome, type Recording, RecordingBuilder } from "../core/trace/index.ts";

const root = new URL("../../", import.meta.url);
const stdlib = fileURLToPath(new URL(".generated/python.zip", root));
const pyodideFolder = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const mostBytes = 400_000_000;
const mostObjects = 2_000_000;

/** The page's own Python in this process: its standard library, its recorder, its evidence. */
export class HeadlessPython implements BenchmarkPython {
  private pyodide: PyodideInterface | null = null;
  private starting: Promise<Doors> | null = null;

  /** Does what it is asked, one after the other; what kills Python is answered as a time-out, and a new one is started. */
  async answer(
    requests: readonly PythonRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[]> {
    const replies: PythonReply[] = [];
    for (const request of requests) {
      signal?.throwIfAborted();
      const doors = await this.doors();
      replies.push(this.guarded(() => answerOne(doors, request)));
    }
    return replies;
  }

  private guarded(answer: () => PythonReply): PythonReply {
    try {
      return answer();
    } catch (error) {
      this.starting = null;
      if (error instanceof Error && error.constructor.name === "PythonError") throw error;
      return { kind: "timed-out" };
    }
  }

  private doors(): Promise<Doors> {
    this.starting ??= this.start();
    return this.starting;
  }

  private async start(): Promise<Doors> {
    if (this.pyodide === null) {
      await promisify(execFile)(process.execPath, [
        fileURLToPath(new URL("scripts/build-python.mjs", root)),
      ]);
    }
    const pyodide = await loadPyodide({
      indexURL: pyodideFolder,
      stdLibURL: stdlib,
      env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" },
      stdout: () => undefined,
      stderr: () => undefined,
    });
    this.pyodide = pyodide;
    return {
      record: pyodide.pyimport("foretrace.run"),
      answer: pyodide.pyimport("foretrace.evidence.answer"),
      rest: pyodide.pyimport("foretrace.evidence.rest"),
    };
  }
}

interface Doors {
  readonly record: PyCallable;
  readonly answer: PyCallable;
  readonly rest: PyCallable;
}

const now = (): number => performance.now();

function answerOne(doors: Doors, request: PythonRequest): PythonReply {
  if (request.kind === "record") return record(doors, request.invocation);
  const limits = request.limits ?? checkLimits;
  const reply: unknown = doors.answer(JSON.stringify({ ...request, limits }), now);
  return readReply(String(reply));
}

function record(doors: Doors, invocation: Invocation): PythonReply {
  const { source, profile, stdin, limits } = invocation;
  let virtual = Date.UTC(2024, 0, 1);
  const clock = {
    real: now,
    virtual: () => virtual,
    advance: (milliseconds: number) => {
      virtual += milliseconds;
    },
  };
  const builder = new RecordingBuilder(source);
  const emit = (columns: PyDict, tables: string): void => {
    const chunk = parseChunk({ columns: copyColumns(columns), tables });
    if ("kind" in chunk) throw new Error(`${chunk.rule}: ${chunk.detail}`);
    const added = builder.append(chunk);
    if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
  };
  doors.rest();
  const request = {
    source,
    stdin,
    seed: 0,
    mode: "state",
    profile,
    limits: { ...limits, bytes: mostBytes, objects: mostObjects },
  };
  const outcome = parseOutcome(doors.record(JSON.stringify(request), emit, clock));
  if (outcome.kind === "damaged") throw new Error(outcome.detail);
  return replyOf(builder.finish(outcome.outcome));
}

/** A run that wanted a module that is not there is no recording of what the benchmark asks about. */
function replyOf(recording: Recording): PythonReply {
  const { outcome } = recording;
  if (outcome?.kind === "exception" && outcome.error.type === "ModuleNotFoundError") {
    const name = /No module named '([^'.]+)/.exec(outcome.error.message)?.[1];
    if (name !== undefined) return { kind: "unavailable", module: name };
  }
  return { kind: "recorded", recording };
}

function copyColumns(columns: PyDict): Record<string, ArrayBuffer> {
  const copies: Record<string, ArrayBuffer> = {};
  for (const name of columns.keys()) {
    const column: PyBuffer = columns.get(name);
    const view = column.getBuffer("u8");
    copies[name] = new Uint8Array(view.data).buffer;
    view.release();
    column.destroy();
  }
  columns.destroy();
  return copies;
}
