import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packRecording, prefixOf, unpackRecording } from "../../../src/core/trace/index.ts";
import { randomRun } from "./randomRun.ts";
import { recordingOf } from "./writer.ts";

describe("a recording as bytes", () => {
  test("is read back as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), fc.nat({ max: 7 }), (tape, offset) => {
        const recording = recordingOf(randomRun(tape).chunks);
        const whole = prefixOf(recording, recording.steps);
        const packed = packRecording(whole);
        // Bytes may stand anywhere in a larger buffer.
        const elsewhere = new Uint8Array(packed.length + offset);
        elsewhere.set(packed, offset);
        expect(unpackRecording(elsewhere.subarray(offset))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test("that is damaged or cut off is told, or read as another, but never throws", () => {
    const recording = recordingOf(randomRun([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]).chunks);
    const packed = packRecording(prefixOf(recording, recording.steps));
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 1 }), fc.nat({ max: 255 }), (place, byte) => {
        const changed = Uint8Array.from(packed);
        changed[place] = byte;
        unpackRecording(changed);
        expect(unpackRecording(packed.subarray(0, place))).toMatchObject({ kind: "damaged" });
      }),
    );
    expect(unpackRecording(new Uint8Array(3))).toMatchObject({ kind: "damaged" });
  });
});
