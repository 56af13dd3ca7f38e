import { variablesOf } from "../../../benchmark/corpus/variables.ts";
import { createCursor, type Recording } from "../../../trace/index.ts";

/**
 * A run as rows `line | name = value`, one for each line that runs; what a line changes is read at its frame's next stop. Of a line that calls, what the call
 * gave stands in a row of its own behind the rows of the call.
 */
export function scratchpad(recording: Recording): string {
  const cursor = createCursor(recording);
  const at = (step: number): ReadonlyMap<string, string> => {
    cursor.seek(step);
    const variables = variablesOf(recording, cursor, recording.frameAt(step));
    return new Map(variables.map(({ name, text }) => [name, text]));
  };
  const rows: { readonly place: number; readonly text: string }[] = [];
  for (let step = 0; step < recording.steps; step++) {
    if (recording.kindAt(step) !== "line") continue;
    const { seen, called } = nextStop(recording, step);
    const before = at(step);
    const changes = [...(seen === null ? before : at(seen))]
      .filter(([name, text]) => before.get(name) !== text)
      .map(([name, text]) => `${name} = ${text}`)
      .join(", ");
    const line = recording.lineAt(step);
    if (called && changes !== "" && seen !== null) {
      rows.push(
        { place: step, text: `${line} |` },
        { place: seen - 0.5, text: `${line} | ${changes}` },
      );
    } else rows.push({ place: step, text: `${line} | ${changes}`.trimEnd() });
  }
  return rows
    .toSorted((one, other) => one.place - other.place)
    .map(({ text }) => text)
    .join("\n");
}

/** The next step of the same frame, and whether lines of another frame ran before it. */
function nextStop(
  recording: Recording,
  step: number,
): { readonly seen: number | null; readonly called: boolean } {
  let called = false;
  for (let later = step + 1; later < recording.steps; later++) {
    if (recording.frameAt(later) === recording.frameAt(step)) return { seen: later, called };
    called ||= recording.kindAt(later) === "line";
  }
  return { seen: null, called };
}
