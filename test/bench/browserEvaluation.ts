import type { Browser } from "playwright-core";
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
    columns: ["cells", "all, s", "a second", "memory before, MB", "memory after, MB"],
    rows: all.map(({ cells, ms, before, after }) => [
      cells,
      ms / 1000,
      (cells * 1000) / ms,
      before.heap / 1e6,
      after.heap / 1e6,
    ]),
    note: `${items} items of the sample programs, asked as often as it takes; each evaluation in a profile of its own. From the click on Run until the screen says Done: asked, read, scored, kept on disk, drawn.`,
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
  await close();
  return { cells, ms, before, after };
}
