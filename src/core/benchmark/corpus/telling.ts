import {
  branchesAt,
  createCursor,
  type Cursor,
  exceptions,
  type Recording,
} from "../../trace/index.ts";
import { lineEnd } from "../../trace/profiles/frame.ts";
import { textOf, type Variable, variablesOf } from "./variables.ts";

/** How a decision went that a line makes. */
export type Decision =
  /** `item`: whether there was a next one. */
  | { readonly kind: "test" | "item"; readonly line: number; readonly held: boolean }
  /** The pattern of the case that fitted, null for none. */
  | { readonly kind: "case"; readonly line: number; readonly pattern: string | null };

/** What a line did. */
export interface LineTold {
  /** 1-based. */
  readonly line: number;
  /** Variables of its frame that are new or others afterwards. */
  readonly changes: readonly Variable[];
  readonly decisions: readonly Decision[];
}

/** Reads what the steps of a run did, for people and models who are told of it. */
export class Telling {
  private readonly recording: Recording;
  private readonly cursor: Cursor;
  private readonly raised: ReadonlySet<number>;

  constructor(recording: Recording) {
    this.recording = recording;
    this.cursor = createCursor(recording);
    this.raised = new Set(exceptions(recording).map(({ raisedStep }) => raisedStep));
  }

  /** What the line of a `line` step did, seen at the next step of its own frame. */
  line(step: number): LineTold {
    const { recording } = this;
    const frame = recording.frameAt(step);
    const before = this.variables(step, frame);
    const end = lineEnd(recording, step);
    const after = end.kind === "open" ? before : this.variables(end.step, frame);
    const old = new Map(before.map(({ name, text }) => [name, text] as const));
    return {
      line: recording.lineAt(step),
      changes: after.filter(({ name, text }) => old.get(name) !== text),
      decisions: this.decisions(step),
    };
  }

  /** A sentence on a step that is no line; null where there is nothing to tell of it. */
  event(step: number, labelOf: (line: number) => string): string | null {
    const { recording } = this;
    const code = recording.codes[recording.codeAt(step)];
    if (code === undefined) return null;
    const kind = recording.kindAt(step);
    if (kind === "exception") {
      const what = this.raised.has(step) ? "is raised in" : "comes to";
      return `${this.value(step)} ${what} ${labelOf(recording.lineAt(step))}.`;
    }
    // What the bodies of modules, classes and comprehensions do is told by their lines.
    if (code.kind === "module" || code.kind === "class" || code.kind === "comprehension")
      return null;
    switch (kind) {
      case "call": {
        const variables = this.variables(step, recording.frameAt(step));
        const given = variables.map(({ name, text }) => `${name} = ${text}`).join(", ");
        const verb = code.kind === "function" || code.kind === "lambda" ? "is called" : "begins";
        return `${code.name} ${verb}${given === "" ? "" : ` with ${given}`}.`;
      }
      case "return":
        return `${code.name} returns ${this.value(step)}.`;
      case "yield":
        return `${code.name} pauses and gives ${this.value(step)}.`;
      case "resume":
        return `${code.name} goes on.`;
      default:
        return null;
    }
  }

  private decisions(step: number): readonly Decision[] {
    const { recording } = this;
    return branchesAt(recording, step).flatMap(({ construct, outcome }): readonly Decision[] => {
      const found = recording.constructs[construct];
      if (found === undefined) return [];
      const { kind, line, cases } = found;
      if (outcome.kind === "case") {
        const pattern = outcome.index === null ? null : (cases[outcome.index]?.pattern ?? null);
        return [{ kind: "case", line, pattern }];
      }
      if (outcome.kind === "operand") return [];
      // What is decided inside an expression is told by the value that it comes to.
      if (kind === "if" || kind === "while" || kind === "assert") {
        return [{ kind: "test", line, held: outcome.held }];
      }
      if (kind !== "for" && kind !== "async-for") return [];
      return [{ kind: "item", line, held: outcome.held }];
    });
  }

  private variables(step: number, frame: number): readonly Variable[] {
    this.cursor.seek(step);
    return variablesOf(this.recording, this.cursor, frame);
  }

  /** The text of what a step returned, gave or raised. */
  private value(step: number): string {
    const { value } = this.recording.step(step);
    if (value === undefined) return "None";
    this.cursor.seek(step);
    return textOf(this.recording, this.cursor, value);
  }
}
