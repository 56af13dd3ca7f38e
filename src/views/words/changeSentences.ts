import type { Change, Cursor, Recording, Value } from "../../core/trace/index.ts";
import { counted } from "./numbers.ts";
import { nameOfObject } from "./objectNames.ts";
import { told } from "./told.ts";

/** What the cursor's step changed, a sentence for each of the first `most` changes and one for the others. */
export function changeSentences(
  recording: Recording,
  cursor: Cursor,
  most: number,
): readonly string[] {
  const step = recording.step(cursor.step);
  // At a call the arguments are new, and told with the call.
  const changes = cursor
    .changes()
    .filter(
      (change) => !(change.kind === "name" && step.kind === "call" && change.frame === step.frame),
    )
    // What an ended function had is gone with it.
    .filter((change) => !(change.kind === "name" && cursor.frame(change.frame) === null))
    .filter((change) => !isInternal(cursor, change));
  const sentences = changes.flatMap((change) => {
    const sentence = changeSentence(recording, cursor, change);
    return sentence === null ? [] : [sentence];
  });
  if (sentences.length <= most) return sentences;
  return [...sentences.slice(0, most), `And ${counted(sentences.length - most, "more change")}.`];
}

/** What Python itself keeps: cells behind closures, and names between double underscores. */
function isInternal(cursor: Cursor, change: Change): boolean {
  switch (change.kind) {
    case "item":
      return cursor.object(change.object)?.kind === "cell";
    case "entry":
      return change.key.kind === "plain" && change.key.repr.startsWith("'__");
    case "attribute":
      return change.name.startsWith("__");
    case "name":
      return change.name.startsWith("__");
    case "content":
    case "new":
      return false;
  }
}

function changeSentence(recording: Recording, cursor: Cursor, change: Change): string | null {
  const print = (value: Value) => told(recording, cursor, value);
  switch (change.kind) {
    case "name":
      return (
        definitionSentence(cursor, change.name, change.after) ??
        changed(change.name, change.before, change.after, print)
      );
    case "item":
      return changed(
        `${nameOfObject(cursor, change.object)}[${change.index}]`,
        change.before,
        change.after,
        print,
      );
    case "entry":
      return changed(
        `${nameOfObject(cursor, change.object)}[${print(change.key)}]`,
        change.before,
        change.after,
        print,
      );
    case "attribute":
      return changed(
        `${nameOfObject(cursor, change.object)}.${change.name}`,
        change.before,
        change.after,
        print,
      );
    case "content": {
      const text = print({ kind: "object", id: change.object });
      return `\`${nameOfObject(cursor, change.object)}\` is now \`${text}\`.`;
    }
    case "new":
      return null;
  }
}

/** A new function, class or module needs no value: that it is one says it all. */
function definitionSentence(cursor: Cursor, name: string, after: Value | null): string | null {
  const kind = after?.kind === "object" ? cursor.object(after.id)?.kind : undefined;
  return kind === "function" || kind === "class" || kind === "module"
    ? `\`${name}\` is a ${kind}.`
    : null;
}

function changed(
  what: string,
  before: Value | null,
  after: Value | null,
  print: (value: Value) => string,
): string | null {
  if (after === null) return before === null ? null : `\`${what}\` is gone.`;
  const now = print(after);
  if (before === null) return `\`${what}\` is \`${now}\`.`;
  // Two objects of one type may print alike; the older one may also have changed since.
  if (before.kind === "object") return `\`${what}\` is now \`${now}\`.`;
  return `\`${what}\` changed from \`${print(before)}\` to \`${now}\`.`;
}
