import type { Outcome } from "../../core/trace/index.ts";
import { counted } from "./numbers.ts";

/** How a run ended, in words, and what could be done next. */
export interface OutcomeWords {
  readonly tone: "done" | "stopped" | "error";
  readonly text: string;
  /** What else there is to know; empty for nothing. */
  readonly detail: string;
  readonly action: OutcomeAction | null;
}

/** `show-line`: in the editor; `end`: where the run came to its end; `input`: give a line of input; `limits`: the settings. */
export type OutcomeAction = "show-line" | "end" | "input" | "limits" | "trace-again";

/** The words for an outcome after `steps` steps. `line` (1-based) is where the run ended, null when there is none. */
export function outcomeWords(
  outcome: Outcome | null,
  steps: number,
  line: number | null = null,
): OutcomeWords {
  const many = counted(steps, "step");
  if (outcome === null)
    return { tone: "stopped", text: `${many} so far.`, detail: "", action: null };
  switch (outcome.kind) {
    case "finished":
      return { tone: "done", text: `Finished after ${many}.`, detail: "", action: null };
    case "exception": {
      const { type, message } = outcome.error;
      return {
        tone: "error",
        text: `${type}${atLine(line)}${message === "" ? "" : `: ${message}`}`,
        detail: `The program ended, after ${many}.`,
        action: "end",
      };
    }
    case "exit":
      return {
        tone: "done",
        text: `The program ended itself${atLine(line)}, after ${many}.`,
        detail: exitDetail(outcome.code),
        action: "end",
      };
    case "syntax-error":
      return {
        tone: "error",
        text: `${outcome.error.type}${atLine(line)}: ${outcome.error.message}`,
        detail: "Nothing ran.",
        action: "show-line",
      };
    case "stopped":
      return stoppedWords(outcome, line, steps);
  }
}

function stoppedWords(
  outcome: Extract<Outcome, { kind: "stopped" }>,
  line: number | null,
  steps: number,
): OutcomeWords {
  const at = atLine(line);
  const many = counted(steps, "step");
  const detail = steps === 0 ? "Nothing was recorded." : "What was recorded until then is here.";
  const stopped = { tone: "stopped", detail } as const;
  switch (outcome.reason) {
    case "steps":
      return { ...stopped, text: `Stopped at the limit of ${many}${at}.`, action: "limits" };
    case "time":
      return {
        ...stopped,
        text: `Stopped${at}: the time was up, after ${many}.`,
        action: "limits",
      };
    case "bytes":
      return {
        ...stopped,
        text: `Stopped${at}: the recording became too large, after ${many}.`,
        action: "end",
      };
    case "objects":
      return {
        ...stopped,
        text: `Stopped${at}: the program made too many objects, after ${many}.`,
        action: "end",
      };
    case "value-size":
      return {
        ...stopped,
        text: `Stopped${at}: a value became too large, after ${many}.`,
        action: "end",
      };
    case "window":
      return { ...stopped, text: `Recorded ${many}.`, action: null };
    case "needs-input":
      return {
        tone: "stopped",
        text: `The program asks for a line of input${at}.`,
        detail: "Give one, and it runs again from the start with that line too.",
        action: "input",
      };
    case "stopped-by-you":
      return { ...stopped, text: `You stopped it${at}, after ${many}.`, action: "trace-again" };
    case "silent":
      if (steps <= 1) {
        return {
          ...stopped,
          text: "The time was up while Python was still reading the program.",
          detail: "It is long. A later limit gives it more time.",
          action: "limits",
        };
      }
      return {
        ...stopped,
        text: `Stopped${at}: Python was busy inside one long operation, and the time was up.`,
        action: "end",
      };
    case "output":
    case "flood":
      return {
        ...stopped,
        text: `Stopped${at}: the program wrote more than the page can take.`,
        action: "end",
      };
    case "dead":
      return {
        ...stopped,
        text: `${deathWords(outcome.error?.type)}${at}, after ${many}.`,
        action: "end",
      };
  }
}

/** What ended the interpreter itself; it has been replaced by the time this is read. */
function deathWords(cause: string | undefined): string {
  switch (cause) {
    case "recursion":
      return "The recursion went too deep for this browser";
    case "exit":
      return "The program ended Python itself, as os._exit does";
    case "abort":
      return "Python itself broke down";
    case "memory":
      return "The program used up the memory that it can have here";
    case "vanished":
      return "The browser ended the process that Python ran in";
    case "damaged":
      return "What came out of the run could not be read any further";
    default:
      return "Python itself came to an end";
  }
}

function exitDetail(code: string): string {
  return code === "" || code === "0" || code === "None"
    ? "It asked Python to exit, which is no failure."
    : `It asked Python to exit with ${code}.`;
}

function atLine(line: number | null): string {
  return line === null || line < 1 ? "" : ` on line ${line}`;
}
