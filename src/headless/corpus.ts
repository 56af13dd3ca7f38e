import { corpusKinds, printRecords } from "../core/benchmark/corpus/corpus.ts";
import type { Task } from "../core/benchmark/task.ts";
import {
  openBenchmark,
  readWords,
  rejections,
  runCommand,
  tell,
  UsageError,
  write,
} from "./command.ts";
import { HeadlessPython } from "./python.ts";

/** `corpus <format> <files…> [--kinds traced,forward,backward]`: pre-training records of every run of the tasks, one JSON object a line. */
async function corpus(given: readonly string[]): Promise<void> {
  const { plain, options } = readWords(given, { kinds: "one" });
  const asked = (options.get("kinds")?.[0] ?? corpusKinds.join()).split(",");
  const kinds = corpusKinds.filter((kind) => asked.includes(kind));
  if (kinds.length !== asked.length) {
    throw new UsageError(`The kinds of records are: ${corpusKinds.join(", ")}.`);
  }
  const { imported } = await openBenchmark(plain);
  tell(rejections(imported));
  const python = new HeadlessPython();
  const inputs = new Map<string, number>();
  for (const { group, program } of runsOf(imported.tasks)) {
    const input = inputs.get(group) ?? 0;
    inputs.set(group, input + 1);
    const [reply] = await python.answer([{ kind: "record", invocation: program }]);
    if (reply?.kind !== "recorded") {
      const why =
        reply?.kind === "unavailable" ? `needs the module ${reply.module}` : "did not end";
      tell([`${group}, input ${input}: the program ${why}.`]);
      continue;
    }
    const { recording } = reply;
    await write(printRecords({ path: group, input, invocation: program, recording }, kinds));
  }
}

/** Each run that tasks are about, once. */
function runsOf(tasks: readonly Task[]) {
  const seen = new Set<string>();
  return tasks.flatMap((task) => {
    const { group, program } = task;
    if (program === null || seen.has(task.case)) return [];
    seen.add(task.case);
    return [{ group, program }];
  });
}

await runCommand(corpus);
