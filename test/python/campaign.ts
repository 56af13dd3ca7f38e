import { causeOf, checkProgram } from "./differential/check.ts";
import { type Laboratory, openLaboratory } from "./differential/laboratory.ts";
import { shrink } from "./differential/shrink.ts";

/** How many candidates are tried to make a program that shows a mistake smaller. */
const shrinkTries = 250;

/** After this many programs a fresh Python is started, so that nothing piles up in one. */
const programsPerPython = 500;

/** How many different mistakes are shown with a smallest program each. */
const mostShown = 12;

/**
 * Compares the recorder with the oracle on generated programs, and prints how many were equal and what was not.
 * `words` are those of the command line: `--programs N`, `--seed N`. Gives the number of programs that were not equal.
 */
export async function runCampaign(words: readonly string[]): Promise<number> {
  const programs = numberAfter(words, "--programs", 5000);
  const from = numberAfter(words, "--seed", 1_000_000);
  const causes = new Map<string, number[]>();
  const started = Date.now();
  let equal = 0;
  let tooLong = 0;
  let steps = 0;
  let laboratory = await openLaboratory();
  for (let place = 0; place < programs; place++) {
    if (place > 0 && place % programsPerPython === 0) {
      console.log(`${place} programs, ${equal} equal, ${steps} steps`);
      laboratory = await openLaboratory();
    }
    const seed = from + place;
    const checked = checkProgram(laboratory, laboratory.generate(seed));
    const cause = causeOf(checked);
    if (cause !== null) causes.set(cause, [...(causes.get(cause) ?? []), seed]);
    else if (checked.kind === "equal") {
      equal += 1;
      steps += checked.steps;
    } else tooLong += 1;
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${programs} programs compared from seed ${from}: ${equal} equal at all of their ${steps} steps, ` +
      `${tooLong} too long, ${programs - equal - tooLong} different (${seconds} s)`,
  );
  const sorted = [...causes].toSorted((left, right) => right[1].length - left[1].length);
  for (const [cause, seeds] of sorted.slice(0, mostShown)) showMistake(laboratory, cause, seeds);
  return programs - equal - tooLong;
}

function showMistake(laboratory: Laboratory, cause: string, seeds: readonly number[]): void {
  const fails = (source: string): boolean => causeOf(checkProgram(laboratory, source)) === cause;
  const found = laboratory.generate(seeds[0] ?? 0);
  const least = shrink(found, (source) => laboratory.smaller(source), fails, shrinkTries);
  console.log(`\n${seeds.length} x ${cause} (seeds ${seeds.slice(0, 5).join(", ")})\n${least}`);
  console.log(JSON.stringify(checkProgram(laboratory, least)).slice(0, 600));
}

function numberAfter(words: readonly string[], name: string, otherwise: number): number {
  const place = words.indexOf(name);
  if (place < 0) return otherwise;
  const value = Number(words[place + 1]);
  if (!Number.isInteger(value)) throw new Error(`${name} is followed by a whole number`);
  return value;
}
