import { computeTruths } from "../core/benchmark/run.ts";
import { openBenchmark, readWords, rejections, runCommand, tell, write } from "./command.ts";
import { HeadlessPython } from "./python.ts";

/** `truth <format> <files…>`: the truth of every task, one JSON object a line. */
async function printTruths(given: readonly string[]): Promise<void> {
  const { benchmark, imported } = await openBenchmark(readWords(given, {}).plain);
  tell(rejections(imported));
  for await (const { task, truth } of computeTruths(
    benchmark,
    imported.tasks,
    new HeadlessPython(),
  )) {
    const printed = benchmark.printTruth(task, truth);
    if (printed !== null) await write(`${JSON.stringify(printed)}\n`);
  }
}

await runCommand(printTruths);
