import { performance } from "node:perf_hooks";
import { reval } from "../../src/core/benchmark/members/reval.ts";
import { computeTruths } from "../../src/core/benchmark/run.ts";
import { HeadlessPython } from "../../src/headless/python.ts";
import { sourceFileOf } from "../../src/packs/container/sourceFile.ts";
import { revalFormat } from "../../src/packs/formats/reval.ts";
import type { Table } from "./report.ts";
import { functionRuns, revalFiles, testRuns } from "./revalFiles.ts";
import { median } from "./statistics.ts";

/** The truths of as many runs of own programs as REval has, with as many probes. */
export async function measureReval(rounds: number): Promise<Table> {
  const files = revalFiles().map((text, index) => sourceFileOf(`${index}.jsonl`, new Blob([text])));
  const { tasks } = await revalFormat.read(files, {});
  const times: number[] = [];
  const cold: number[] = [];
  let computed = 0;
  for (let round = 0; round < rounds; round++) {
    const python = new HeadlessPython();
    const begun = performance.now();
    await python.answer([{ kind: "check", source: "pass" }]);
    cold.push(performance.now() - begun);
    computed = 0;
    for await (const { truth } of computeTruths(reval, tasks, python)) {
      if (truth.kind === "computed") computed += 1;
    }
    times.push(performance.now() - begun);
    await python.close();
  }
  return {
    title: "REval's truths",
    columns: ["runs", "questions", "computed", "start, ms", "all, ms"],
    rows: [[functionRuns + testRuns, tasks.length, computed, median(cold), median(times)]],
    note: "Own programs; the start of Python and all truths, in two threads where there are two processors. Wall-clock time.",
  };
}
