import { computeTruths, type KnownTask, scoreTasks } from "../core/benchmark/run.ts";
import { printScores } from "../packs/benchmarkExport/scores.ts";
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
async function scoreAnswers(given: readonly string[]): Promise<void> {
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
  const rejected = imported.rejected.length;
  if (answers === null) {
    await write(printScores({ benchmark, known, rejected, answers: null }));
    return;
  }
  const read = await readPredictions(benchmark.id, answers, tasks, {});
  tell(rejections(read));
  if (read.predictions.length === 0) {
    throw new UsageError(`${(paths ?? []).join(", ")} holds no answer to a task of these files.`);
  }
  const { score } = await scoreTasks(benchmark, known, read.predictions, python);
  await write(printScores({ benchmark, known, rejected, answers: { ...read, score } }));
}

await runCommand(scoreAnswers);
