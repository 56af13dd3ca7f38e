import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { pageFolder } from "../../scripts/page-build.mjs";
import { type Cell, progress, type Table } from "./report.ts";
import { median, medianRatio } from "./statistics.ts";

/** When something could be seen in a page, in milliseconds since its navigation began. */
interface Moments {
  /** A text box takes the program. */
  readonly box: number;
  /** The full editor has taken its place. */
  readonly editor: number;
  readonly python: number;
}

/** Looks at each change of the document for what a person waits for. */
const watcher = `
  window.moments = new Promise((resolve) => {
    const seen = {};
    const look = () => {
      if (document.querySelector('textarea, .monaco-editor')) seen.box ??= performance.now();
      if (document.querySelector('.monaco-editor .view-line')) seen.editor ??= performance.now();
      if (document.body?.innerText.includes('Python is ready')) seen.python ??= performance.now();
      if (Object.keys(seen).length === 3) { observer.disconnect(); resolve(seen); }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
`;

/** How long the built page takes to its editor and to Python, against a page that starts Pyodide as it is shipped. */
export async function measureStart(
  browser: Browser,
  url: string,
  bareUrl: string,
  rounds: number,
): Promise<readonly Table[]> {
  const cold: Moments[] = [];
  const warm: Moments[] = [];
  const bareCold: number[] = [];
  const bareWarm: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`start-up, ${round + 1} of ${rounds}`);
    await inNewProfile(browser, async (context) => {
      bareCold.push(await bareStart(context, bareUrl));
      bareWarm.push(await bareStart(context, bareUrl));
    });
    await inNewProfile(browser, async (context) => {
      cold.push(await start(context, url));
      warm.push(await start(context, url));
    });
  }
  return [
    {
      title: "Start-up in Chromium",
      columns: ["", "this page, ms", "bare Pyodide, ms", "ratio"],
      rows: [
        ["text box, new profile", median(cold.map(({ box }) => box)), "", ""],
        ["full editor, new profile", median(cold.map(({ editor }) => editor)), "", ""],
        row(
          "Python ready, new profile",
          cold.map(({ python }) => python),
          bareCold,
        ),
        ["full editor, second visit", median(warm.map(({ editor }) => editor)), "", ""],
        row(
          "Python ready, second visit",
          warm.map(({ python }) => python),
          bareWarm,
        ),
      ],
      note:
        `Since navigation, medians of ${rounds}, the two pages in turn, each from a server on the same machine without compression. ` +
        "The bare page is nothing but `loadPyodide()` in a module worker with the standard library as shipped; this page loads its screens and its editor meanwhile.",
    },
    weight(),
  ];
}

function row(name: string, values: readonly number[], bare: readonly number[]): readonly Cell[] {
  return [name, median(values), median(bare), medianRatio(values, bare)];
}

async function inNewProfile(
  browser: Browser,
  visit: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(0);
  await visit(context);
  await context.close();
}

async function visited<T>(
  context: BrowserContext,
  url: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  await page.addInitScript(watcher);
  await page.goto(url);
  const seen = await look(page);
  await page.close();
  return seen;
}

function start(context: BrowserContext, url: string): Promise<Moments> {
  return visited(context, url, (page) => page.evaluate<Moments>("window.moments"));
}

function bareStart(context: BrowserContext, url: string): Promise<number> {
  return visited(context, url, (page) => page.evaluate<number>("window.ready"));
}

function weight(): Table {
  const markup = readFileSync(join(pageFolder, "index.html"), "utf8");
  const scripts = [...markup.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    ([, name]) => name ?? "",
  );
  const sizes = scripts.map((name) => {
    const bytes = readFileSync(join(pageFolder, name));
    return { raw: bytes.length, packed: gzipSync(bytes).length };
  });
  const sum = (pick: (size: { raw: number; packed: number }) => number): number =>
    sizes.reduce((total, size) => total + pick(size), 0) / 1000;
  return {
    title: "Weight of the page's first JavaScript",
    columns: ["", "kB", "kB, gzip"],
    rows: [[`${scripts.length} scripts`, sum(({ raw }) => raw), sum(({ packed }) => packed)]],
  };
}
