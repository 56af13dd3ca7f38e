import {
  branchesAt,
  createCursor,
  type Cursor,
  printValue,
  type Recording,
} from "../trace/index.ts";
import { askedAt } from "./asked.ts";
import { readName } from "./expressions.ts";
import { onlyVisit } from "./kinds/branch.ts";
import { kinds, truthOf } from "./kinds/index.ts";
import { isWritableOutput } from "./kinds/output.ts";
import { assignedPaths, loopTargets } from "./kinds/stateChoice.ts";
import { visitOfStep } from "./places.ts";
import type {
  OutputQuestion,
  Reason,
  SetOptions,
  StateQuestion,
  TableCell,
  TableColumn,
  TableRow,
} from "./question.ts";
import { allGiven } from "./source/calls.ts";
import { isLiteral } from "./source/features.ts";
import type { Statement } from "./source/statements.ts";
import { testText } from "./source/tests.ts";
import { isWritable } from "./writable.ts";

const mostNames = 4;
const mostConditions = 2;

/** One line of a stretch: the step at which it is about to run, and the one at which it has. */
export interface Stay {
  readonly step: number;
  readonly end: number;
  readonly statement: Statement;
}
/** Fills the cells of a table row by row. */
export class TableFiller {
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
