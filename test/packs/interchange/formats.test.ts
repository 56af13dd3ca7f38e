import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ResultRow } from "../../../src/core/asking/resultRow.ts";
import type { Manifest } from "../../../src/core/evaluation/manifest.ts";
import type { EvaluationFormat, ExportedFile } from "../../../src/packs/interchange/format.ts";
import { evaluationFormats } from "../../../src/packs/interchange/index.ts";
import { manifest, small } from "./manifest.ts";

const right: ResultRow = {
  item: "ab12/state-x@3:2",
  program: "ab12",
  kind: "state",
  sample: 0,
  model: "Small",
  messages: [
    { role: "system", text: "You work out." },
    { role: "user", text: "What is x?" },
  ],
  expected: "5",
  text: "[ANSWER]5[/ANSWER]",
  alone: false,
  reasoning: "x is 5",
  finish: "stop",
  failure: null,
  state: "ok",
  answer: "5",
  rung: "answer-tag",
  verdict: "correct",
  value: 1,
  confidence: 0.8,
  usage: { inputTokens: 10, outputTokens: 3, reasoningTokens: 0, cachedInputTokens: null },
  costUsd: null,
  firstTextMs: 5,
  totalMs: 1200,
};
const wrong: ResultRow = {
  ...right,
  item: "ab12/count@3",
  verdict: "wrong",
  value: 0,
  finish: "length",
  sample: 1,
};
const partial: ResultRow = {
  ...right,
  item: "cd34/path",
  program: "cd34",
  verdict: "partial",
  value: 0.5,
};
const unparsed: ResultRow = {
  ...right,
  item: "cd34/output",
  program: "cd34",
  text: "Hm.",
  reasoning: null,
  state: "unparsed",
  answer: null,
  rung: null,
  verdict: "unanswered",
  value: null,
  usage: null,
  confidence: null,
};
const failed: ResultRow = {
  ...unparsed,
  item: "cd34/count@1",
  text: null,
  finish: null,
  failure: "cut",
  state: "error",
};
const unknown: ResultRow = {
  ...right,
  item: "ef/x",
  expected: null,
  verdict: "unavailable",
  value: null,
};
const rows = [right, wrong, partial, unparsed, failed, unknown];

function formatOf(id: EvaluationFormat["id"]): EvaluationFormat {
  const format = evaluationFormats.find((one) => one.id === id);
  if (format === undefined) throw new Error(id);
  return format;
}

function filesOf(
  id: EvaluationFormat["id"],
  given: readonly ResultRow[] = rows,
  of: Manifest = manifest,
): readonly ExportedFile[] {
  const predictors = [{ predictor: small, name: "basics-small", rows: given }];
  return formatOf(id).print({ manifest: of, name: "basics", predictors });
}

function printed(
  id: EvaluationFormat["id"],
  given: readonly ResultRow[] = rows,
  of: Manifest = manifest,
): string {
  return filesOf(id, given, of)[0]?.text ?? "";
}

function read(id: EvaluationFormat["id"], text: string) {
  const reading = formatOf(id).read?.(text);
  if (reading === undefined) throw new Error(id);
  return reading;
}

/** What any form has to bring back of a reply. */
function factsOf(id: EvaluationFormat["id"], text: string) {
  const reading = read(id, text);
  return sorted(
    ("answers" in reading ? reading.answers : []).map(({ item, sample, raw, answer, error }) => {
      return { item, sample, text: raw ?? answer, alone: answer !== null, error };
    }),
  );
}

function sorted<T>(each: readonly T[]): readonly T[] {
  return each.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom(
    "=1+1",
    "'=1",
    "''@x",
    "-5",
    "'",
    '"',
    "a,b",
    "a\r\nb",
    " x ",
    "\t",
    "'\n",
    "=",
    "[ANSWER]\n5\n[/ANSWER]",
  ),
);
const arbitraryRows = fc
  .array(
    fc.record({
      text: texts,
      reasoning: fc.option(fc.string({ minLength: 1, maxLength: 5 })),
      fails: fc.boolean(),
      alone: fc.boolean(),
      sample: fc.nat(3),
    }),
    { maxLength: 8 },
  )
  .map((each) =>
    each.map(({ text, reasoning, fails, sample, alone }, index): ResultRow =>
      fails
        ? { ...failed, item: `item ${index}`, sample }
        : // Nothing alone is nothing either way.
          {
            ...unparsed,
            item: `item ${index}`,
            text,
            reasoning,
            sample,
            alone: alone && text !== "",
          },
    ),
  );

const readable = evaluationFormats.filter((format) => format.read !== null).map(({ id }) => id);

describe.each(readable)("the form %s", (id) => {
  test("brings back items, samples, replies and errors as they were", () => {
    const kept = (each: readonly ResultRow[]) =>
      sorted(
        each
          // Its lines have no place for what never came.
          .filter(({ text }) => id !== "lm-eval" || text !== null)
          .map(({ item, sample, text, alone, failure }) => {
            return { item, sample, text, alone, error: failure };
          }),
      );
    fc.assert(
      fc.property(arbitraryRows, (each) => {
        expect(read(id, printed(id, each)).kind).toBe("read");
        expect(factsOf(id, printed(id, each))).toEqual(kept(each));
      }),
    );
    expect(factsOf(id, printed(id))).toEqual(kept(rows));
  });

  test("is the same text for the same evaluation", () => {
    expect(printed(id)).toBe(printed(id));
  });

  test("refuses what is something else, and never throws", () => {
    for (const text of ["[1, 2]", '{"a": 1}', "a,b\r\n1,2\r\n", "<html></html>"]) {
      expect(["refused"]).toContain(read(id, text).kind);
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(2_000), (noise, at) => {
        const text = printed(id);
        read(id, noise);
        read(id, text.slice(0, at));
        expect(read(id, text.slice(0, at) + noise + text.slice(at))).toHaveProperty("kind");
      }),
    );
  });

  test("holds no score back from being made again", () => {
    const reading = read(id, printed(id));
    for (const answer of "answers" in reading ? reading.answers : []) {
      expect(answer).not.toHaveProperty("value");
      expect(answer.answer === null || answer.raw === null).toBe(true);
    }
  });
});

describe("JSON lines", () => {
  test("need no more than an item and an answer", () => {
    const text =
      '{"item":"a","answer":"5"}\n\n{"item":"b","raw":"Hm","sample":2,"confidence":0.5}\n';
    expect(read("foretrace-jsonl", text)).toMatchObject({
      kind: "read",
      answers: [
        { item: "a", sample: 0, answer: "5", raw: null, finish: "stop" },
        { item: "b", sample: 2, answer: null, raw: "Hm", confidence: 0.5 },
      ],
      rejected: [],
    });
  });

  test("name each line that is none, with the field that is wrong", () => {
    const text =
      '{"item":"a","answer":"5"}\nno\n{"item":"b"}\n{"item":"c","answer":"5","confidence":80}\n';
    expect(read("foretrace-jsonl", text)).toMatchObject({
      kind: "read",
      rejected: [
        { place: "line 2", problem: "no JSON" },
        { place: "line 3", problem: "another sort of record" },
        { place: "line 4", problem: "confidence" },
      ],
    });
  });
});

describe("tables", () => {
  test("put an apostrophe before what a spreadsheet would run", () => {
    const text = printed("csv", [{ ...right, text: "=1+1" }]);
    expect(text).toContain(",'=1+1\r\n");
    expect(read("csv", text)).toMatchObject({ answers: [{ raw: "=1+1" }] });
  });

  test("of others need an item and an answer", () => {
    expect(read("csv", "item,answer\nx,5\ny,\n")).toMatchObject({
      answers: [
        { item: "x", answer: "5", raw: null },
        { item: "y", answer: "", raw: null },
      ],
    });
    expect(read("csv", "item,answer,confidence,sample\n,5,,\nx,5,80,\nx,5,,a\n")).toMatchObject({
      answers: [],
      rejected: [
        { place: "line 2", problem: "item" },
        { place: "line 3", problem: "confidence" },
        { place: "line 4", problem: "sample" },
      ],
    });
    expect(read("csv", 'item,answer\nx,"5')).toEqual({ kind: "refused", reason: "cut" });
  });
});

describe("Inspect's log", () => {
  const log = JSON.parse(printed("inspect"));

  test("has what its readers ask for, with marks in its own letters", () => {
    expect(log).toMatchObject({
      version: 2,
      status: "error",
      eval: {
        task: "foretrace/samples",
        dataset: { name: "samples" },
        model: "openai-chat/small",
        config: {},
      },
    });
    expect(
      log.samples.map(
        ({ scores }: { scores?: { foretrace: { value: unknown } } }) => scores?.foretrace.value,
      ),
    ).toEqual(["C", "I", 0.5, "N", undefined, "N"]);
    expect(log.samples[1]).toMatchObject({
      epoch: 2,
      metadata: { program: "ab12" },
      output: { choices: [{ stop_reason: "max_tokens" }] },
    });
    expect(log.samples[4].error.message).toBe("cut");
    expect(log.eval.metadata.manifest).toEqual(manifest);
  });

  test("of a run without errors that came to its end is a success", () => {
    const whole = { ...manifest, pack: { ...manifest.pack, items: 1 }, endedMs: 5 };
    const done = JSON.parse(printed("inspect", [right], whole));
    expect([done.status, done.error]).toEqual(["success", undefined]);
  });

  test("is read as Inspect writes it, with content in parts", () => {
    const content = [
      { type: "reasoning", reasoning: "so" },
      { type: "text", text: "[ANSWER]" },
      { type: "text", text: "5" },
    ];
    const sample = {
      id: 7,
      epoch: 3,
      output: { model: "m", choices: [{ message: { content }, stop_reason: "model_length" }] },
    };
    expect(
      read("inspect", JSON.stringify({ eval: { model: "m" }, samples: [sample, { id: "x" }, 5] })),
    ).toMatchObject({
      answers: [
        { item: "7", sample: 2, raw: "[ANSWER]5", reasoning: "so", finish: "length", model: "m" },
      ],
      rejected: [
        { place: "samples[1]", problem: "no reply" },
        { place: "samples[2]", problem: "another sort of record" },
      ],
    });
  });
});

describe("lm-eval's samples", () => {
  test("gather the samples of an item in one line", () => {
    const text = printed("lm-eval", [
      right,
      { ...right, sample: 1, text: "Hm.", answer: null, value: null },
    ]);
    const [line, ...others] = text
      .trimEnd()
      .split("\n")
      .map((one) => JSON.parse(one));
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      doc_id: 0,
      target: "5",
      resps: [["[ANSWER]5[/ANSWER]", "Hm."]],
      filtered_resps: ["5", ""],
      credit: 0.5,
    });
    expect(read("lm-eval", text)).toMatchObject({
      answers: [{ sample: 0 }, { sample: 1, raw: "Hm." }],
    });
  });

  test("are read as lm-eval writes them, by their numbers", () => {
    expect(
      read(
        "lm-eval",
        '{"doc_id": 3, "doc": {"code": "x"}, "resps": [["5"]], "filtered_resps": ["5"]}\n',
      ),
    ).toMatchObject({
      answers: [{ item: "3", sample: 0, raw: "5" }],
    });
  });
});

describe("Every Eval Ever", () => {
  const files = filesOf("every-eval-ever");
  const samples = (files[1]?.text ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const aggregate = JSON.parse(files[0]?.text ?? "");

  test("has an aggregate that names its samples by their hash", () => {
    expect(Object.keys(aggregate)).toEqual(
      expect.arrayContaining([
        "schema_version",
        "evaluation_id",
        "retrieved_timestamp",
        "source_metadata",
        "model_info",
        "eval_library",
        "evaluation_results",
      ]),
    );
    expect(aggregate.detailed_evaluation_results).toMatchObject({
      total_rows: 5,
      file_path: files[1]?.name,
    });
    // 1 + 0 + ½ + 0 + 0 of five.
    expect(aggregate.evaluation_results[0].score_details.score).toBeCloseTo(0.3, 12);
  });

  test("has samples with the fields that its schema requires, and what is not known left out", () => {
    expect(samples).toHaveLength(5);
    for (const sample of samples) {
      expect(Object.keys(sample)).toEqual(
        expect.arrayContaining([
          "schema_version",
          "evaluation_id",
          "model_id",
          "evaluation_name",
          "sample_id",
          "interaction_type",
          "input",
          "output",
          "answer_attribution",
          "evaluation",
        ]),
      );
      expect(sample.evaluation_id).toBe(aggregate.evaluation_id);
      expect(Object.values(sample.metadata).every((value) => typeof value === "string")).toBe(true);
    }
    expect(samples[0]).toMatchObject({
      answer_attribution: [{ extracted_value: "5", extraction_method: "answer-tag" }],
      evaluation: { score: 1, is_correct: true },
      token_usage: { total_tokens: 13 },
    });
    expect(samples[4]).toMatchObject({
      error: "cut",
      output: { raw: [] },
      evaluation: { score: 0 },
    });
  });
});
