import { performance } from "node:perf_hooks";
import { cruxeval, type CruxevalProbe } from "../../src/core/benchmark/members/cruxeval.ts";
import type { OutputTruth } from "../../src/core/benchmark/outputTruth.ts";
import { computeTruths, type KnownTask, scoreTasks } from "../../src/core/benchmark/run.ts";
import { HeadlessPython } from "../../src/headless/python.ts";
import { sourceFileOf } from "../../src/packs/container/sourceFile.ts";
import { cruxevalFormat } from "../../src/packs/formats/cruxeval.ts";
import type { Table } from "./report.ts";
import { median } from "./statistics.ts";

const rows = 800;
const samples = 20;

/** Functions of the size of the benchmark's; `#` is another number in each. */
const functions = [
  "def f(text, n):\n    out = []\n    for c in text:\n        if c.isalpha():\n            out.append(c * n)\n    return '-'.join(out) + '#'",
  "def f(items, n):\n    seen = {}\n    for item in items:\n        seen[item] = seen.get(item, #) + n\n    return sorted(seen.items())",
  "def f(text, n):\n    while len(text) < n + 9:\n        text += text[: # % 5 + 1]\n    return text[::-1]",
  "def f(text, n):\n    parts = text.split('b')\n    parts.insert(n, str(#))\n    return ''.join(p.upper() if p else '_' for p in parts)",
];

/** Marking as many answers as the benchmark's two questions have in its own samples, one after the other in one Python. */
export async function measureCruxeval(rounds: number): Promise<Table> {
  const lines = Array.from({ length: rows }, (_, index) => {
    const code = (functions[index % functions.length] ?? "").replaceAll("#", String(index));
    return JSON.stringify({
      code,
      input: `'abcab', ${index % 3}`,
      output: "''",
      id: `own_${index}`,
    });
  });
  const file = sourceFileOf("own.jsonl", new Blob([lines.join("\n")]));
  const { tasks } = await cruxevalFormat.read([file], {});
  const outputs = cruxeval.select(tasks, "output");
  const python = new HeadlessPython();
  const known: KnownTask<CruxevalProbe, OutputTruth>[] = [];
  const begun = performance.now();
  for await (const one of computeTruths(cruxeval, outputs, python)) known.push(one);
  const truthsMs = performance.now() - begun;
  const times: number[] = [];
  let passed = 0;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    passed = await marked();
    times.push(performance.now() - from);
  }
  await python.close();
  return {
    title: "CRUXEval's judgements",
    columns: ["answers", "passed", "start and truths, ms", "judging, ms"],
    rows: [[rows * samples, passed, truthsMs, median(times)]],
    note: "Own functions; every answer is run in a namespace of its own. Wall-clock time.",
  };

  async function marked(): Promise<number> {
    let count = 0;
    const predictions = outputs.flatMap(({ id, probe }) =>
      Array.from({ length: samples }, (_, sample) => ({
        task: id,
        part: "",
        sample,
        raw: [probe.output, "[]", "'' or 1", "'-'.join(['a'])"][sample % 4] ?? "",
        extracted: true,
        confidence: null,
        model: null,
      })),
    );
    const { answered } = await scoreTasks(cruxeval, known, predictions, python);
    for (const one of answered) {
      count += one.marked.filter(({ reference }) => reference.passed === true).length;
    }
    return count;
  }
}
