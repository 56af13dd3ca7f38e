import fc from "fast-check";
import type { Attempt, KeptScore } from "../../../src/core/attempt/attempt.ts";
import { ruleIds } from "../../../src/core/attempt/rules.ts";
import { confidences, type Prediction } from "../../../src/core/prediction/prediction.ts";
import type { Item, Truth } from "../../../src/core/question/question.ts";
import type { Score } from "../../../src/core/score/score.ts";
import { verdicts } from "../../../src/core/score/score.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";

/** Any text of UTF-16 code units, lone surrogates too. */
const anyText = fc
  .string({ unit: "binary", maxLength: 12 })
  .chain((text) => fc.constantFrom(text, `${text}\ud800`, `\udfff${text}`));
const line = fc.integer({ min: 1, max: 40 });
const step = fc.integer({ min: 0, max: 400 });
const names = fc.uniqueArray(fc.constantFrom("a", "b", "items", "_", "naïve"), { maxLength: 4 });

/** Any Python value: all kinds, nested. */
export const pythonValues: fc.Arbitrary<PythonValue> = fc.letrec<{ value: PythonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant<PythonValue>({ kind: "none" }),
    fc.boolean().map((value): PythonValue => ({ kind: "bool", value })),
    fc.bigInt().map((value): PythonValue => ({ kind: "int", value })),
    fc.double().map((value): PythonValue => ({ kind: "float", value })),
    fc
      .tuple(fc.double(), fc.double())
      .map(([real, imaginary]): PythonValue => ({ kind: "complex", real, imaginary })),
    anyText.map((text): PythonValue => ({ kind: "str", text })),
    fc
      .array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 })
      .map((bytes): PythonValue => ({ kind: "bytes", type: "bytes", bytes })),
    fc.constant<PythonValue>({ kind: "cycle", up: 1 }),
    fc
      .tuple(fc.constantFrom("list", "tuple"), fc.array(tie("value"), { maxLength: 3 }))
      .map(([type, items]): PythonValue => ({ kind: "sequence", type, items })),
    fc
      .array(tie("value"), { maxLength: 3 })
      .map((items): PythonValue => ({ kind: "set", type: "set", items })),
    fc
      .array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 })
      .map((entries): PythonValue => ({ kind: "dict", type: "dict", entries })),
    fc
      .array(fc.tuple(anyText, tie("value")), { maxLength: 3 })
      .map((attributes): PythonValue => ({ kind: "object", type: "Point", attributes })),
  ),
})).value;

/** What Python did, of any kind of question. */
export const truths: fc.Arbitrary<Truth> = fc.oneof(
  fc.uniqueArray(line).map((ran): Truth => ({ kind: "coverage", ran })),
  fc.constantFrom("true", "false").map((way): Truth => ({ kind: "branch", way })),
  fc
    .oneof(
      line.map((at) => ({ kind: "line" as const, line: at })),
      fc.constant({ kind: "end" as const }),
      line.map((at) => ({ kind: "call" as const, name: "f", line: at })),
    )
    .map((next): Truth => ({ kind: "next-line", next })),
  fc.array(fc.tuple(line, step), { maxLength: 9 }).map((pairs): Truth => ({
    kind: "path",
    lines: pairs.map(([at]) => at),
    steps: pairs.map(([, at]) => at),
  })),
  pythonValues.map((value): Truth => ({ kind: "state", value })),
  fc
    .tuple(anyText, fc.option(fc.constant("ValueError")))
    .map(([text, raises]): Truth => ({ kind: "output", text, raises })),
  fc.option(anyText).map((example): Truth => ({ kind: "input", example })),
  fc.nat(99).map((times): Truth => ({ kind: "count", times })),
  names.map((group): Truth => ({ kind: "alias", groups: group.length === 0 ? [] : [group] })),
);

const asked = fc.record({
  id: fc.uuid(),
  shown: fc.integer({ min: -1, max: 50 }),
  reveals: fc.integer({ min: 51, max: 99 }),
  line,
  visit: line,
  reason: fc.constantFrom("loop-ends" as const, "plain" as const),
});

/** A few kinds of item, tables among them. */
const items: fc.Arbitrary<Item> = asked.chain((common): fc.Arbitrary<Item> => {
  const state = {
    ...common,
    kind: "state" as const,
    expression: "total",
    when: "after" as const,
    frame: 0,
    ordered: false,
  };
  return fc.constantFrom<Item>(
    state,
    { ...common, kind: "next-line" },
    { ...common, kind: "coverage", lines: [1, 2, 3], frame: null },
    { ...common, kind: "branch", construct: 0, test: "x > 1", ways: ["true", "false"] },
    { ...common, kind: "path", frame: null, from: 1 },
    { ...common, kind: "output", scope: "run" },
    {
      ...common,
      kind: "input",
      ask: { kind: "arguments", function: "f", parameters: ["n"] },
      goal: { kind: "raises", type: "KeyError" },
    },
    { ...common, kind: "count" },
    { ...common, kind: "alias", names: ["a", "b"], frame: 0 },
    {
      kind: "table",
      id: common.id,
      shown: common.shown,
      reveals: common.reveals,
      columns: [{ kind: "name", name: "total", frame: 0 }, { kind: "output" }],
      rows: [
        {
          step: 3,
          line: 2,
          visit: 1,
          cells: [{ kind: "asked", question: state }, { kind: "empty" }, { kind: "same" }],
        },
      ],
    },
  );
});

const scores: fc.Arbitrary<Score> = fc.record({
  value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  verdict: fc.constantFrom(...verdicts),
  judge: fc.record({ id: fc.constantFrom("strict/state", "strict/path"), version: fc.nat(3) }),
  divergence: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constant("line" as const),
      index: fc.nat(9),
      step: fc.integer({ min: -1 }),
    }),
    fc.record({ kind: fc.constant("text" as const), line: fc.nat(9), column: fc.nat(9) }),
  ),
  readings: fc.dictionary(
    fc.constantFrom("prefix", "similarity", "f1"),
    fc.double({ min: 0, max: 1, noNaN: true }),
    { noNullPrototype: true },
  ),
});

/** A prediction of the attempt `a`. */
export const predictions: fc.Arbitrary<Prediction> = fc.record({
  id: fc.uuid(),
  attempt: fc.constant("a"),
  question: fc.uuid(),
  raw: fc.option(
    fc.record({ form: fc.constantFrom("plain" as const, "raises" as const), text: anyText }),
  ),
  confidence: fc.option(fc.constantFrom(...confidences)),
  why: anyText,
  committedMs: fc.nat(),
  tookMs: fc.nat(),
});

/** A score with what it was made from. */
export const keptScores: fc.Arbitrary<KeptScore> = fc.record({
  prediction: fc.uuid(),
  attempt: fc.constant("a"),
  score: scores,
  truth: fc.option(truths),
  truthText: anyText,
  rule: fc.constantFrom(...ruleIds),
  evidence: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant("run" as const), works: fc.boolean(), detail: anyText }),
      fc.record({ kind: fc.constant("continued" as const), agrees: fc.boolean() }),
    ),
  ),
});

/** An attempt with the id `a`. */
export const attempts: fc.Arbitrary<Attempt> = fc.record({
  id: fc.constant("a"),
  title: anyText,
  concepts: fc.array(fc.constantFrom("loops", "lists", "recursion"), { maxLength: 3 }),
  program: fc.record({
    source: anyText,
    stdin: fc.array(anyText, { maxLength: 2 }),
    seed: fc.nat(99),
  }),
  programHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  mode: fc.constantFrom("practice" as const, "set" as const, "exam" as const),
  options: fc.record({
    seed: fc.nat(99),
    size: fc.nat(20),
    kinds: fc.constant(["state" as const, "table" as const]),
    help: fc.constantFrom("empty" as const, "unchanged" as const),
    chosen: fc.array(step, { maxLength: 3 }),
  }),
  items: fc.array(items, { maxLength: 6 }),
  startedMs: fc.nat(),
  finishedMs: fc.option(fc.nat()),
  versions: fc.constant({ python: "3.14.2", app: "0.1.0" }),
});
