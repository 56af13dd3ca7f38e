import type { Browser, Page } from "playwright-core";
import { evaluationPage } from "../browser/evaluations/evaluationPage.ts";
import { openPage } from "../browser/page.ts";
import { type Held, heldBy } from "./browserMemory.ts";
import { progress, type Table } from "./report.ts";

const items = 100;
const sizes = [2_000, 10_000] as const;
const script = `{"otherwise": [{"kind": "answer", "text": "[ANSWER]\\n1\\n[/ANSWER]"}]}`;
const longestMs = 600_000;

/** What one evaluation took, in milliseconds and bytes. */
interface Measured {
  readonly cells: number;
  readonly ms: number;
  /** From the click on its name, in a page that was loaded anew, until it is there again. */
  readonly againMs: number;
  readonly before: Held;
  readonly after: Held;
}

/** An evaluation of the scripted predictor from the click until all is answered, scored, kept and on the screen. */
export async function measureEvaluation(browser: Browser, url: string): Promise<Table> {
  const all: Measured[] = [];
  for (const cells of sizes) {
    progress(`an evaluation of ${cells} cells`);
    all.push(await measureOnce(browser, url, cells));
  }
  return {
    title: "An evaluation with the scripted predictor, in Chromium",
    columns: [
      "cells",
      "all, s",
      "a second",
      "opened again, s",
      "memory before, MB",
      "memory after, MB",
    ],
    rows: all.map(({ cells, ms, againMs, before, after }) => [
      cells,
      ms / 1000,
      (cells * 1000) / ms,
      againMs / 1000,
      before.heap / 1e6,
      after.heap / 1e6,
    ]),
    note: `${items} items of the sample programs, asked as often as it takes; each evaluation in a profile of its own. From the click on Run until the screen says Done: asked, read, scored, kept on disk, drawn. Opened again: until all of them are read and scored once more, the start of Python included.`,
  };
}

async function measureOnce(browser: Browser, url: string, cells: number): Promise<Measured> {
  const { page, close } = await openPage(browser, `${url}#/models/new`);
  const evaluation = evaluationPage(page);
  for (const floor of ["always", "prior"]) {
    await page.getByRole("button", { name: `Remove ${floor}`, exact: true }).click();
  }
  await page.getByRole("button", { name: "Add a scripted one" }).click();
  await page.getByLabel(/^Script of/).fill(script);
  await page.getByLabel(/^Questions on each program/).fill("50");
  await page.getByLabel(/^Answers to each item/).fill(String(cells / items));
  await evaluation.plan({ add: [], items, title: "Bench" });
  const before = await heldBy(browser, page);
  const startedAt = performance.now();
  await evaluation.run("Bench");
  await evaluation.stands("Done", longestMs);
  const ms = performance.now() - startedAt;
  const after = await heldBy(browser, page);
  const againMs = await openAgain(page, cells);
  await close();
  return { cells, ms, againMs, before, after };
}

async function openAgain(page: Page, cells: number): Promise<number> {
  await evaluationPage(page).go("Evaluations");
  await page.reload();
  const link = page.getByRole("link", { name: "Bench", exact: true });
  await link.waitFor();
  const startedAt = performance.now();
  await link.click();
  const counted = new RegExp(` of ${cells.toLocaleString("en")}\\b`);
  const figures = page.getByRole("region", { name: "Right answers" });
  await figures.getByText(counted).first().waitFor({ timeout: longestMs });
  return performance.now() - startedAt;
}
