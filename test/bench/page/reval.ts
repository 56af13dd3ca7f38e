import { PagePython } from "../../../src/app/benchmarks/pagePython.ts";
import { reval } from "../../../src/core/benchmark/members/reval.ts";
import { computeTruths } from "../../../src/core/benchmark/run.ts";
import { sourceFileOf } from "../../../src/packs/container/sourceFile.ts";
import { revalFormat } from "../../../src/packs/formats/reval.ts";
import { createSecondRuntime, type PythonRuntime } from "../../../src/runtime/index.ts";
import type { Truths } from "./api.ts";

/** Reads REval's two files and computes all truths as the page does; the first Python is warm. */
export async function revalTruths(
  runtime: PythonRuntime,
  texts: readonly string[],
): Promise<Truths> {
  const files = texts.map((text, index) => sourceFileOf(`${index}.jsonl`, new Blob([text])));
  const { tasks } = await revalFormat.read(files, {});
  const second = createSecondRuntime(document);
  const python = second === null ? new PagePython(runtime) : new PagePython(runtime, second);
  const beganAt = performance.now();
  let computed = 0;
  for await (const { truth } of computeTruths(reval, tasks, python)) {
    if (truth.kind === "computed") computed += 1;
  }
  const ms = performance.now() - beganAt;
  second?.dispose();
  return { questions: tasks.length, computed, ms };
}
