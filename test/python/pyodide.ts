import "../../scripts/v8.mjs";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { loadPyodide, type PyodideInterface } from "pyodide";
import type { PyBuffer, PyCallable, PyDict } from "pyodide/ffi";

/** The request that the recorder takes, as far as a test sets it; what is left out has its default. */
export interface RequestOptions {
  readonly stdin?: readonly string[];
  readonly seed?: number;
  readonly mode?: "state" | "path";
  readonly profile?: "native" | "3.11";
  readonly limits?: Readonly<Partial<Record<"steps" | "timeMs" | "bytes" | "objects", number>>>;
  /** First and last step (0-based) whose state is recorded. */
  readonly window?: readonly [number, number];
  /** Names of a frame that get other values after steps (0-based) that are about to run a line. */
  readonly set?: readonly {
    readonly step: number;
    readonly line: number;
    readonly frame: number;
    readonly names: Readonly<Record<string, string>>;
  }[];
  /** First step (0-based) from which on each step is a chunk of its own. */
  readonly flushFrom?: number;
}

/** One chunk as the recorder emitted it: columns by name, and tables as JSON text ("" for none). */
export interface EmittedChunk {
  readonly columns: Readonly<Record<string, ArrayBuffer>>;
  readonly tables: string;
}

/** All that one run emitted; `outcome` is JSON text. */
export interface EmittedRun {
  readonly chunks: readonly EmittedChunk[];
  readonly outcome: string;
}

/** Python with the recorder of `workers/python` imported from its sources. */
export interface Foretrace {
  readonly pyodide: PyodideInterface;
  /** Records one program; `real` is the clock in milliseconds that time limits are held against. */
  run(source: string, options?: RequestOptions, real?: () => number): EmittedRun;
}

const sources = fileURLToPath(new URL("../../workers/python/", import.meta.url));
const stdlib = fileURLToPath(new URL("../../.generated/python.zip", import.meta.url));
const pyodideFolder = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const mountPoint = "/foretrace-source";
const defaultLimits = {
  steps: 5_000_000,
  timeMs: 60_000,
  bytes: 160_000_000,
  objects: 1_000_000,
};

function copySources(pyodide: PyodideInterface, from: string, to: string): void {
  pyodide.FS.mkdirTree(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === "__pycache__") continue;
    const target = `${to}/${entry.name}`;
    if (entry.isDirectory()) copySources(pyodide, join(from, entry.name), target);
    else pyodide.FS.writeFile(target, readFileSync(join(from, entry.name)));
  }
}

function copyColumn(value: PyBuffer): ArrayBuffer {
  const view = value.getBuffer("u8");
  try {
    return new Uint8Array(view.data).buffer;
  } finally {
    view.release();
  }
}

/**
 * Starts a Python of its own and imports the recorder's sources into it; load once per test file.
 *
 * Its standard library and hash seed are the page's. Errors of the recorder itself arrive as exceptions.
 */
export async function loadForetrace(): Promise<Foretrace> {
  const pyodide = await loadPyodide({
    indexURL: pyodideFolder,
    stdLibURL: stdlib,
    env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" },
  });
  copySources(pyodide, sources, mountPoint);
  pyodide.runPython(`import sys
sys.dont_write_bytecode = True
sys.path.insert(0, ${JSON.stringify(mountPoint)})
import foretrace`);
  const record: PyCallable = pyodide.runPython("foretrace.run");
  return {
    pyodide,
    run(source, options = {}, real = () => performance.now()) {
      // The program's own clock: it moves only when the program sleeps.
      let virtual = Date.UTC(2024, 0, 1);
      const clock = {
        real,
        virtual: () => virtual,
        advance: (milliseconds: number) => {
          virtual += milliseconds;
        },
      };
      const chunks: EmittedChunk[] = [];
      const emit = (columns: PyDict, tables: string): void => {
        const copies: Record<string, ArrayBuffer> = {};
        for (const name of columns.keys()) copies[name] = copyColumn(columns.get(name));
        columns.destroy();
        chunks.push({ columns: copies, tables });
      };
      const request = {
        source,
        stdin: [],
        seed: 0,
        mode: "state",
        profile: "native",
        ...options,
        limits: { ...defaultLimits, ...options.limits },
      };
      const outcome: string = record(JSON.stringify(request), emit, clock);
      return { chunks, outcome };
    },
  };
}
