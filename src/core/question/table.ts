import { createCursor, type Recording } from "../trace/index.ts";
import { isAskable, statementAt } from "./ambiguous.ts";
import { goesThroughSet } from "./kinds/stateChoice.ts";
import { lineEnd } from "../trace/profiles/frame.ts";
import { visitOfStep } from "./places.ts";
import type { SetOptions, TraceTable } from "./question.ts";
import { featuresOf } from "./source/features.ts";
import { type Stay, TableFiller } from "./tableFiller.ts";
import { fewestRows, mostRows, mostSteps, type Stretch, stretchesOf } from "./tableStretches.ts";

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
  const filler = new TableFiller(recording, stretch.frame, stays, help);
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
