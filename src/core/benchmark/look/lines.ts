import type { Recording } from "../../trace/index.ts";
import { lastStep } from "./ends.ts";
import type { Sight } from "./look.ts";

/**
 * Where a list of lines that was answered leaves what ran: `steps` (0-based) are those of the true lines. Without an answer it is the first of
 * them.
 */
export function linesSight(
  recording: Recording,
  steps: readonly number[],
  answer: readonly string[] | null,
): Sight {
  const [first] = steps;
  if (first === undefined) return { step: lastStep(recording), says: "No line of it ran." };
  const all = `${steps.length} ${steps.length === 1 ? "line" : "lines"}`;
  if (answer === null) {
    return { step: first, says: `The run that is asked about begins here; ${all} run.` };
  }
  const lines = steps.map((step) => String(recording.lineAt(step)));
  const place = lines.findIndex((line, index) => answer[index] !== line);
  const step = steps[place];
  if (step !== undefined) {
    const said = answer[place];
    const instead = said === undefined ? "ends before it" : `says ${said}`;
    return {
      step,
      says: `Line ${lines[place]} is number ${place + 1} of the lines that run; the answer ${instead}.`,
    };
  }
  const more = answer.length - lines.length;
  return {
    step: steps.at(-1) ?? first,
    says:
      more === 0
        ? `All ${all} are as the answer says; this is the last.`
        : `This is the last line that runs; the answer goes on with ${answer[lines.length] ?? ""}.`,
  };
}
