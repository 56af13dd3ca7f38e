import { describe, expect, test } from "vitest";
import { abstentionOf } from "../../../../src/core/evaluation/analysis/abstention.ts";
import { accuracyOf } from "../../../../src/core/evaluation/analysis/accuracy.ts";
import type { Figure } from "../../../../src/core/evaluation/analysis/figure.ts";
import { samplesOf } from "../../../../src/core/evaluation/analysis/samples.ts";
import { passAtK } from "../../../../src/core/score/metrics/passAtK.ts";
import { clusteredError } from "../../../../src/core/score/statistics/mean.ts";
import { student975 } from "../../../../src/core/score/statistics/student.ts";
import { wilson } from "../../../../src/core/score/statistics/wilson.ts";
import { answering, participant, response } from "./made.ts";

function valueOf(figure: Figure | undefined): number | null {
  return figure?.kind === "known" ? figure.value : null;
}

describe("[N2] accuracy", () => {
  // Six programs of two items: right 2, 1, 2, 0, 1, 2 of 2.
  const right = [1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1].map((one) => one === 1);

  test("has the interval of its formulas, written out", () => {
    const { all } = accuracyOf(participant("a", answering(right, 2)));
    const share = 8 / 12;
    const sums = [2, 1, 2, 0, 1, 2].map((own) => own - 2 * share);
    const error = Math.sqrt((6 / 5) * sums.reduce((sum, one) => sum + one ** 2, 0)) / 12;
    const worth = Math.min(12, (share * (1 - share)) / error ** 2);
    const { low, high } = wilson(share, worth * (1.959963984540054 / student975(5)) ** 2);
    expect(all).toMatchObject({ kind: "known", n: 12, programs: 6, of: "items" });
    if (all.kind !== "known") return;
    expect(all.value).toBeCloseTo(share, 12);
    expect(all.interval?.low).toBeCloseTo(low, 12);
    expect(all.interval?.high).toBeCloseTo(high, 12);
    const observed = right.map((one, index) => ({
      value: one ? 1 : 0,
      cluster: `${Math.floor(index / 2)}`,
    }));
    expect(clusteredError(observed)).toBeCloseTo(error, 12);
  });

  test("counts replies without an answer as wrong, and stands beside that of parsed and lenient ones", () => {
    const found = accuracyOf(
      participant("a", [
        response({ item: "1" }),
        response({ item: "2", outcome: "wrong", lenient: true }),
        response({ item: "3", outcome: "none" }),
        response({ item: "4", outcome: "unsure" }),
      ]),
    );
    expect(valueOf(found.all)).toBe(1 / 4);
    expect(valueOf(found.ofParsed)).toBe(1 / 3);
    expect(valueOf(found.lenient)).toBe(2 / 4);
  });

  test("is withheld while cells are in error, and says how many; that of parsed replies is not", () => {
    const found = accuracyOf(participant("a", answering([true, false]), { errors: 3 }));
    const why = { kind: "undefined", why: { kind: "errors", cells: 3 } };
    expect(found.all).toEqual(why);
    expect(found.lenient).toEqual(why);
    expect(valueOf(found.ofParsed)).toBe(1 / 2);
  });

  test("of an item with several samples is the share of them, and an item counts once", () => {
    const found = accuracyOf(
      participant("a", [
        response({ item: "1", sample: 0 }),
        response({ item: "1", sample: 1, outcome: "wrong" }),
        response({ item: "1", sample: 2, outcome: "wrong" }),
        response({ item: "1", sample: 3, outcome: "wrong" }),
        response({ item: "2", sample: 0 }),
      ]),
    );
    expect(found.all).toMatchObject({ value: (1 / 4 + 1) / 2, n: 2 });
  });

  test("[N1] of nobody who answered is not defined, and says why", () => {
    expect(accuracyOf(participant("a", [])).all).toEqual({
      kind: "undefined",
      why: { kind: "nothing", of: "items" },
    });
  });
});

const samples = (item: string, ...keys: readonly (string | null)[]) =>
  keys.map((key, sample) =>
    response({
      item,
      program: item,
      sample,
      key,
      outcome: key === null ? "none" : key.startsWith("right") ? "right" : "wrong",
    }),
  );

describe("[N6] several samples", () => {
  // Of four samples: one right; three right; none; the commonest is right though most are not.
  const all = participant("a", [
    ...samples("1", "right", "x", "y", "x"),
    ...samples("2", "right", "right", "right", "x"),
    ...samples("3", "x", null, null, "y"),
    ...samples("4", "right", "x", "y", "right"),
  ]);

  test("give pass@k and pass^k by hand", () => {
    const [two, four] = samplesOf(all);
    expect(two?.k).toBe(2);
    // 1 - C(n-c,2)/C(4,2) = 1/2, 1, 0, 5/6; C(c,2)/C(4,2) = 0, 1/2, 0, 1/6.
    expect(valueOf(two?.passAt)).toBeCloseTo((1 / 2 + 1 + 0 + 5 / 6) / 4, 12);
    expect(valueOf(two?.passHat)).toBeCloseTo((1 / 2 + 1 / 6) / 4, 12);
    expect(four?.k).toBe(4);
    expect(valueOf(four?.passAt)).toBe(3 / 4);
    expect(valueOf(four?.passHat)).toBe(0);
    expect(passAtK(4, 1, 2)).toBeCloseTo(1 / 2, 12);
  });

  test("give the answer of most of the first k, of equals the first", () => {
    const [two, four] = samplesOf(all);
    // First two: right before x; right; x; right before x.
    expect(valueOf(two?.majority)).toBe(3 / 4);
    // All four: x twice; right; x before y; right twice.
    expect(valueOf(four?.majority)).toBe(2 / 4);
  });

  test("leave items with fewer out, and say over how many they are", () => {
    const some = participant("a", [...samples("1", "right", "x"), ...samples("2", "right")]);
    expect(samplesOf(some)[0]?.passAt).toMatchObject({ value: 1, n: 1 });
  });

  test("are not there when each item was asked once", () => {
    expect(samplesOf(participant("a", answering([true, false])))).toEqual([]);
  });
});

describe("[N7] saying not sure", () => {
  const found = abstentionOf(
    participant("a", [
      ...answering([true, true, true, false]),
      response({ item: "5", outcome: "unsure" }),
      response({ item: "6", outcome: "unsure" }),
      response({ item: "7", outcome: "none" }),
      response({ item: "8", outcome: "wrong" }),
    ]),
  );

  test("is told apart from replies without an answer", () => {
    expect(valueOf(found.unsure)).toBe(2 / 8);
    expect(valueOf(found.willing)).toBe(3 / 6);
  });

  test("is scored with each penalty: 3 right, 3 wrong, of 8", () => {
    expect(found.scores.map(({ penalty, score }) => [penalty, valueOf(score)])).toEqual([
      [0, 3 / 8],
      [0.5, 1.5 / 8],
      [1, 0],
    ]);
  });
});
