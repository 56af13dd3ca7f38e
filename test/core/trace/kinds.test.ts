import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextOfKind, previousOfKind, stepKinds } from "../../../src/core/trace/index.ts";
import { randomRun } from "./randomRun.ts";
import { recordingOf } from "./writer.ts";

describe("the nearest step of a kind", () => {
  test("is the one that a search step by step finds, both ways", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000_000), { minLength: 100, maxLength: 600, size: "max" }),
        (tape) => {
          const recording = recordingOf(randomRun(tape).chunks);
          const kinds = Array.from({ length: recording.steps }, (_, step) =>
            recording.kindAt(step),
          );
          for (const kind of stepKinds) {
            for (let step = 0; step < kinds.length; step++) {
              const next = kinds.indexOf(kind, step + 1);
              const previous = step === 0 ? -1 : kinds.lastIndexOf(kind, step - 1);
              expect(nextOfKind(recording, step, kind)).toBe(next < 0 ? null : next);
              expect(previousOfKind(recording, step, kind)).toBe(previous < 0 ? null : previous);
              if (next >= 0) found += 1;
            }
          }
        },
      ),
      { numRuns: 30, seed: 1 },
    );
    expect(found).toBeGreaterThan(500);
  });
});
