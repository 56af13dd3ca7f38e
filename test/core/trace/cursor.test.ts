import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCursor, RecordingBuilder } from "../../../src/core/trace/index.ts";
import { expectSame } from "./expectSame.ts";
import { momentOf, randomRun } from "./randomRun.ts";
import { recordingOf } from "./writer.ts";

const mostObjects = 8;

/** Tapes that decide runs: some short ones, and some long enough for objects with hundreds of changes. */
const tapes = fc.oneof(
  fc.array(fc.nat(1_000_000), { maxLength: 200, size: "max" }),
  fc.array(fc.nat(1_000_000), { minLength: 1500, maxLength: 4000, size: "max" }),
);

describe("[S1] the state at a step", () => {
  test("is what a naive model says, forward, backward and at random steps", () => {
    let compared = 0;
    fc.assert(
      fc.property(tapes, fc.array(fc.nat(1_000_000), { maxLength: 50 }), (tape, jumps) => {
        const { chunks, moments } = randomRun(tape);
        const cursor = createCursor(recordingOf(chunks));
        const check = (step: number): void => {
          cursor.seek(step);
          expectSame(momentOf(cursor, mostObjects), moments[step]);
          compared += 1;
        };
        for (let step = 0; step < moments.length; step++) check(step);
        for (let step = moments.length - 1; step >= 0; step--) check(step);
        for (const jump of jumps) check(jump % moments.length);
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(compared).toBeGreaterThan(10_000);
  }, 60_000);

  test("[R1] does not depend on how the recording is cut into chunks", () => {
    fc.assert(
      fc.property(tapes, fc.integer({ min: 1, max: 9 }), (tape, stepsInChunk) => {
        const { chunks, moments } = randomRun(tape, stepsInChunk);
        const cursor = createCursor(recordingOf(chunks));
        for (let step = 0; step < moments.length; step += 7) {
          cursor.seek(step);
          expectSame(momentOf(cursor, mostObjects), moments[step]);
        }
      }),
      { numRuns: 30, seed: 2 },
    );
  }, 60_000);

  test("can be read while the recording still grows", () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const { chunks, moments } = randomRun(tape, 5);
        const builder = new RecordingBuilder("");
        const cursor = createCursor(builder.recording);
        expect(cursor.stack()).toEqual([]);
        for (const chunk of chunks) {
          expect(builder.append(chunk)).toEqual({ kind: "accepted" });
          for (const step of [builder.recording.steps - 1, 0]) {
            cursor.seek(step);
            expectSame(momentOf(cursor, mostObjects), moments[step]);
          }
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  }, 60_000);
});
