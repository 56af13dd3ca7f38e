import { quantise, type QuantisedValue } from "../../score/judges/quantised.ts";
import { createCursor, outputUpTo, type Recording } from "../../trace/index.ts";
import { labelledLines, stopsOf } from "../../trace/profiles/traced.ts";
import { printPythonValue } from "../../value/print.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import { shortened, type Variable, variablesOf } from "./variables.ts";

/** What a program is known by in a corpus. */
export interface CorpusProgram {
  /** Which program: `own/clamp_sum.py`. */
  readonly path: string;
  /** Which of its inputs, from 0. */
  readonly input: number;
  /** The call, or what it read, as text. */
  readonly inputText: string;
  /** The same as it stands in a sentence: on one line, "" for nothing. */
  readonly inputWords: string;
  /** Lines (1-based) from 1 to this one are the program; what stands below calls it. */
  readonly userLines: number;
}

/** The class of a variable when its line had run for the last time; of a line that never ran there is one without a name. */
interface QuantisedVariable {
  readonly line: string;
  readonly name: string | null;
  readonly class: QuantisedValue | "NOT_REACHED";
}

/**
 * A pre-training record in the manner of TRACED, of one run: source, input, output, trace, branch labels, quantised values, with the names of
 * TRACED's own fields. Lines are `L` and their number in the program, gaps where lines are blank; indentation stays, as it is Python.
 * The trace is what each line changed, read at the next stop of whatever call. How often lines ran stands under a name of its own: with
 * TRACED's name it would be a record of lines, whose labels are others.
 */
export function tracedRecord(recording: Recording, program: CorpusProgram): object {
  const source = recording
    .source()
    .split(/\r\n|\r|\n/)
    .slice(0, program.userLines);
  const kept = source
    .map((text, index) => ({ text: text.trimEnd(), label: labelOf(index + 1) }))
    .filter(({ text }) => text !== "");
  const lines = labelledLines(recording).filter(({ line }) => line <= program.userLines);
  const byLabel = new Map(lines.map((line) => [labelOf(line.line), line] as const));
  const { entries, trace, modified, values } = traceOf(recording, program.userLines);
  const output = outputUpTo(recording, recording.steps - 1);
  return {
    lang: "python",
    input_no: `input_${program.input}`,
    filepath: program.path,
    src: kept.map(({ text, label }) => `${text} # ${label}`).join("\n"),
    input: program.inputText,
    output: output.flatMap(({ stream, text }) => (stream === "stdout" ? [text] : [])).join(""),
    entry_variables: entries.join(", "),
    trace,
    outcome: outcomeOf(recording, modified),
    src_lines: kept.map(({ text }) => text),
    src_linenos: kept.map(({ label }) => label),
    line_counts: kept.map(({ label }) => byLabel.get(label)?.count ?? 0),
    covered_in_trace: kept.map(({ label }) => byLabel.get(label)?.covered ?? null),
    values: [
      ...values,
      ...lines.flatMap(({ line, count }) =>
        count === 0 ? [{ line: labelOf(line), name: null, class: "NOT_REACHED" }] : [],
      ),
    ],
  };
}

function labelOf(line: number): string {
  return `L${line}`;
}

/** `success`, or that no variable was ever modified; a run that was stopped or ended by an exception says so. */
function outcomeOf(recording: Recording, modified: boolean): string {
  const kind = recording.outcome?.kind;
  if (kind === "exception" || kind === "syntax-error") return "error";
  const base = modified ? "success" : "success_short_trace";
  return kind === "stopped" ? `${base}_timed_out` : base;
}

interface TraceText {
  readonly entries: readonly string[];
  readonly trace: string;
  readonly modified: boolean;
  readonly values: readonly QuantisedVariable[];
}

function traceOf(recording: Recording, userLines: number): TraceText {
  const cursor = createCursor(recording);
  const known = new Map<string, Variable>();
  const classes = new Map<string, QuantisedVariable>();
  const words: string[] = [];
  // What the call below the program hands over.
  const entries: string[] = [];
  let modified = false;
  for (const { line, seen } of stopsOf(recording)) {
    if (line <= userLines) words.push(labelOf(line));
    if (!isUsers(recording, seen, userLines)) continue;
    cursor.seek(seen);
    const frame = recording.frameAt(seen);
    for (const variable of variablesOf(recording, cursor, frame)) {
      const key = `${frame} ${variable.name}`;
      const before = known.get(key);
      if (before?.text === variable.text) continue;
      known.set(key, variable);
      if (line > userLines) {
        entries.push(`${variable.name} = ${variable.text}`);
        continue;
      }
      modified ||= before !== undefined;
      words.push(...changesOf(before, variable));
      const label = labelOf(line);
      classes.set(`${label} ${variable.name}`, {
        line: label,
        name: variable.name,
        class: quantise(variable.value),
      });
    }
  }
  return { entries, trace: words.join(" "), modified, values: [...classes.values()] };
}

/** The module's own lines below the program bind nothing of the program. */
function isUsers(recording: Recording, step: number, userLines: number): boolean {
  return recording.frameAt(step) !== 0 || recording.lineAt(step) <= userLines;
}

/** What a variable changed to; of a list that was there before, the items that are others. */
function changesOf(before: Variable | undefined, after: Variable): readonly string[] {
  if (before === undefined) return [`new var: ${after.name} = ${after.text}`];
  const [old, now] = [before.value, after.value];
  if (old.kind !== "sequence" || now.kind !== "sequence" || old.type !== "list") {
    return [`modified var: ${after.name} = ${after.text}`];
  }
  return changedItems(old.items.map(itemText), now.items.map(itemText)).map(
    ([index, text]) => `modified var: ${after.name}[${index}] = ${text}`,
  );
}

function changedItems(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, string])[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => [index, after[index] ?? "deleted"] as const).filter(
    ([index, text]) => before[index] !== text,
  );
}

function itemText(value: PythonValue): string {
  return shortened(printPythonValue(value));
}
