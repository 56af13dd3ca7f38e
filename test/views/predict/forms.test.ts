import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePath } from "../../../src/core/prediction/pathNotation.ts";
import type { RawAnswer } from "../../../src/core/prediction/prediction.ts";
import { split } from "../../../src/views/predict/difference.ts";
import { parseArguments, printArguments } from "../../../src/views/predict/forms/argumentFields.ts";
import { chosenLines, withLineToggled } from "../../../src/views/predict/forms/lineSet.ts";
import {
  definitions,
  parseNextLineChoice,
  printNextLineChoice,
} from "../../../src/views/predict/forms/nextLineChoice.ts";
import {
  areTogether,
  pairsOf,
  partitionOf,
  withPair,
} from "../../../src/views/predict/forms/partition.ts";
import {
  pathPieces,
  withLineAdded,
  withoutLastLine,
} from "../../../src/views/predict/forms/pathStrip.ts";

const plain = (text: string): RawAnswer => ({ form: "plain", text });

describe("the path form", () => {
  test("adds a clicked line and writes loops short", () => {
    let raw: RawAnswer | null = null;
    for (const line of [1, 2, 3, 2, 3, 4]) raw = withLineAdded(raw, line);
    expect(raw).toEqual(plain("1 (2 3)×2 4"));
    expect(withoutLastLine(raw)).toEqual(plain("1 (2 3)×2"));
  });

  test("leaves a text that cannot be read as it is", () => {
    expect(withLineAdded(plain("1 (2"), 3)).toEqual(plain("1 (2 3"));
    expect(withoutLastLine(plain("1 (2"))).toEqual(plain("1 (2"));
  });

  test("takes away the last line until nothing is left", () => {
    expect(withoutLastLine(plain("5"))).toBeNull();
    expect(withoutLastLine(null)).toBeNull();
  });

  test("draws pieces that make up the path again", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }), (lines) => {
        const drawn = pathPieces(lines).flatMap(({ lines: piece, times }) =>
          Array.from({ length: times }, () => piece).flat(),
        );
        expect(drawn).toEqual(lines);
        let raw: RawAnswer | null = null;
        for (const line of lines) raw = withLineAdded(raw, line);
        expect(parsePath(raw?.text ?? "")).toMatchObject({ lines });
      }),
    );
  });
});

describe("the coverage form", () => {
  const allowed = [1, 2, 4, 7];

  test("ticks and unticks a line, and none is an answer, too", () => {
    const one = withLineToggled(null, allowed, 4);
    expect(one).toEqual(plain("4"));
    expect(withLineToggled(one, allowed, 1)).toEqual(plain("1 4"));
    expect(withLineToggled(one, allowed, 4)).toEqual(plain("none"));
  });

  test("knows nothing chosen from none chosen", () => {
    expect(chosenLines(null, allowed)).toBeNull();
    expect(chosenLines(plain("none"), allowed)).toEqual(new Set());
    expect(chosenLines(plain("1-4"), allowed)).toEqual(new Set([1, 2, 4]));
  });
});

describe("the next-line form", () => {
  test.each(["5", "call f", "return 9", "raises", "end"])("reads “%s” back as it is", (text) => {
    const choice = parseNextLineChoice(text);
    expect(choice === null ? null : printNextLineChoice(choice)).toBe(text);
  });

  test("keeps a choice whose line is still to be written", () => {
    expect(parseNextLineChoice("return")).toEqual({ kind: "return", of: "" });
    expect(parseNextLineChoice(" ")).toBeNull();
  });

  test("finds what the program can call", () => {
    const source = ["async def load(x):", "  def inner (y):", "# lambda", "key = lambda z: z"];
    expect(definitions(source)).toEqual([
      { name: "load", line: 1 },
      { name: "inner", line: 2 },
      { name: "<lambda>", line: 4 },
    ]);
  });
});

describe("the alias form", () => {
  const names = ["a", "b", "c", "d"];

  test("fills in what follows from two pairs", () => {
    const first = withPair(null, names, ["a", "b"], true);
    const both = withPair(partitionOf(first, names), names, ["b", "c"], true);
    const partition = partitionOf(both, names) ?? [];
    expect(areTogether(partition, "a", "c")).toBe(true);
    expect(areTogether(partition, "a", "d")).toBe(false);
  });

  test("lets a name leave its group", () => {
    const after = withPair([["a", "b", "c"], ["d"]], names, ["a", "b"], false);
    const partition = partitionOf(after, names) ?? [];
    expect(pairsOf(names).filter(([one, other]) => areTogether(partition, one, other))).toEqual([
      ["a", "c"],
    ]);
  });

  test("does with a pair just what was said", () => {
    const pair = fc.tuple(fc.constantFrom(...pairsOf(names)), fc.boolean());
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (choices) => {
        let raw: RawAnswer | null = null;
        for (const [names_, together] of choices) {
          raw = withPair(partitionOf(raw, names), names, names_, together);
          expect(areTogether(partitionOf(raw, names) ?? [], ...names_)).toBe(together);
        }
        expect((partitionOf(raw, names) ?? []).flat().toSorted()).toEqual(names);
      }),
    );
  });
});

describe("the argument fields", () => {
  test("come back as they were written, brackets open or not", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[^\n,]*$/), { minLength: 1, maxLength: 4 }),
        (fields) => {
          const text = printArguments(fields);
          expect(parseArguments(text, fields.length)).toEqual(fields);
        },
      ),
    );
    expect(parseArguments("[1,,\n5", 2)).toEqual(["[1,", "5"]);
  });

  test("are no answer while all are empty", () => {
    expect(printArguments(["", ""])).toBe("");
  });
});

describe("the difference of two texts", () => {
  test("is what is between their common beginning and end", () => {
    expect(split("[4, 7]", "[4, 2]")).toEqual({
      before: "[4, ",
      mine: "7",
      python: "2",
      after: "]",
    });
    expect(split("aa", "aaa")).toEqual({ before: "aa", mine: "", python: "a", after: "" });
    expect(split("same", "same")).toEqual({ before: "same", mine: "", python: "", after: "" });
  });

  test("never cuts a character in two, and loses nothing", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "😀", "😁", "🙀") });
    fc.assert(
      fc.property(text, text, (mine, python) => {
        const parts = split(mine, python);
        expect(parts.before + parts.mine + parts.after).toBe(mine);
        expect(parts.before + parts.python + parts.after).toBe(python);
        for (const part of Object.values(parts)) expect(part.isWellFormed()).toBe(true);
      }),
    );
  });
});
