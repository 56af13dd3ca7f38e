/**
 * The page's Python in a thread of its own, for programs that run without a page: records runs, answers checks and evaluations.
 *
 * Takes `{ kind: "record" | "answer", requests }`, JSON texts, one list at a time. Says `ready` once, then for each request any number of
 * `chunk`s and one `done`; or `fatal`, after which it has to be ended. Who waits for it ends it when it takes too long.
 */
import "./v8.mjs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { loadPyodide } from "pyodide";

/** @typedef {import("pyodide/ffi").PyDict} Columns */

const port = parentPort;
if (port === null) throw new Error("this is no thread");

// What Pyodide says when it dies is nobody's: stdout is for results.
for (const name of ["log", "info", "warn", "error"]) Reflect.set(console, name, () => undefined);

const pyodide = await loadPyodide({
  indexURL: dirname(createRequire(import.meta.url).resolve("pyodide/package.json")),
  stdLibURL: fileURLToPath(new URL("../.generated/python.zip", import.meta.url)),
  env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" },
  stdout: () => undefined,
  stderr: () => undefined,
});
const record = pyodide.pyimport("foretrace.run_next");
const answer = pyodide.pyimport("foretrace.evidence.answer");
const rest = pyodide.pyimport("foretrace.evidence.rest");
const now = () => performance.now();

port.on("message", ({ kind, requests }) => {
  try {
    for (const request of requests) {
      const text = kind === "record" ? recorded(request) : answer(request, now);
      port.postMessage({ kind: "done", text });
    }
  } catch (error) {
    // An error of Python's own is a fault of the recorder; after any other, Pyodide refuses to go on.
    const fault = error instanceof Error && error.constructor.name === "PythonError";
    port.postMessage({ kind: "fatal", fault, message: String(error) });
  }
});
port.postMessage({ kind: "ready" });

/** @param {string} request */
function recorded(request) {
  let virtual = Date.UTC(2024, 0, 1);
  const clock = {
    real: now,
    virtual: () => virtual,
    /** @param {number} milliseconds */
    advance: (milliseconds) => {
      virtual += milliseconds;
    },
  };
  rest();
  return record(request, emit, clock);
}

/**
 * @param {Columns} given
 * @param {string} tables
 */
function emit(given, tables) {
  /** @type {Record<string, ArrayBuffer>} */
  const columns = {};
  for (const name of given.keys()) {
    const column = given.get(name);
    const view = column.getBuffer("u8");
    columns[name] = new Uint8Array(view.data).buffer;
    view.release();
    column.destroy();
  }
  given.destroy();
  port?.postMessage({ kind: "chunk", columns, tables }, Object.values(columns));
}
