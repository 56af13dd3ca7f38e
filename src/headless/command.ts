import type { Benchmark } from "../core/benchmark/benchmark.ts";
import { benchmarks } from "../core/benchmark/index.ts";
import type { Imported } from "../core/benchmark/imported.ts";
import { benchmarkFormats } from "../packs/formats/index.ts";
import type { SourceFile } from "../packs/container/sourceFile.ts";
import { sourceFiles } from "./files.ts";

/** A command that was called in a way that it does not know: `message` is a sentence for the person who called. */
export class UsageError extends Error {}

/** The words of a command line: plain ones, and options with what was given for them. */
export interface Words {
  readonly plain: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** How many values an option takes: one, or all words up to the next option. */
export type OptionNames = Readonly<Record<string, "one" | "many">>;

/**
 * Reads a command line. An option that takes many may be given again; it takes further words only where a format and a file stand before
 * it, so that an option in front swallows no file of the benchmark.
 */
export function readWords(given: readonly string[], names: OptionNames): Words {
  const plain: string[] = [];
  const options = new Map<string, string[]>();
  let taking: string[] | null = null;
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? "";
    if (!word.startsWith("--")) {
      (taking ?? plain).push(word);
      continue;
    }
    const [name = "", inline] = word.slice(2).split(/=(.*)/s);
    const value = inline ?? given[++at];
    const many = names[name] === "many";
    const before = options.get(name);
    if (!Object.hasOwn(names, name)) throw new UsageError(`There is no option --${name}.`);
    if (value === undefined) throw new UsageError(`The option --${name} needs a value.`);
    if (before !== undefined && !many) throw new UsageError(`The option --${name} is given twice.`);
    const values = before ?? [];
    values.push(value);
    options.set(name, values);
    taking = many && plain.length > 1 ? values : null;
  }
  return { plain, options };
}

/** A benchmark's rules and what was read of its files. */
export interface Opened {
  readonly benchmark: Benchmark;
  readonly imported: Imported;
}

/** Opens the files that a command line names: a format, then files or folders. */
export async function openBenchmark([format, ...paths]: readonly string[]): Promise<Opened> {
  const known = benchmarkFormats.map(({ id }) => id).join(", ");
  if (format === undefined) throw new UsageError(`Name a format first: ${known}.`);
  const found = benchmarkFormats.find(({ id }) => id === format);
  const benchmark = benchmarks.find(({ id }) => id === format);
  if (found === undefined || benchmark === undefined) {
    throw new UsageError(`There is no format "${format}". There are: ${known}.`);
  }
  if (paths.length === 0) throw new UsageError(`Name the files of ${format} behind it.`);
  const imported = await found.read(await filesOf(paths), {});
  if (imported.tasks.length === 0) {
    tell(rejections(imported));
    throw new UsageError(`The files hold no task of ${format}.`);
  }
  return { benchmark, imported };
}

/** Files and folders by their paths. */
export async function filesOf(paths: readonly string[]): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of paths) {
    try {
      files.push(...(await sourceFiles(path)));
    } catch {
      throw new UsageError(`The file ${path} cannot be read.`);
    }
  }
  return files;
}

/** Tells rejected rows and the like on stderr: stdout is for JSON alone. */
export function tell(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
}

/** Sentences on what of some files could not be read. */
export function rejections({ rejected }: Pick<Imported, "rejected">): readonly string[] {
  return rejected.map(({ file, line, reason }) =>
    line === 0 ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`,
  );
}

/** Runs a command; what was called wrongly ends with a sentence on stderr and the exit code 2. */
export async function runCommand(command: (given: readonly string[]) => Promise<void>) {
  try {
    await command(process.argv.slice(3));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    tell([error.message]);
    process.exitCode = 2;
  }
}

/** Writes to stdout, however slow who reads it is. */
export async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}
