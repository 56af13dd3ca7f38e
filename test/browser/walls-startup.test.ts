import { copyFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChrome, openPage } from "./page.ts";
import { openWallsSite, type WallsSite } from "./walls-site.ts";

const shipped = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const rounds = 3;
/** A machine that is busy with something else may need a minute for one round. */
const longestMs = 300_000;

/** What a page does that follows Pyodide's own instructions for workers. */
const barePage = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
  const began = performance.now();
  const script = \`
    import { loadPyodide } from "\${new URL("shipped/pyodide.mjs", document.baseURI)}";
    const pyodide = await loadPyodide();
    postMessage(pyodide.runPython("1 + 1"));\`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  window.ready = new Promise((resolve) => {
    new Worker(url, { type: "module" }).onmessage = () => resolve(performance.now() - began);
  });
</script>`;

let site: WallsSite;

beforeAll(async () => {
  site = await openWallsSite();
  site.addFolder("shipped", (folder) => {
    for (const name of [
      "pyodide.mjs",
      "pyodide.asm.mjs",
      "pyodide.asm.wasm",
      "python_stdlib.zip",
      "pyodide-lock.json",
    ]) {
      copyFileSync(join(shipped, name), join(folder, name));
    }
    writeFileSync(join(folder, "..", "bare.html"), barePage);
  });
});

afterAll(() => site.close());

test(
  "Python behind the walls is ready sooner than a bare Pyodide",
  async () => {
    const browser = await launchChrome();
    const measure = async (url: string, expression: string) => {
      const { page, close } = await openPage(browser, url);
      const ms = await page.evaluate<number>(expression);
      await close();
      return ms;
    };
    const bare: number[] = [];
    const walled: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await measure(`${site.url}bare.html`, "window.ready"));
      walled.push(await measure(site.url, "window.walls.ready()"));
    }
    await browser.close();
    const ratio = median(walled) / median(bare);
    console.log(
      `Python ready in an empty profile, median of ${rounds}: ${median(walled).toFixed(0)} ms behind the walls, ` +
        `${median(bare).toFixed(0)} ms bare: ${ratio.toFixed(2)} of it.`,
    );
    expect(ratio).toBeLessThan(0.7);
  },
  longestMs,
);

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
