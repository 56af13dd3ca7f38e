import {
  createCursor,
  lastChange,
  printValue,
  type Recording,
  type Value,
} from "../../core/trace/index.ts";
import { frameTitle } from "./outlineWords.ts";

/** The names of one code object, side by side. */
export interface ColumnGroup {
  /** Index of the code object. */
  readonly code: number;
  readonly title: string;
  readonly names: readonly string[];
}

/** One row of the whole-run table. Steps are 0-based, lines 1-based. */
export interface TableRow {
  readonly step: number;
  readonly line: number;
  readonly title: string;
  /** For each column the text of the value, empty where the name has none; null for columns of other frames. */
  readonly cells: readonly (string | null)[];
  /** For each column, whether the text differs from that of the row before. */
  readonly changed: readonly boolean[];
}

/** The run as a table, row by row as they are asked for. */
export interface WholeRun {
  readonly rows: number;
  readonly groups: readonly ColumnGroup[];
  /** Names that have no column because there are too many. */
  readonly leftOut: number;
  row(index: number): TableRow;
  /** The row of a step: the last one at or before it. */
  rowOf(step: number): number;
}

/** Most columns. */
const mostColumns = 40;
/** Rows kept for the next time. */
const keptRows = 400;

/** The whole run; `rows` says whether each step has a row, or each line about to run. */
export function wholeRunOf(recording: Recording, rows: "lines" | "steps"): WholeRun {
  const cursor = createCursor(recording);
  const steps = rows === "steps" ? null : lineSteps(recording);
  const { groups, leftOut } = columnGroups(recording);
  const kept = new Map<number, TableRow>();
  const stepOf = (index: number) => (steps === null ? index : (steps[index] ?? 0));
  const print = (value: Value) => printValue(recording, cursor, value, { depth: 2, width: 60 });

  function cellsOf(step: number): readonly (string | null)[] {
    cursor.seek(step);
    const frame = recording.frameAt(step);
    const code = recording.codeAt(step);
    return groups.flatMap((group) => {
      const shown =
        group.code === code ? frame : group.code === recording.codeOfFrame(0) ? 0 : null;
      if (shown === null) return group.names.map(() => null);
      const variables = new Map(cursor.frame(shown)?.variables ?? []);
      return group.names.map((name) => {
        const value = variables.get(name);
        return value === undefined ? "" : print(value);
      });
    });
  }

  function row(index: number): TableRow {
    const known = kept.get(index);
    if (known !== undefined) return known;
    const step = stepOf(index);
    const before = index === 0 ? [] : (kept.get(index - 1)?.cells ?? cellsOf(stepOf(index - 1)));
    const cells = cellsOf(step);
    const made: TableRow = {
      step,
      line: recording.lineAt(step),
      title: rows === "steps" ? recording.kindAt(step) : "",
      cells,
      changed: cells.map((cell, column) => cell !== null && cell !== "" && cell !== before[column]),
    };
    if (kept.size >= keptRows) kept.clear();
    // What is not known yet may be recorded later.
    if (cursor.known) kept.set(index, made);
    return made;
  }

  return {
    rows: steps?.length ?? recording.steps,
    groups,
    leftOut,
    row,
    rowOf: (step) => (steps === null ? step : Math.max(0, lastUpTo(steps, step))),
  };
}

function lineSteps(recording: Recording): Int32Array {
  const found = new Int32Array(recording.steps);
  let length = 0;
  for (let step = 0; step < recording.steps; step += 1) {
    if (recording.kindAt(step) === "line") found[length++] = step;
  }
  return found.slice(0, length);
}

function lastUpTo(ascending: Int32Array, most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The names of each code that ran, without those of functions, classes and modules that never change. */
function columnGroups(recording: Recording): {
  readonly groups: readonly ColumnGroup[];
  readonly leftOut: number;
} {
  const groups: ColumnGroup[] = [];
  let room = mostColumns;
  let leftOut = 0;
  const lastKnown = Math.max(0, recording.stateUntil - 1);
  const defined = new Set(
    recording.codes.filter((code) => code.parent === 0).map(({ name }) => name),
  );
  for (const [index, code] of recording.codes.entries()) {
    const names = [...new Set([...code.names, ...code.free])].filter(
      (name) =>
        code.kind !== "module" ||
        // Names that are only read, like those of builtin functions, never change.
        (!defined.has(name) && lastChange(recording, lastKnown, 0, name) !== null),
    );
    const shown = names.slice(0, room);
    room -= shown.length;
    leftOut += names.length - shown.length;
    if (shown.length > 0) {
      groups.push({
        code: index,
        title: frameTitle(recording.codes, { code: index }),
        names: shown,
      });
    }
  }
  return { groups, leftOut };
}
