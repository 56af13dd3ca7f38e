import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttemptRecord } from "../../src/core/attempt/record.ts";
import { questionsOf } from "../../src/core/attempt/items.ts";
import { readResultFile, resultFormats } from "../../src/packs/index.ts";
import { attempts, keptScores, predictions } from "../core/attempt/arbitrary.ts";

/** Attempts whose answers are to their own questions, one each, some of them judged. */
const records: fc.Arbitrary<readonly AttemptRecord[]> = fc.uniqueArray(
  fc
    .tuple(attempts, fc.uuid(), fc.array(fc.tuple(predictions, keptScores, fc.boolean())))
    .map(([attempt, id, answers]): AttemptRecord => {
      const questions = [
        ...new Set(attempt.items.flatMap(questionsOf).map((question) => question.id)),
      ];
      const own = answers.slice(0, questions.length).map(([prediction, score, judged], index) => ({
        prediction: { ...prediction, attempt: id, question: questions[index] ?? "" },
        score: { ...score, attempt: id, prediction: prediction.id },
        judged,
      }));
      return {
        attempt: { ...attempt, id },
        predictions: own.map(({ prediction }) => prediction),
        scores: own.filter(({ judged }) => judged).map(({ score }) => score),
      };
    }),
  { selector: ({ attempt }) => attempt.id, maxLength: 4 },
);

function format(id: string) {
  const found = resultFormats.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no format ${id}`);
  return found;
}

const print = (some: readonly AttemptRecord[]) => format("result").print(some);

/** A file with one attempt of two answers. */
function sample(): AttemptRecord {
  const question = { id: "q1", kind: "count" as const, shown: -1, reveals: 9, line: 2, visit: 0 };
  return {
    attempt: {
      id: "attempt 1",
      title: "Total",
      concepts: ["loops"],
      program: { source: "x = 1\n", stdin: [], seed: 0 },
      programHash: "0".repeat(64),
      mode: "practice",
      options: { seed: 1, size: 5, kinds: ["count"], help: "unchanged", chosen: [] },
      items: [
        { ...question, reason: "plain" },
        { ...question, id: "q2", line: 3, reason: "plain" },
      ],
      startedMs: 5,
      finishedMs: 9,
      versions: { python: "3.14.2", app: "0.1.0" },
    },
    predictions: ["q1", "q2"].map((id) => ({
      id: `p ${id}`,
      attempt: "attempt 1",
      question: id,
      raw: { form: "plain" as const, text: "3" },
      confidence: "certain" as const,
      why: "",
      committedMs: 6,
      tookMs: 1,
    })),
    scores: [],
  };
}

describe.each(resultFormats)("the format $id", (each) => {
  test("prints any attempts, the same ones the same, and as text that UTF-8 can hold", () => {
    fc.assert(
      fc.property(records, (some) => {
        const text = each.print(some);
        expect(each.print(some)).toBe(text);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
    expect(each.extension).toMatch(/^[a-z.]+$/);
    expect(each.mediaType).toMatch(/^[a-z]+\/[a-z]+$/);
  });
});

describe("the result file", () => {
  test("gives back the attempts and answers that were put in, and the scores as claims", () => {
    fc.assert(
      fc.property(records, (some) => {
        expect(readResultFile(print(some))).toEqual({
          kind: "read",
          attempts: some.map(({ attempt, predictions: own, scores }) => ({
            attempt,
            predictions: own,
            claimed: new Map(scores.map(({ prediction, score }) => [prediction, score])),
          })),
          damaged: [],
        });
      }),
    );
  });

  test("names a damaged answer, and keeps the rest", () => {
    const text = print([sample()]).replace('"question": "q2"', '"question": 2');
    expect(readResultFile(text)).toMatchObject({
      kind: "read",
      attempts: [{ predictions: [{ question: "q1" }] }],
      damaged: [{ place: "attempts[0].predictions[1]", problem: "question" }],
    });
  });

  test("names a damaged attempt, and keeps the other", () => {
    const second = { ...sample(), attempt: { ...sample().attempt, id: "attempt 2" } };
    const text = print([sample(), { ...second, predictions: [] }]).replace(
      '"mode": "practice"',
      '"mode": "dream"',
    );
    expect(readResultFile(text)).toMatchObject({
      kind: "read",
      attempts: [{ attempt: { id: "attempt 2" } }],
      damaged: [{ place: "attempts[0].attempt", problem: "mode" }],
    });
  });

  test("takes one answer to a question and one attempt of an id, the first", () => {
    const twice = sample();
    const text = print([
      {
        ...twice,
        predictions: [...twice.predictions, ...twice.predictions].map((one, index) => ({
          ...one,
          tookMs: index,
        })),
      },
      twice,
    ]);
    expect(readResultFile(text)).toMatchObject({
      attempts: [{ predictions: [{ tookMs: 0 }, { tookMs: 1 }] }],
    });
  });

  test.each([
    ["cut", (text: string) => text.slice(0, -20)],
    ["cut", () => ""],
    ["other", () => "[]"],
    ["other", (text: string) => text.replace("foretrace-results", "something-else")],
    ["newer", (text: string) => text.replace('"version": 1', '"version": 2')],
    ["too-large", (text: string) => text.padEnd(64_000_001)],
    ["other", () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ])("is refused as %s", (reason, damage) => {
    expect(readResultFile(damage(print([sample()])))).toEqual({ kind: "refused", reason });
  });

  test("with any change to its JSON is read or refused, and nothing throws", () => {
    const whole: unknown = JSON.parse(print([sample()]));
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
        let place = -1;
        const changed = JSON.stringify(whole, (_, part: unknown) => {
          place += 1;
          return place === at % 60 ? value : part;
        });
        expect(["read", "refused"]).toContain(readResultFile(changed).kind);
      }),
    );
  });

  test("bounds what it reads: too many answers are cut and named", () => {
    const text = `{"format":"foretrace-results","version":1,"attempts":[${"0,".repeat(100_001)}0]}`;
    const reading = readResultFile(text);
    expect(reading.kind === "read" && reading.damaged.length).toBe(100_001);
    expect(reading.kind === "read" && reading.damaged[0]).toEqual({
      place: "attempts",
      problem: "too many",
    });
  });
});

/** The fields of a CSV text, read as RFC 4180 says. */
function fieldsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("the CSV file", () => {
  test("has a row for each answer, and each row as many fields as the head", () => {
    fc.assert(
      fc.property(records, (some) => {
        const [head, ...rows] = fieldsOf(format("csv").print(some));
        expect(rows.length).toBe(some.flatMap(({ predictions: own }) => own).length);
        for (const row of rows) expect(row.length).toBe(head?.length);
      }),
    );
  });

  test.each(["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", '=HYPERLINK("x")'])(
    "lets no spreadsheet run the answer %j",
    (answer) => {
      const one = sample();
      const asked = one.predictions.map((each) => ({
        ...each,
        raw: { form: "plain" as const, text: answer },
        why: answer,
      }));
      const [head, row] = fieldsOf(
        format("csv").print([
          { ...one, attempt: { ...one.attempt, title: answer }, predictions: asked },
        ]),
      );
      for (const column of ["answer", "why", "title"]) {
        expect(row?.[head?.indexOf(column) ?? -1]).toBe(`'${answer}`);
      }
    },
  );

  test("leaves negative numbers as they are", () => {
    const one = sample();
    const raw = { form: "plain" as const, text: "-3" };
    const [head, row] = fieldsOf(
      format("csv").print([{ ...one, predictions: one.predictions.map((p) => ({ ...p, raw })) }]),
    );
    expect(row?.[head?.indexOf("answer") ?? -1]).toBe("-3");
  });
});

describe("the JSONL file", () => {
  test("has a JSON object for each answer, with question, raw answer and score as they are kept", () => {
    fc.assert(
      fc.property(records, (some) => {
        const lines = format("jsonl").print(some).split("\n").slice(0, -1);
        const answers = some.flatMap(({ predictions: own }) => own);
        expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject(
          answers.map(({ id, raw, question }) => ({
            prediction: { id, raw },
            question: { id: question },
          })),
        );
      }),
    );
  });
});
