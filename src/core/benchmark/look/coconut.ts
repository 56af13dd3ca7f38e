import { findLists } from "../../score/judges/reference/coconut.ts";
import { parseLines } from "../../score/judges/reference/coconutStrict.ts";
import type { Recording } from "../../trace/index.ts";
import { stepsOfCall, stepsOfMain, withoutRepeatedLines } from "../../trace/profiles/coconut.ts";
import { invocationOf } from "../invocation.ts";
import { callsOf, type CoconutProbe, type CoconutTask } from "../members/coconutTask.ts";
import { linesSight } from "./lines.ts";
import type { LookRule } from "./look.ts";

/** CoCoNUT: where the lines that are asked for begin, or where an answer leaves them. */
export const lookCoconut: LookRule<CoconutProbe> = {
  benchmark: "coconut",
  plan(task) {
    const { ask } = task.probe;
    switch (ask.kind) {
      case "call":
        return {
          kind: "programs",
          programs: callsOf(ask.function, ask.text).map((call) =>
            invocationOf(ask.code, call, "3.11"),
          ),
        };
      case "main":
        return task.program === null
          ? { kind: "nothing", reason: "The program is not in the file." }
          : { kind: "programs", programs: [task.program] };
      case "threads":
        return {
          kind: "nothing",
          reason: "Threads take turns as they like, and there are none here.",
        };
      case "unindented":
        return {
          kind: "nothing",
          reason: "The file shows the program without its indentation, and so it cannot run.",
        };
    }
  },
  fits(task, recording) {
    if (task.stored === null) return recording.outcome?.kind === "finished";
    const above = linesAbove(task);
    const lines = stepsOf(task, recording).map((step) => recording.lineAt(step) - above);
    return parseLines(task.stored)?.join() === lines.join();
  },
  sight(task, _invocation, recording, answer) {
    const steps = stepsOf(task, recording);
    if (answer === null) return linesSight(recording, steps, null);
    // Published scores are those of lists in which a line that follows itself stands once.
    return linesSight(
      recording,
      withoutRepeatedLines(recording, steps),
      answered(answer, task.probe.shown).map((line) => movedBy(line, linesAbove(task))),
    );
  },
};

/** What the task asks for, as steps. */
function stepsOf(task: CoconutTask, recording: Recording): readonly number[] {
  const { ask } = task.probe;
  return ask.kind === "main"
    ? stepsOfMain(recording, ask.mainLine)
    : stepsOfCall(recording, (task.program?.userLines ?? 0) + 1);
}

/** How many lines of the program stand above what was shown. */
function linesAbove({ probe }: CoconutTask): number {
  return probe.ask.kind === "main" ? probe.ask.linesAbove : 0;
}

/** A line of an answer as it is numbered in the program. */
function movedBy(line: string, lines: number): string {
  return /^[0-9]+$/.test(line) ? String(BigInt(line) + BigInt(lines)) : line;
}

/** The list of an answer, as far as it can be told without Python. */
function answered(answer: string, shown: string): readonly string[] {
  const plain = parseLines(answer);
  if (plain !== null) return plain;
  const found = findLists(answer, shown).find((list) => list.plain);
  return (found === undefined ? null : parseLines(found.text)) ?? [];
}
