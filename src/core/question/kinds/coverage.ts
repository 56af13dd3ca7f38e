import { linesNeverRun, linesRun, perRecording } from "../../trace/index.ts";
import { isAmbiguousLine, statementAt } from "../ambiguous.ts";
import { askedOfCall, askedOfRun } from "../asked.ts";
import { calledNext, isFrame, ranToItsEnd } from "../places.ts";
import type { CoverageQuestion } from "../question.ts";
import type { KindMember } from "./member.ts";

/** Fewer or more lines than this are not asked about. */
const fewest = 3;
const mostLines = 40;

/** Calls of more steps than this are not asked about. */
const mostSteps = 160;

/** Lines that run when the module does, whatever else happens, and say nothing of its decisions. */
const idle = new Set(["def", "class", "import", "from", "global", "nonlocal", "try", "finally"]);

/** Which lines run. */
export const coverage: KindMember<"coverage"> = {
  kind: "coverage",

  whole(recording) {
    if (!ranToItsEnd(recording)) return [];
    const lines = askableLines(recording);
    const never = new Set(linesNeverRun(recording));
    if (!lines.some((line) => never.has(line))) return [];
    const question = (name: string, asked: readonly number[]): CoverageQuestion => ({
      ...askedOfRun(recording, name),
      kind: "coverage",
      lines: asked,
      frame: null,
    });
    if (lines.length < fewest) return [];
    if (lines.length <= mostLines) return [question("coverage", lines)];
    // Of a long program, one function with something that never runs.
    return recording.codes.flatMap((code) => {
      const own = lines.filter((line) => code.lines.includes(line));
      const worth = own.some((line) => never.has(line)) && own.some((line) => !never.has(line));
      if (code.kind !== "function" || own.length < fewest || own.length > mostLines) return [];
      return worth ? [question(`coverage@${code.firstLine}`, own)] : [];
    });
  },

  at(recording, { step }) {
    const frame = calledNext(recording, step);
    if (frame === null || recording.endStep(frame) < 0) return [];
    if (recording.endStep(frame) - recording.callStep(frame) > mostSteps) return [];
    const code = recording.codes[recording.codeOfFrame(frame)];
    const lines = askableLines(recording).filter((line) => code?.lines.includes(line) === true);
    const asked = askedOfCall(recording, "coverage", frame);
    const question: CoverageQuestion = { ...asked, kind: "coverage", lines, frame };
    const ran = coverage.truth(recording, question)?.ran.length ?? 0;
    return lines.length >= fewest && ran < lines.length ? [question] : [];
  },

  truth(recording, { lines, frame }) {
    if (frame === null) {
      if (!ranToItsEnd(recording)) return null;
      const counts = linesRun(recording);
      return { kind: "coverage", ran: lines.filter((line) => counts.has(line)) };
    }
    const end = isFrame(recording, frame) ? recording.endStep(frame) : -1;
    if (end < 0) return null;
    const ran = new Set<number>();
    for (let step = recording.callStep(frame); step <= end; step++) {
      if (recording.frameAt(step) === frame && recording.kindAt(step) === "line") {
        ran.add(recording.lineAt(step));
      }
    }
    return { kind: "coverage", ran: lines.filter((line) => ran.has(line)) };
  },
};

const askableLines = perRecording((recording): readonly number[] => {
  const lines = new Set([...linesRun(recording).keys(), ...linesNeverRun(recording)]);
  return [...lines]
    .filter((line) => {
      const keyword = statementAt(recording, line)?.keyword ?? "";
      return !isAmbiguousLine(recording, line) && !idle.has(keyword);
    })
    .toSorted((left, right) => left - right);
});
