import type { Browser } from "playwright-core";
import { openPage } from "../browser/page.ts";
import type { Table } from "./report.ts";
import { functionRuns, revalFiles, testRuns } from "./revalFiles.ts";
import { median } from "./statistics.ts";

/** The truths of as many runs of own programs as REval has, behind the walls; each round in a page of its own. */
export async function measureBrowserReval(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<Table> {
  const files = revalFiles();
  const times: number[] = [];
  const counts = { questions: 0, computed: 0 };
  for (let round = 0; round < rounds; round++) {
    const { page, close } = await openPage(browser, url);
    await page.evaluate(() => window.bench.ready());
    const { ms, questions, computed } = await page.evaluate(
      (given) => window.bench.revalTruths(given),
      files,
    );
    Object.assign(counts, { questions, computed });
    times.push(ms);
    await close();
  }
  return {
    title: "REval's truths in the page",
    columns: ["runs", "questions", "computed", "all, ms"],
    rows: [[functionRuns + testRuns, counts.questions, counts.computed, median(times)]],
    note: "Own programs, one Python warm when it begins; workers take many runs each, two at a time. Wall-clock time.",
  };
}
