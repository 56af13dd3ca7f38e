/**
 * To be imported before Pyodide, by whatever runs Python in Node.
 *
 * Node 20 may end the whole process ("unreachable code", in V8's deoptimizer) when a call of WebAssembly that was inlined into a JavaScript
 * function is deoptimised: it did so once in 8,000 recordings. Without inlining there is nothing to deoptimise.
 */
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--no-turbo-inline-js-wasm-calls");
