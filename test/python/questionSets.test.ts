import { beforeAll, describe, expect, test } from "vitest";
import { makeQuestions, makeTable, questionAt, truthOf } from "../../src/core/question/index.ts";
import type { TraceTable } from "../../src/core/question/question.ts";
import { type Recording, visits } from "../../src/core/trace/index.ts";
import { printPythonValue } from "../../src/core/value/print.ts";
import { type Foretrace, loadForetrace, type RequestOptions } from "./pyodide.ts";
import { options, questionsOf } from "./questions/laws.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

/** A program from lines; empty lines count. */
function record(lines: readonly string[], more: RequestOptions = {}): Recording {
  return recorded(foretrace, `${lines.join("\n")}\n`, more);
}

function table(recording: Recording, help: "empty" | "unchanged"): TraceTable {
  const [from = 0] = visits(recording, 3);
  const made = makeTable(recording, { frame: 0, from, to: visits(recording, 3)[3] ?? 0 }, help);
  if (made === null) throw new Error("no table");
  return made;
}

/** Each row as text: `?` with the truth where something is asked. */
function rows(recording: Recording, { rows: all }: TraceTable): readonly string[] {
  return all.map(({ line, visit, cells }) =>
    [
      `${line}:${visit}`,
      ...cells.map((cell) => {
        if (cell.kind === "given") return cell.text;
        if (cell.kind !== "asked") return cell.kind;
        const truth = truthOf(recording, cell.question);
        if (truth?.kind === "state") return `?${printPythonValue(truth.value)}`;
        if (truth?.kind === "output") return `?${truth.text}`;
        return truth?.kind === "branch" ? `?${truth.way}` : "?";
      }),
    ].join(" | "),
  );
}

describe("sets", () => {
  const reading = [
    "n = int(input())",
    "total = 0",
    "for i in range(n):",
    "    total += i",
    "print(total)",
  ];

  test("[G6] ask for the lines that are read, or for what comes of them, never both", () => {
    const recording = record(reading, { stdin: ["4"] });
    const sets = Array.from({ length: 40 }, (_, seed) => {
      const { items } = makeQuestions(recording, options(seed, { size: 6 }));
      return { items, whole: items.filter(({ shown }) => shown < 0) };
    });
    const alone = sets.filter(({ whole }) => whole.some(({ kind }) => kind === "input"));
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.length).toBeLessThan(sets.length);
    expect(alone.filter(({ whole }) => whole.length > 1)).toEqual([]);
    expect(alone.filter(({ items }) => items.some(({ kind }) => kind === "output"))).toEqual([]);
  });

  test("[G4] [G5] [G7] are few, of the kinds that are wanted, and no twins", () => {
    const recording = record(reading, { stdin: ["4"] });
    for (const kind of ["state", "branch", "count"] as const) {
      const { items } = makeQuestions(recording, options(3, { size: 4, kinds: [kind] }));
      expect(items.length).toBeGreaterThan(0);
      expect(items.length).toBeLessThanOrEqual(4);
      expect(items.every((item) => item.kind === kind)).toBe(true);
      const points = items.flatMap((item) =>
        item.kind === "table" ? [] : [`${item.line} ${item.reason}`],
      );
      expect(new Set(points).size).toBe(points.length);
    }
  });

  test("[Q1] of a run without state ask for its path alone, and have truths", () => {
    const lines = [
      "try:",
      "    for i in [1, 0]:",
      "        print(1 // i)",
      "except ZeroDivisionError:",
    ];
    const recording = record([...lines, "    print('no')"], { mode: "path" });
    const items = Array.from({ length: 10 }, (_, seed) =>
      questionsOf(makeQuestions(recording, options(seed)).items),
    ).flat();
    expect(items.length).toBeGreaterThan(10);
    expect(items.filter((question) => truthOf(recording, question) === null)).toEqual([]);
    const kinds = new Set(items.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => kind === "state" || kind === "alias")).toEqual([]);
    const [step = 0] = visits(recording, 3).slice(-1);
    const { line, visit } = { line: 3, visit: visits(recording, 3).length };
    const base = { id: "q", shown: step, reveals: step, line, visit, reason: "chosen" } as const;
    // Something is raised, and what is not recorded.
    expect(truthOf(recording, { ...base, kind: "output", scope: "line" })).toBeNull();
    expect(truthOf(recording, { ...base, kind: "next-line" })).toMatchObject({
      next: { kind: "raises" },
    });
  });

  test("of a program that does not run, or does nothing, are empty", () => {
    for (const source of ["", "x = ", "pass"]) {
      expect(makeQuestions(record([source]), options(1)).items).toEqual([]);
    }
  });

  test("[G4] ask at each chosen step, whatever else is asked", () => {
    const recording = record(reading, { stdin: ["4"] });
    const chosen = [visits(recording, 4)[1] ?? 0, visits(recording, 2)[0] ?? 0];
    const { items } = makeQuestions(recording, options(1, { size: 3, chosen }));
    const points = items.filter((item) => item.kind !== "table" && item.reason === "chosen");
    expect(points.map(({ shown }) => shown)).toEqual(chosen.toSorted((one, other) => one - other));
    expect(points.map(({ id }) => id)).toEqual(["next-line@2:1", "state-total-after@4:2"]);
    expect(questionAt(recording, recording.steps + 5)).toBeNull();
  });
});

describe("trace tables", () => {
  const loop = [
    "total = 0",
    "label = 'sum'",
    "for n in [3, 4, 5]:",
    "    total += n",
    "    odd = 'odd' if n % 2 else 'even'",
    "print(total)",
  ];

  test("[T1] [T2] [T3] [T4] give what did not change, and nothing that tells an answer", () => {
    const recording = record(loop);
    const made = table(recording, "unchanged");
    expect(made.columns).toEqual([
      { kind: "name", name: "n", frame: 0 },
      { kind: "name", name: "total", frame: 0 },
      { kind: "name", name: "odd", frame: 0 },
      { kind: "condition", construct: expect.any(Number), test: "n % 2" },
    ]);
    expect(rows(recording, made)).toEqual([
      "3:1 | ?3 | 0 | empty | empty",
      "4:1 | same | ?3 | empty | empty",
      "5:1 | same | same | ?'odd' | ?true",
      "3:2 | ?4 | same | same | empty",
      "4:2 | same | ?7 | same | empty",
      "5:2 | same | same | ?'even' | ?false",
      "3:3 | ?5 | same | same | empty",
      "4:3 | same | ?12 | same | empty",
      "5:3 | same | same | ?'odd' | ?true",
    ]);
  });

  test("[T3] give no value that another cell asks for", () => {
    const recording = record([
      "best = 0",
      "for n in [3, 4]:",
      "    best = n",
      "    mark = 'x'",
      "    print('seen')",
      "    print(best)",
    ]);
    const [from = 0] = visits(recording, 2);
    const made = makeTable(recording, { frame: 0, from, to: recording.steps - 1 }, "unchanged");
    expect(made === null ? [] : rows(recording, made)).toEqual([
      "2:1 | ?3 | 0 | empty | empty",
      "3:1 | same | ?3 | empty | empty",
      "4:1 | same | same | 'x' | empty",
      "5:1 | same | same | 'x' | seen\n",
      "6:1 | same | same | 'x' | ?3\n",
      "2:2 | ?4 | same | 'x' | empty",
      "3:2 | same | ?4 | 'x' | empty",
      "4:2 | same | same | 'x' | empty",
      "5:2 | same | same | 'x' | seen\n",
      "6:2 | same | same | 'x' | ?4\n",
    ]);
  });

  test("[T3] [T5] without help ask every cell, each with an id of its own", () => {
    const recording = record(loop);
    const made = table(recording, "empty");
    const cells = made.rows.flatMap((row) => row.cells);
    const questions = cells.flatMap((cell) => (cell.kind === "asked" ? [cell.question] : []));
    expect(cells.some(({ kind }) => kind === "given" || kind === "same")).toBe(false);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { shown, reveals } of questions) {
      expect(shown).toBe(made.shown);
      expect(reveals).toBeLessThanOrEqual(made.reveals);
    }
  });

  test("[T1] are not made of what is too long, raises, or is ambiguous", () => {
    const raising = record([
      "try:",
      "    for i in [1, 0]:",
      "        x = 1 // i",
      "except ZeroDivisionError:",
      "    x = 0",
    ]);
    const ambiguous = record(["for i in [1, 2]:", "    x = i; y = i + 1", "z = 1"]);
    const long = record(["for i in range(20):", "    x = i + 1", "z = 1"]);
    for (const [recording, line] of [
      [raising, 2],
      [ambiguous, 1],
      [long, 1],
    ] as const) {
      const [from = 0] = visits(recording, line);
      expect(makeTable(recording, { frame: 0, from, to: recording.steps }, "empty")).toBeNull();
    }
  });
});
