import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { foretracePlugins } from "../../build/foretrace-plugins.ts";
import { serveSite, type Site } from "../browser/page.ts";

const root = fileURLToPath(new URL("./page/", import.meta.url));
const folder = fileURLToPath(new URL("../../.generated/bench-page/", import.meta.url));
const shipped = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));

/** What a page does that follows Pyodide's own instructions for workers. */
const barePage = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
  const script = \`
    import { loadPyodide } from "\${new URL("pyodide.mjs", document.baseURI)}";
    const pyodide = await loadPyodide();
    postMessage(pyodide.runPython("1 + 1"));\`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  window.ready = new Promise((resolve) => {
    new Worker(url, { type: "module" }).onmessage = () => resolve(performance.now());
  });
</script>`;

/** Builds the page in which the runtime is measured, and serves it. */
export async function openBenchSite(): Promise<Site> {
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "error",
    plugins: foretracePlugins(),
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  return serveSite(folder);
}

/** Serves a page that starts Pyodide as it is shipped; its `window.ready` gives the time at which it answered. */
export function openBareSite(): Promise<Site> {
  const bare = join(folder, "..", "bench-bare");
  mkdirSync(bare, { recursive: true });
  const files = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];
  for (const file of [...files, "pyodide-lock.json"]) {
    copyFileSync(join(shipped, file), join(bare, file));
  }
  writeFileSync(join(bare, "index.html"), barePage);
  return serveSite(bare);
}
