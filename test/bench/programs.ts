import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One program that is measured. */
export interface BenchProgram {
  /** Words for people, as "bubble sort". */
  readonly name: string;
  readonly source: string;
}

const folder = fileURLToPath(new URL("./programs/", import.meta.url));

/** The programs of `programs/`, each twice over, so that it has 200,000 to 420,000 steps; by name. */
export function benchPrograms(): readonly BenchProgram[] {
  return onceEach().map(({ name, source }) => ({ name, source: `${source}\n\n${source}` }));
}

/** The programs of `programs/`, each with 100,000 to 210,000 steps; by name. */
export function onceEach(): readonly BenchProgram[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".py"));
  return files.toSorted().map((file) => ({
    name: file.replace(".py", "").replaceAll("_", " "),
    source: readFileSync(folder + file, "utf8"),
  }));
}

/** All programs as one, one after the other in one module: a little above 1,000,000 steps. */
export function longProgram(): string {
  return onceEach()
    .map(({ source }) => source)
    .join("\n\n");
}
