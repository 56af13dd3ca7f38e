import { kindCodes } from "../path.ts";
import { linesRun } from "../queries/lines.ts";
import type { Construct } from "../model.ts";
import type { Recording } from "../recording.ts";

/** An executable line of the program (1-based), how often it ran, and what its branch label is. */
export interface LabelledLine {
  readonly line: number;
  readonly count: number;
  /** Null where the line is no destination of a decision, which is not the same as false. */
  readonly covered: boolean | null;
}

/**
 * The executable lines of the program with TRACED's branch labels: a line is labelled when a decision can lead to it, and its label says
 * whether the line ran at all. It is the destination that is covered, not the way to it: reached otherwise, it counts as well.
 */
export function labelledLines(recording: Recording): readonly LabelledLine[] {
  const ran = linesRun(recording);
  const lines = new Set<number>();
  for (const code of recording.codes) {
    if (code.file === 0) for (const line of code.lines) lines.add(line);
  }
  const destinations = new Set(
    recording.constructs.flatMap((construct) => destinationsOf(recording, construct)),
  );
  return [...lines]
    .filter((line) => line > 0)
    .toSorted((one, other) => one - other)
    .map((line) => ({
      line,
      count: ran.get(line) ?? 0,
      covered: destinations.has(line) ? ran.has(line) : null,
    }));
}

/** One line that was about to run, and the step at which what it did can be seen: the next line of any frame, or the end of the last one. */
export interface Stop {
  /** 1-based. */
  readonly line: number;
  /** 0-based. */
  readonly step: number;
  readonly seen: number;
}

/** The lines of the program that ran, flat over all calls: what a line did is read at the next stop, wherever that is. */
export function stopsOf(recording: Recording): readonly Stop[] {
  const steps: number[] = [];
  let last = -1;
  for (let step = 0; step < recording.steps; step++) {
    const kind = recording.path.kinds.at(step);
    if (recording.fileAt(step) !== 0) continue;
    if (kind === kindCodes.line) steps.push(step);
    else if (kind === kindCodes.return || kind === kindCodes.unwind) last = step;
  }
  return steps.map((step, index) => ({
    line: recording.lineAt(step),
    step,
    seen: steps[index + 1] ?? Math.max(step, last),
  }));
}

/** The first lines of what a decision can lead to. Decisions inside one line lead nowhere else. */
function destinationsOf(recording: Recording, construct: Construct): readonly number[] {
  switch (construct.kind) {
    case "if":
    case "while":
    case "for":
    case "async-for": {
      const behind = construct.orelse?.[0] ?? lineBehind(recording, construct);
      return behind === null ? [construct.body[0]] : [construct.body[0], behind];
    }
    case "match": {
      const bodies = construct.cases.map(
        ({ line, endLine }) => codeLine(recording, construct, line + 1, endLine) ?? line,
      );
      const behind = lineBehind(recording, construct);
      return behind === null ? bodies : [...bodies, behind];
    }
    case "ifexp":
    case "boolop":
    case "comp-if":
    case "comp-for":
    case "assert":
      return [];
  }
}

/** The line that runs when nothing of a construct does: what stands behind it, or the head of the loop around it; null where the function ends. */
function lineBehind(recording: Recording, construct: Construct): number | null {
  const around = recording.constructs[construct.parent];
  const code = recording.codes[construct.code];
  const end = blockEnd(construct, around) ?? code?.lastLine ?? construct.endLine;
  const next = codeLine(recording, construct, lastLineOf(construct) + 1, end);
  if (next !== null) return next;
  if (around === undefined) return null;
  const loops = around.kind === "while" || around.kind === "for" || around.kind === "async-for";
  const inBody = construct.line <= around.body[1];
  return loops && inBody ? around.line : lineBehind(recording, around);
}

/** The last line of the block of `around` in which a construct stands; null where it stands in none. */
function blockEnd(construct: Construct, around: Construct | undefined): number | null {
  if (around === undefined) return null;
  if (around.kind === "match") {
    return (
      around.cases.find(({ line, endLine }) => line <= construct.line && construct.line <= endLine)
        ?.endLine ?? null
    );
  }
  return construct.line <= around.body[1] ? around.body[1] : (around.orelse?.[1] ?? null);
}

function lastLineOf({ body, orelse, cases, endLine }: Construct): number {
  return Math.max(body[1], orelse?.[1] ?? 0, endLine, ...cases.map((one) => one.endLine));
}

/** The first line with code of the construct's function from `from` to `to`. */
function codeLine(
  recording: Recording,
  construct: Construct,
  from: number,
  to: number,
): number | null {
  const lines = recording.codes[construct.code]?.lines ?? [];
  const found = lines.filter((line) => line >= from && line <= to);
  return found.length === 0 ? null : Math.min(...found);
}
