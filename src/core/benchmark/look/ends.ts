import { exceptions, type Recording } from "../../trace/index.ts";
import type { Sight } from "./look.ts";

/** The last step of a run; 0 where there is none. */
export function lastStep(recording: Recording): number {
  return Math.max(0, recording.steps - 1);
}

/** Where a run came to grief, and how: no truth can be seen in it then. Null for one that came to its end. */
export function brokenOff(recording: Recording): Sight | null {
  const { outcome } = recording;
  switch (outcome?.kind) {
    case "finished":
    case "exit":
      return null;
    case "exception": {
      const raised = exceptions(recording).findLast(({ handledStep }) => handledStep === null);
      return {
        step: raised?.raisedStep ?? lastStep(recording),
        says: `${outcome.error.type} is raised here and ends the program.`,
      };
    }
    case "syntax-error":
      return { step: lastStep(recording), says: "Python cannot read the program." };
    case "stopped":
    case undefined:
      return {
        step: lastStep(recording),
        says: "The run was stopped here, before it came to its end.",
      };
  }
}
