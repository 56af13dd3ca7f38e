import type { Browser, Page } from "playwright-core";
import { openPage } from "../browser/page.ts";
import { type Held, heldBy } from "./browserMemory.ts";
import { longProgram } from "./programs.ts";
import { type Cell, progress, type Table } from "./report.ts";
import { median, quantile } from "./statistics.ts";

const megabyte = 1_000_000;
const seeks = 500;

/** A program of more than 1,000,000 steps in the page: recording it, seeking in it, keeping it. */
export async function measureBrowserLong(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<Table> {
  const source = longProgram();
  const times: number[] = [];
  let rows: readonly (readonly Cell[])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`the long program, ${round + 1} of ${rounds}`);
    const { page, close } = await openPage(browser, url);
    page.setDefaultTimeout(0);
    const measured = await measureOnce(browser, page, source);
    times.push(measured.recordMs);
    rows = measured.rows;
    await close();
  }
  return {
    title: "A program of a million steps in Chromium",
    columns: ["", "wall clock"],
    rows: [
      [
        "recording and putting together: least, median",
        seconds([Math.min(...times), median(times)]),
      ],
      ...rows,
    ],
    note:
      `The eight programs one after the other, ${rounds} times, each in a new page; what is below the first row is of the last of them. ` +
      `Seeks go to ${seeks} random steps, each of them once; the whole state is every frame, every object that a name reaches, and what the step changed.`,
  };
}

async function measureOnce(
  browser: Browser,
  page: Page,
  source: string,
): Promise<{ readonly recordMs: number; readonly rows: readonly (readonly Cell[])[] }> {
  await page.evaluate(() => window.bench.ready());
  const before = await heldBy(browser, page);
  const long = await page.evaluate((text) => window.bench.keep(text), source);
  const recorded = await heldBy(browser, page);
  const seek = await page.evaluate((count) => window.bench.seek(count), seeks);
  const read = await heldBy(browser, page);
  return {
    recordMs: long.recordMs,
    rows: [
      ["steps", long.steps],
      ["bytes that came", megabytes(long.bytes)],
      ["first seek", milliseconds([seek.first])],
      ["seek and read the stack: p50, p95, most", milliseconds(spread(seek.stack))],
      ["seek and read the whole state: p50, p95, most", milliseconds(spread(seek.whole))],
      ["memory of the recording", growth(before, recorded)],
      ["memory after the seeks", growth(before, read)],
      ["all of the page's processes before and after", resident(before, read)],
    ],
  };
}

function spread(values: readonly number[]): readonly number[] {
  return [quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)];
}

function growth(before: Held, after: Held): string {
  return megabytes(after.heap - before.heap);
}

function resident(before: Held, after: Held): string {
  if (Number.isNaN(before.resident)) return "not told by this system";
  return `${megabytes(before.resident)}, ${megabytes(after.resident)}`;
}

function seconds(values: readonly number[]): string {
  return values.map((value) => `${(value / 1000).toFixed(2)} s`).join(", ");
}

function milliseconds(values: readonly number[]): string {
  return values.map((value) => `${Number(value.toPrecision(2))} ms`).join(", ");
}

function megabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
