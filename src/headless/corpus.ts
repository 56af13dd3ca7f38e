import { corpusKinds } from "../core/benchmark/corpus/corpus.ts";
import { corpusRecords } from "../core/benchmark/corpus/records.ts";
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
  for await (const { plan, text, reason } of corpusRecords(imported.tasks, python, kinds)) {
    if (text === null) tell([`${plan.path}, input ${plan.input}: ${reason}`]);
    else if (text !== "") await write(text);
  }
}

await runCommand(corpus);
