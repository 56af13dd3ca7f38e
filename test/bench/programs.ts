import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One program that is measured. */
export interface BenchProgram {
  /** Words for people, as "bubble sort". */
  readonly name: string;
  readonly source: string;
}

const folder = fileURLToPath(new URL("./programs/", import.meta.url));

/** The programs of `programs/`, each of 100,000 to 300,000 steps, by name. */
export function benchPrograms(): readonly BenchProgram[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".py"));
  return files.toSorted().map((file) => ({
    name: file.replace(".py", "").replaceAll("_", " "),
    source: readFileSync(folder + file, "utf8"),
  }));
}

/** All programs as one, one after the other in one module: a little above 1,000,000 steps. */
export function longProgram(): string {
  return benchPrograms()
    .map(({ source }) => source)
    .join("\n\n");
}
