import { computeTruths, type KnownTask, scoreTasks } from "../core/benchmark/run.ts";
import type { Aggregates } from "../core/benchmark/mark.ts";
import { readPredictions } from "../packs/predictions/index.ts";
import {
  filesOf,
  openBenchmark,
  readWords,
  rejections,
  runCommand,
  tell,
  UsageError,
  write,
} from "./command.ts";
import { HeadlessPython } from "./python.ts";

/** `score <format> <files…> [--predictions <files…>] [--task <choice>]`: all figures as one JSON object. */
async function printScores(given: readonly string[]): Promise<void> {
  const { plain, options } = readWords(given, { predictions: "many", task: "one" });
  const paths = options.get("predictions");
  const answers = paths === undefined ? null : await filesOf(paths);
  const { benchmark, imported } = await openBenchmark(plain);
  const choice = options.get("task")?.[0] ?? benchmark.choices[0] ?? "";
  if (options.has("task") && !benchmark.choices.includes(choice)) {
    const choices = benchmark.choices.join(", ");
    throw new UsageError(
      choices === ""
        ? `The tasks of ${benchmark.id} are all of one kind.`
        : `There is no task "${choice}". There are: ${choices}.`,
    );
  }
  tell(rejections(imported));
  const tasks = benchmark.select(imported.tasks, choice);
  const python = new HeadlessPython();
  const known: KnownTask[] = [];
  for await (const one of computeTruths(benchmark, tasks, python)) known.push(one);
  const computed = known.filter(({ truth }) => truth.kind === "computed").length;
  const counts = {
    benchmark: benchmark.id,
    tasks: tasks.length,
    computed,
    unavailable: tasks.length - computed,
    equal: known.filter(({ task, truth }) => benchmark.agrees(task, truth) === true).length,
    rejected: imported.rejected.length,
  };
  if (answers === null) {
    await write(`${JSON.stringify(counts)}\n`);
    return;
  }
  const read = await readPredictions(benchmark.id, answers, tasks, {});
  tell(rejections(read));
  if (read.predictions.length === 0) {
    throw new UsageError(`${(paths ?? []).join(", ")} holds no answer to a task of these files.`);
  }
  const scored = await scoreTasks(benchmark, known, read.predictions, python);
  const lists = {
    answers: read.predictions.length,
    unknown: read.unknown,
    missing: read.missing,
    duplicate: read.duplicate,
  };
  const strict: Aggregates = scored.score.strict;
  await write(`${JSON.stringify({ ...counts, ...lists, ...scored.score.reference, strict })}\n`);
}

await runCommand(printScores);
