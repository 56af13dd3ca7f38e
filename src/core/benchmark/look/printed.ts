import { outputUpTo, type Recording } from "../../trace/index.ts";
import { brokenOff, lastStep } from "./ends.ts";
import type { Sight } from "./look.ts";

/** Where all is printed that a program prints. */
export function printedSight(recording: Recording): Sight {
  const broken = brokenOff(recording);
  if (broken !== null) return broken;
  const last = outputUpTo(recording, lastStep(recording)).findLast(
    ({ stream }) => stream === "stdout",
  );
  return last === undefined
    ? {
        step: lastStep(recording),
        says: "The program has come to its end here; it printed nothing.",
      }
    : { step: last.step, says: "From here on all is printed that the program prints." };
}
