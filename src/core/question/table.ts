import {
  branchesAt,
  createCursor,
  type Cursor,
  type LoopRun,
  loops,
  perRecording,
  printValue,
  type Recording,
} from "../trace/index.ts";
import { isAskable, statementAt } from "./ambiguous.ts";
import { askedAt } from "./asked.ts";
import { readName } from "./expressions.ts";
import { onlyVisit } from "./kinds/branch.ts";
import { kinds, truthOf } from "./kinds/index.ts";
import { isWritableOutput } from "./kinds/output.ts";
import { assignedPaths, goesThroughSet, loopTargets } from "./kinds/stateChoice.ts";
import { sample } from "./moments.ts";
import { lineEnd, visitOfStep } from "./places.ts";
import type {
  OutputQuestion,
  Reason,
  SetOptions,
  StateQuestion,
  TableCell,
  TableColumn,
  TableRow,
  TraceTable,
} from "./question.ts";
import { allGiven } from "./source/calls.ts";
import { featuresOf, isLiteral } from "./source/features.ts";
import type { Statement } from "./source/statements.ts";
import { testText } from "./source/tests.ts";
import { isWritable } from "./writable.ts";

/** A stretch of the run: the steps of one frame from its first row to what shows the last one. Steps are 0-based. */
export interface Stretch {
  readonly frame: number;
  readonly from: number;
  readonly to: number;
}

const mostRows = 14;
const fewestRows = 3;
const mostNames = 4;
const mostConditions = 2;
const mostSteps = 80;

/** So many loops, and so many calls, are looked at. */
const mostStretches = 40;

/** A table with fewer cells to fill in is none. */
const fewestAsked = 3;

/** Tables on loops of a few iterations and on short calls, with something to fill in. */
export function suggestedTables(
  recording: Recording,
  help: SetOptions["help"],
): readonly TraceTable[] {
  return stretchesOf(recording).flatMap((stretch) => {
    const table = makeTable(recording, stretch, help);
    const asked = table?.rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === "asked"));
    return table !== null && (asked?.length ?? 0) >= fewestAsked ? [table] : [];
  });
}

const stretchesOf = perRecording((recording): readonly Stretch[] => {
  const found: Stretch[] = [];
  const runs = loops(recording).filter(({ construct, starts }) => {
    const kind = recording.constructs[construct]?.kind;
    return (kind === "for" || kind === "while") && starts.length >= 2;
  });
  for (const run of sample(runs, mostStretches)) {
    const stretch = iterationsOf(recording, run);
    if (stretch !== null) found.push(stretch);
  }
  const frames = Array.from({ length: recording.frameCount - 1 }, (_, index) => index + 1).filter(
    (frame) => {
      const length = recording.endStep(frame) - recording.callStep(frame);
      return length >= fewestRows && length <= mostSteps;
    },
  );
  for (const frame of sample(frames, mostStretches)) {
    if (recording.codes[recording.codeOfFrame(frame)]?.kind !== "function") continue;
    found.push({ frame, from: recording.callStep(frame) + 1, to: recording.endStep(frame) });
  }
  return found;
});

/** As many iterations of a loop, from the first on, as a table has room for; null when not even two fit. */
function iterationsOf(recording: Recording, { frame, starts, end }: LoopRun): Stretch | null {
  const [from, second] = starts;
  if (from === undefined || second === undefined || end >= recording.steps) return null;
  let rows = 0;
  let to: number | null = null;
  for (let step = from; step <= Math.min(end, from + mostSteps); step++) {
    if (recording.frameAt(step) !== frame || recording.kindAt(step) !== "line") continue;
    // What stands before the beginning of the third iteration, the fourth, … or at the end, is a stretch of its own.
    const begins = step > second && (starts.includes(step) || step === end);
    if (begins && rows <= mostRows) to = step === end ? end : step - 1;
    if (++rows > mostRows) break;
  }
  return to === null ? null : { frame, from, to };
}

/**
 * The table of a stretch: a row for each line that its frame runs, with what holds after it ([T1]-[T5]). Null when the stretch is too
 * long, when one of its lines is ambiguous or does not come to its end, and when there is nothing to fill in.
 */
export function makeTable(
  recording: Recording,
  stretch: Stretch,
  help: SetOptions["help"],
): TraceTable | null {
  const stays = staysOf(recording, stretch);
  const [first] = stays ?? [];
  if (stays === null || first === undefined) return null;
  const filler = new Filler(recording, stretch.frame, stays, help);
  const all = stays.map((stay) => filler.row(stay));
  // Behind the last row with something to fill in there is nothing to do.
  const end = all.findLastIndex(({ cells }) => cells.some(({ kind }) => kind === "asked"));
  const last = stays[end];
  if (last === undefined) return null;
  const rows = all.slice(0, end + 1);
  const id = `table@${recording.lineAt(first.step)}:${visitOfStep(recording, first.step)}`;
  const { columns } = filler;
  return { kind: "table", id, shown: first.step, reveals: last.end, columns, rows };
}

/** One line of a stretch: the step at which it is about to run, and the one at which it has. */
interface Stay {
  readonly step: number;
  readonly end: number;
  readonly statement: Statement;
}

function staysOf(recording: Recording, { frame, from, to }: Stretch): readonly Stay[] | null {
  const found: Stay[] = [];
  if (to - from > mostSteps) return null;
  const cursor = createCursor(recording);
  for (let step = from; step <= Math.min(to, recording.steps - 1); step++) {
    if (recording.frameAt(step) !== frame || recording.kindAt(step) !== "line") continue;
    const statement = statementAt(recording, recording.lineAt(step));
    const end = lineEnd(recording, step);
    if (statement === null || !isAskable(recording, step) || end.kind !== "ran") return null;
    if (recording.stretchAt(end.step) === null || featuresOf(statement).undetermined) return null;
    cursor.seek(step);
    if (goesThroughSet(recording, cursor, statement, step)) return null;
    found.push({ step, end: end.step, statement });
  }
  return found.length >= fewestRows && found.length <= mostRows ? found : null;
}

/** Fills the cells of a table row by row. */
class Filler {
  readonly columns: readonly TableColumn[];
  private readonly recording: Recording;
  private readonly frame: number;
  private readonly shown: number;
  private readonly help: SetOptions["help"];
  private readonly cursor: Cursor;
  /** Names whose last change is asked about: what they stand for now gives the answer away. */
  private readonly hidden = new Set<string>();

  constructor(
    recording: Recording,
    frame: number,
    stays: readonly Stay[],
    help: SetOptions["help"],
  ) {
    this.recording = recording;
    this.frame = frame;
    this.shown = stays[0]?.step ?? 0;
    this.help = help;
    this.cursor = createCursor(recording);
    this.columns = this.columnsOf(stays);
  }

  row(stay: Stay): TableRow {
    const { recording } = this;
    const { step } = stay;
    const line = recording.lineAt(step);
    const cells = this.columns.map((column) => this.cell(column, stay));
    return { step, line, visit: visitOfStep(recording, step), cells };
  }

  private cell(column: TableColumn, stay: Stay): TableCell {
    switch (column.kind) {
      case "name":
        return this.name(column.name, stay);
      case "condition":
        return this.condition(column.construct, stay);
      case "output":
        return this.output(stay);
    }
  }

  private name(name: string, { step, end, statement }: Stay): TableCell {
    const now = this.textAt(end, name);
    if (now === null) return { kind: "empty" };
    const changed = now !== this.textAt(step, name);
    // A literal is written there; what another name stands for may be asked itself.
    const isWritten = statement.targets.length > 0 && !statement.augmented;
    const told = isWritten && isLiteral(statement.value);
    if (this.help === "unchanged") {
      if (!changed) {
        return this.hidden.has(name) ? { kind: "same" } : { kind: "given", text: now };
      }
      if (told) {
        this.hidden.delete(name);
        return { kind: "given", text: now };
      }
    }
    this.hidden.add(name);
    const { recording, frame, shown } = this;
    const asked = askedAt(recording, `state-${name}-after`, step, end, "plain", shown);
    const question: StateQuestion = {
      ...asked,
      kind: "state",
      expression: name,
      when: "after",
      frame,
      ordered: false,
    };
    return { kind: "asked", question };
  }

  /** The rows themselves tell how most tests went, so that is given; only what stays inside its line is asked. */
  private condition(construct: number, { step }: Stay): TableCell {
    const taken = onlyVisit(this.recording, step, construct);
    if (taken?.outcome.kind !== "test") return { kind: "empty" };
    if (this.recording.constructs[construct]?.kind === "ifexp") {
      const moment = { step, reasons: new Set<Reason>(["plain"]) };
      const found = kinds.branch.at(this.recording, moment);
      const question = found.find((one) => one.construct === construct);
      if (question !== undefined) {
        return { kind: "asked", question: { ...question, shown: this.shown } };
      }
    }
    return { kind: "given", text: taken.outcome.held ? "True" : "False" };
  }

  private output({ step, end, statement }: Stay): TableCell {
    const { recording, shown } = this;
    const asked = askedAt(recording, "output", step, end, "plain", shown);
    const question: OutputQuestion = { ...asked, kind: "output", scope: "line" };
    const text = kinds.output.truth(recording, question)?.text ?? "";
    if (text === "") return { kind: "empty" };
    const printed = allGiven(statement.tokens, "print")[0];
    return printed?.positional.every(isLiteral) === true
      ? { kind: "given", text }
      : { kind: "asked", question };
  }

  /** What a name stands for at a step, as Python writes it; null when it is not bound. */
  private textAt(step: number, name: string): string | null {
    const value = readName(this.recording, step, this.frame, name);
    if (value === null) return null;
    this.cursor.seek(step);
    return printValue(this.recording, this.cursor, value);
  }

  private columnsOf(stays: readonly Stay[]): readonly TableColumn[] {
    const { recording, frame } = this;
    const names = new Set(stays.flatMap(({ statement }) => changedNames(statement)));
    const columns: TableColumn[] = [...names]
      .filter((name) => this.isColumn(name, stays))
      .slice(0, mostNames)
      .map((name) => ({ kind: "name", name, frame }));
    const conditions = new Map<number, string>();
    for (const { step, statement } of stays) {
      for (const { construct } of branchesAt(recording, step)) {
        const own = recording.constructs[construct];
        const test = own === undefined || own.kind === "for" ? null : testText(statement, own);
        if (test !== null && own?.kind !== "match") conditions.set(construct, test);
      }
    }
    for (const [construct, test] of [...conditions].slice(0, mostConditions)) {
      columns.push({ kind: "condition", construct, test });
    }
    return this.prints(stays) ? [...columns, { kind: "output" }] : columns;
  }

  /** Whether something is printed, and all of it can be written. */
  private prints(stays: readonly Stay[]): boolean {
    const cells = stays.map((stay) => this.output(stay));
    return (
      cells.some(({ kind }) => kind !== "empty") &&
      cells.every((cell) => {
        if (cell.kind !== "asked") return true;
        const truth = truthOf(this.recording, cell.question);
        return truth?.kind === "output" && isWritableOutput(truth.text, "line");
      })
    );
  }

  /** Whether a name changes in the table, and stands for something that can be written in each row. */
  private isColumn(name: string, stays: readonly Stay[]): boolean {
    let changes = false;
    for (const { step, end } of stays) {
      const value = readName(this.recording, end, this.frame, name);
      if (value === null) continue;
      this.cursor.seek(end);
      if (!isWritable(this.cursor, value)) return false;
      changes ||= this.textAt(step, name) !== this.textAt(end, name);
    }
    return changes;
  }
}

/** The names that a statement binds, or whose objects it changes. */
function changedNames(statement: Statement): readonly string[] {
  const targets = statement.keyword === "for" ? loopTargets(statement) : assignedPaths(statement);
  return targets.flatMap((tokens) => {
    const [first] = tokens;
    return first?.kind === "name" && first.text !== "self" ? [first.text] : [];
  });
}
