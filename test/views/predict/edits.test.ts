import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RawAnswer } from "../../../src/core/prediction/prediction.ts";
import { noEdits, redo, undo, withEdit, type Edits } from "../../../src/views/predict/edits.ts";

/** Types texts one after the other into one question, and gives what can be undone. */
function typed(...texts: readonly string[]): Edits {
  let edits = noEdits;
  let before: RawAnswer | null = null;
  for (const text of texts) {
    const after: RawAnswer | null = text === "" ? null : { form: "plain", text };
    edits = withEdit(edits, { question: "q", before, after });
    before = after;
  }
  return edits;
}

/** What stands there after each undo, until there is nothing more. */
function undone(edits: Edits): readonly (string | null)[] {
  const found: (string | null)[] = [];
  for (let step = undo(edits); step !== null; step = undo(step.edits)) {
    found.push(step.edit.before?.text ?? null);
  }
  return found;
}

describe("what can be undone", () => {
  test("is a word at a time while somebody types", () => {
    expect(undone(typed("[", "[1", "[1,", "[1, ", "[1, 2"))).toEqual(["[1, ", "[1,", null]);
  });

  test("is each choice by itself", () => {
    expect(undone(typed("true", "false", "true"))).toEqual(["false", "true", null]);
  });

  test("goes from cell to cell of a table", () => {
    const one = withEdit(noEdits, {
      question: "a",
      before: null,
      after: { form: "plain", text: "1" },
    });
    const two = withEdit(one, {
      question: "b",
      before: null,
      after: { form: "plain", text: "12" },
    });
    expect(undo(two)?.edit.question).toBe("b");
  });

  test("comes back by redo, until something else is written", () => {
    const edits = typed("true", "false");
    const back = undo(edits);
    expect(back).not.toBeNull();
    if (back === null) return;
    expect(redo(back.edits)?.edits).toEqual(edits);
    const other = withEdit(back.edits, {
      question: "q",
      before: { form: "plain", text: "true" },
      after: null,
    });
    expect(redo(other)).toBeNull();
  });

  test("leads back to nothing, whatever was written", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 30 }), (texts) => {
        expect(undone(typed(...texts)).at(-1)).toBeNull();
      }),
    );
  });
});
