import { outputUpTo } from "../../trace/index.ts";
import type { PythonReply } from "../request.ts";
import type { TaskTruth } from "../truth.ts";
import { outputTruth } from "../outputTruth.ts";

/** What a program prints, or the text of a value that a call gives. */
export interface PrintedTruth {
  readonly text: string;
  /** Whether it is Python's text for a value. */
  readonly value: boolean;
}

/** The truth that one reply gives: an evaluated call, or a whole program that ran to its end. */
export function printedTruth(reply: PythonReply | undefined): TaskTruth<PrintedTruth> {
  if (reply?.kind !== "recorded") {
    const truth = outputTruth(reply);
    if (truth.kind === "unavailable") return truth;
    return { kind: "computed", value: { text: truth.value.repr, value: true } };
  }
  const { recording } = reply;
  const { outcome } = recording;
  if (outcome?.kind === "finished" || outcome?.kind === "exit") {
    const printed = outputUpTo(recording, recording.steps - 1);
    const text = printed.flatMap((one) => (one.stream === "stdout" ? [one.text] : [])).join("");
    return { kind: "computed", value: { text, value: false } };
  }
  const reason =
    outcome?.kind === "exception"
      ? `The program raised ${outcome.error.type}.`
      : outcome?.kind === "stopped"
        ? "The program did not come to its end within the limits."
        : "The program is no Python.";
  return { kind: "unavailable", module: null, reason };
}
