import { computeTruths } from "../core/benchmark/run.ts";
import { printTruthLine } from "../packs/benchmarkExport/truths.ts";
import { openBenchmark, readWords, rejections, runCommand, tell, write } from "./command.ts";
import { HeadlessPython } from "./python.ts";

/** `truth <format> <files…>`: the truth of every task, one JSON object a line. */
async function printTruths(given: readonly string[]): Promise<void> {
  const { benchmark, imported } = await openBenchmark(readWords(given, {}).plain);
  tell(rejections(imported));
  const python = new HeadlessPython();
  for await (const known of computeTruths(benchmark, imported.tasks, python)) {
    const line = printTruthLine(benchmark, known);
    if (line !== "") await write(line);
  }
}

await runCommand(printTruths);
