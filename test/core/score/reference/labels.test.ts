import { describe, expect, test } from "vitest";
import { rates, readYesNo, tell } from "../../../../src/core/score/judges/reference/labels.ts";
import { quantise } from "../../../../src/core/score/judges/quantised.ts";

describe("yes and no", () => {
  test("are counted with yes as what is looked for", () => {
    const told = tell([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
      [true, true],
    ]);
    expect(told).toEqual({ hits: 2, extra: 1, missed: 1, rejected: 1 });
    const { accuracy, precision, recall, f1 } = rates(told);
    expect([accuracy, precision, recall, f1]).toEqual([3 / 5, 2 / 3, 2 / 3, 2 / 3]);
  });

  test("have a rate of 0 where there is nothing to divide by", () => {
    expect(rates(tell([[false, false]]))).toEqual({ accuracy: 1, precision: 0, recall: 0, f1: 0 });
    expect(rates(tell([])).accuracy).toBeNull();
  });

  test("are read from several words, and from nothing else", () => {
    expect(["True", " yes", "1", "not covered", "NO", "maybe", ""].map(readYesNo)).toEqual([
      true,
      true,
      true,
      false,
      false,
      null,
      null,
    ]);
  });
});

const int = (value: bigint) => quantise({ kind: "int", value });
const float = (value: number) => quantise({ kind: "float", value });

describe("trap 47: quantised values", () => {
  test("take a truth value for one, not for a number", () => {
    expect(quantise({ kind: "bool", value: true })).toBe("TRUE");
    expect(quantise({ kind: "bool", value: false })).toBe("FALSE");
  });

  test("put 10,000 and 1.0 into the smaller class, on both sides of 0", () => {
    expect([int(10_000n), int(10_001n), int(-10_000n), int(-10_001n)]).toEqual([
      "POSITIVE-REG",
      "POSITIVE-VL",
      "NEGATIVE-REG",
      "NEGATIVE-VL",
    ]);
    expect([float(1), float(1.0000001), float(-1), float(-1.0000001)]).toEqual([
      "POSITIVE-VS",
      "POSITIVE-REG",
      "NEGATIVE-VS",
      "NEGATIVE-REG",
    ]);
    expect([float(10_000), float(10_000.5)]).toEqual(["POSITIVE-REG", "POSITIVE-VL"]);
  });

  test("have no very small integers, and classes for what is no number", () => {
    expect(int(1n)).toBe("POSITIVE-REG");
    expect([float(Number.NaN), float(Infinity), float(-Infinity)]).toEqual([
      "NAN",
      "POSITIVE-VL",
      "NEGATIVE-VL",
    ]);
  });
});
