import type { Page } from "playwright-core";
import type { Asked, RunTimes } from "./page/api.ts";
import { plainProgram, plainTimes } from "./plainProgram.ts";
import type { BenchProgram } from "./programs.ts";
import { type Cell, progress, type Table } from "./report.ts";
import { median, medianRatio } from "./statistics.ts";

/** What a step costs in the page, behind the walls, by the page's clock: bare, traced by nothing, path, full state. */
export async function measureBrowserCosts(
  page: Page,
  programs: readonly BenchProgram[],
  rounds: number,
): Promise<Table> {
  const rows: (readonly Cell[])[] = [];
  for (const program of programs) rows.push(await costsOf(page, program, rounds));
  const column = (place: number): readonly number[] => rows.map((row) => Number(row[place]));
  const mean = (place: number): number =>
    column(place).reduce((sum, value) => sum + value, 0) / rows.length;
  return {
    title: "Cost of a step in Chromium, wall clock",
    columns: [
      "program",
      "steps",
      "bare µs",
      "no-op `settrace` µs",
      "path µs",
      "full state µs",
      "path / `settrace`",
      "state / `settrace`",
      "state / bare",
    ],
    rows: [
      ...rows,
      [
        "mean µs, median ratio",
        "",
        ...[2, 3, 4, 5].map(mean),
        ...[6, 7, 8].map((at) => median(column(at))),
      ],
    ],
    note:
      `In the worker behind the walls, from the first piece of the recording to its end, with the page putting it together beside it. Least of ${rounds} ` +
      "rounds for µs, median of their ratios; one more round before them is not counted.",
  };
}

async function costsOf(
  page: Page,
  { name, source }: BenchProgram,
  rounds: number,
): Promise<readonly Cell[]> {
  progress(name);
  const kinds: readonly (Asked & { readonly times: number })[] = [
    { source: plainProgram(source, false), mode: "path", times: plainTimes },
    { source: plainProgram(source, true), mode: "path", times: plainTimes },
    { source, mode: "path", times: 1 },
    { source, mode: "state", times: 1 },
  ];
  const measured = kinds.map((): number[] => []);
  let steps = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, { times, ...asked }] of kinds.entries()) {
      const run: RunTimes = await page.evaluate((wish) => window.bench.run(wish), asked);
      if (round > 0) measured[place]?.push((run.ms * 1000) / times);
      steps = run.steps;
    }
  }
  const [bare = [], traced = [], path = [], state = []] = measured.map((row) =>
    row.map((value) => value / steps),
  );
  return [
    name,
    steps,
    ...[bare, traced, path, state].map((row) => Math.min(...row)),
    medianRatio(path, traced),
    medianRatio(state, traced),
    medianRatio(state, bare),
  ];
}
