import fc from "fast-check";
import type * as z from "zod/mini";
import { describe, expect, test } from "vitest";
import {
  attemptSchema,
  keptScoreSchema,
  predictionSchema,
} from "../../../src/core/attempt/schema/attempt.ts";
import { decodeRecord, encodeRecord } from "../../../src/core/attempt/schema/read.ts";
import { truthSchema } from "../../../src/core/attempt/schema/truth.ts";
import { pythonValueSchema } from "../../../src/core/value/schema.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";
import { attempts, keptScores, predictions, pythonValues, truths } from "./arbitrary.ts";

function throughJson<T>(schema: z.ZodMiniType<T>, value: T): unknown {
  return decodeRecord(schema, JSON.parse(JSON.stringify(encodeRecord(schema, value))));
}

function expectRoundTrips<T>(schema: z.ZodMiniType<T>, values: fc.Arbitrary<T>): void {
  fc.assert(
    fc.property(values, (value) => {
      expect(throughJson(schema, value)).toEqual({ kind: "read", value });
    }),
  );
}

describe("what is kept", () => {
  test("attempts come back from JSON as they were", () => {
    expectRoundTrips(attemptSchema, attempts);
  });

  test("predictions come back from JSON as they were", () => {
    expectRoundTrips(predictionSchema, predictions);
  });

  test("scores come back from JSON as they were", () => {
    expectRoundTrips(keptScoreSchema, keptScores);
  });

  test("truths come back from JSON as they were, with big integers, nan and minus zero", () => {
    expectRoundTrips(truthSchema, truths);
    expectRoundTrips(pythonValueSchema, pythonValues);
    const numbers: PythonValue = {
      kind: "sequence",
      type: "list",
      items: [
        { kind: "int", value: -(10n ** 5_000n) },
        ...[NaN, -0, 0, Infinity, -Infinity, 5e-324, 1.7976931348623157e308].map(
          (value): PythonValue => ({ kind: "float", value }),
        ),
      ],
    };
    expect(throughJson(pythonValueSchema, numbers)).toEqual({ kind: "read", value: numbers });
  });

  test("a value nested 200 deep comes back", () => {
    let value: PythonValue = { kind: "none" };
    for (let depth = 0; depth < 200; depth += 1) {
      value = { kind: "dict", type: "dict", entries: [[{ kind: "none" }, value]] };
    }
    expect(throughJson(pythonValueSchema, value)).toEqual({ kind: "read", value });
  });

  test("the first field that is not what it should be is named", () => {
    expect(decodeRecord(predictionSchema, { id: "p", attempt: 7 })).toEqual({
      kind: "damaged",
      problem: "attempt",
    });
    expect(decodeRecord(predictionSchema, null)).toEqual({ kind: "damaged", problem: "record" });
  });

  test("whatever JSON holds is read or named damaged, and nothing throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (record) => {
        for (const schema of [attemptSchema, predictionSchema, keptScoreSchema]) {
          expect(decodeRecord<unknown>(schema, record).kind).toBe("damaged");
        }
      }),
    );
  });

  test("what is too deep is told apart before a schema sees it", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    expect(decodeRecord(truthSchema, { kind: "state", value: deep })).toEqual({
      kind: "damaged",
      problem: "too deep",
    });
  });

  test("an integer that is no decimal text is not read", () => {
    for (const text of ["0x10", "1e9", "", " 1", "9".repeat(100_001)]) {
      expect(decodeRecord(pythonValueSchema, { kind: "int", value: text }).kind).toBe("damaged");
    }
  });
});
