import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keep } from "./benchmarks/benchmarkPage.ts";
import { launchChrome, openPage, serveSite, type OpenPage, type Site } from "./page.ts";

let site: Site;
let browser: Browser;
let open: OpenPage;
const folder = mkdtempSync(join(tmpdir(), "foretrace-"));

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  open = await openPage(browser, `${site.url}#/benchmarks`);
});

afterAll(async () => {
  await open.close();
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

interface Row {
  readonly code: string;
  readonly input: string;
  readonly output: string;
  readonly id: string;
}

/** Writes a file of CRUXEval's form, and chooses it on the screen. */
async function choose(page: Page, name: string, rows: readonly Row[]): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  await page.goto(`${site.url}#/benchmarks`);
  await page.getByLabel("Benchmark files", { exact: true }).setInputFiles(path);
}

function rowsOf(count: number, comment: string): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `def f(x):\n    # ${comment}\n    return x + ${index}`,
    input: "1",
    output: String(index + 1),
    id: `sample_${index}`,
  }));
}

/** From now on the page notes how long it did not answer at most; the result says it, in ms. */
async function listen(page: Page): Promise<() => Promise<number>> {
  const worst = await page.evaluateHandle(() => {
    const gap = { worst: 0 };
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      gap.worst = Math.max(gap.worst, now - last);
      last = now;
    }, 10);
    return gap;
  });
  return () => worst.evaluate((gap) => gap.worst);
}

test("a large file is read, kept and opened while the page goes on answering", async () => {
  const { page, errors } = open;
  const silence = await listen(page);
  // 40 MB of them.
  await choose(page, "large.jsonl", rowsOf(4_000, "x".repeat(10_000)));
  await page
    .getByRole("heading", { name: /^Found CRUXEval: 8,000 tasks/ })
    .waitFor({ timeout: 60_000 });
  await keep(page, "Large");
  await page.getByText("0 of 8,000 truths known").waitFor({ timeout: 60_000 });
  // In one piece it would be several seconds.
  expect(await silence()).toBeLessThan(1_000);
  expect(errors).toEqual([]);
});
