import { describe, expect, test } from "vitest";
import {
  type Comparison,
  comparisonsOf,
} from "../../../../src/core/evaluation/analysis/comparison.ts";
import type { Participant } from "../../../../src/core/evaluation/analysis/participant.ts";
import { clusteredError } from "../../../../src/core/score/statistics/mean.ts";
import { student975 } from "../../../../src/core/score/statistics/student.ts";
import { wholly } from "../../../../src/core/score/statistics/sliced.ts";
import { answering, participant, response } from "./made.ts";

function compared(...all: readonly Participant[]): readonly Comparison[] {
  return wholly(comparisonsOf(all, 1));
}

const pattern = (text: string): readonly boolean[] => text.split("").map((one) => one === "1");

// Eight programs of two items.
const strong = pattern("11111101111011".padEnd(16, "1"));
const weak = pattern("1000110010100010");

const only = (one: readonly boolean[], other: readonly boolean[]) =>
  one.flatMap((right, index) => (right && other[index] !== true ? [`item ${index}`] : []));

const three = (...rights: readonly boolean[]) =>
  rights.map((right, sample) =>
    response({ sample, outcome: right ? "right" : "wrong", key: right ? "yes" : "no" }),
  );

const finding = (first: string, second: string, each = 1) =>
  compared(
    participant("a", answering(pattern(first), each)),
    participant("b", answering(pattern(second), each)),
  )[0]?.finding;

describe("[N11] two on the same items", () => {
  const [found] = compared(
    participant("strong", answering(strong, 2)),
    participant("weak", answering(weak, 2)),
  );

  test("are compared by their differences, clustered by program, as the formulas stand", () => {
    const differences = strong.map((one, index) => ({
      value: Number(one) - Number(weak[index] === true),
      cluster: `${Math.floor(index / 2)}`,
    }));
    const mean = differences.reduce((sum, { value }) => sum + value, 0) / 16;
    const reach = student975(7) * clusteredError(differences);
    expect(found?.paired).toMatchObject({ n: 16, programs: 8 });
    expect(found?.paired.difference).toBeCloseTo(mean, 12);
    expect(found?.paired.interval?.low).toBeCloseTo(mean - reach, 12);
    expect(found?.paired.interval?.high).toBeCloseTo(Math.min(1, mean + reach), 12);
    // All 2^8 ways of flipping programs, gone through here.
    const sums = Array.from({ length: 8 }, (_, program) =>
      differences
        .filter(({ cluster }) => cluster === `${program}`)
        .reduce((sum, { value }) => sum + value, 0),
    );
    let reached = 0;
    for (let way = 0; way < 256; way++) {
      const sum = sums.reduce((all, one, index) => all + ((way >> index) & 1 ? -one : one), 0);
      if (Math.abs(sum) >= Math.abs(16 * mean) - 1e-9) reached += 1;
    }
    expect(found?.paired.p).toBeCloseTo(reached / 256, 12);
  });

  test("have McNemar's table and the items on which one alone is right", () => {
    expect(found?.discordant).toEqual({ first: only(strong, weak), second: only(weak, strong) });
    expect(found?.table).toMatchObject({
      onlyFirst: only(strong, weak).length,
      onlySecond: only(weak, strong).length,
      both: strong.filter((right, index) => right && weak[index] === true).length,
    });
  });

  test("are compared on common items only", () => {
    const [one] = compared(
      participant("a", answering([true, true, true])),
      participant("b", answering([true, true, true, true, true, true]).slice(2)),
    );
    expect(one?.paired).toMatchObject({ n: 1, first: 1, second: 1 });
  });

  test("with several samples take the share right, and in the table the answer of most", () => {
    const [one] = compared(
      participant("a", three(true, true, false)),
      participant("b", three(true, false, false)),
    );
    expect(one?.paired.difference).toBeCloseTo(1 / 3, 12);
    expect(one?.table).toMatchObject({ onlyFirst: 1, both: 0, neither: 0, onlySecond: 0 });
  });
});

describe("[N11] more than two", () => {
  const all = [
    participant("a", answering(pattern("1".repeat(40)))),
    participant("b", answering(pattern("10".repeat(20)))),
    participant("c", answering(pattern("1011".repeat(10)))),
  ];

  test("are corrected over all pairs, as stepping down says", () => {
    const found = compared(...all);
    expect(found.map(({ first, second }) => `${first} ${second}`)).toEqual(["a b", "a c", "b c"]);
    const ordered = found.toSorted((one, other) => (one.paired.p ?? 1) - (other.paired.p ?? 1));
    let least = 0;
    ordered.forEach(({ paired, corrected }, place) => {
      least = Math.min(1, Math.max(least, (paired.p ?? 1) * (3 - place)));
      expect(corrected?.adjusted).toBeCloseTo(least, 12);
    });
  });

  test("leave a player that uses the truth out of the correction, and still compare it", () => {
    const [first, second, third] = all;
    if (first === undefined || second === undefined || third === undefined) return;
    const found = compared(first, second, { ...third, sort: "simulated" });
    expect(found).toHaveLength(3);
    expect(found.map(({ corrected }) => corrected)).toEqual([null, null, null]);
    expect(found[1]?.paired.p).not.toBeNull();
    const turned = compared({ ...first, sort: "simulated" }, second, third);
    expect(turned.map(({ corrected }) => corrected)).toEqual([null, null, null]);
  });
});

describe("[N12] what was found", () => {
  test("is a difference when test and interval say so", () => {
    expect(finding("1".repeat(20), "10".repeat(10))).toBe("differs");
  });

  test("is nothing where it may be chance", () => {
    expect(finding("11110000111100001111", "11100001111000111101")).toBe("not-found");
  });

  test("is nothing, without an interval, where no item tells the two apart", () => {
    const [one] = compared(
      participant("a", answering(pattern("110100"))),
      participant("b", answering(pattern("110100"))),
    );
    expect(one).toMatchObject({ finding: "alike", detectable: null });
    expect(one?.paired.interval).toBeNull();
  });

  test("is nothing in common where no item was answered by both", () => {
    expect(finding("", "1")).toBe("nothing-common");
  });

  test("is a hint where the correction takes it back", () => {
    // p of one pair is 2 / 2^6 = 0.031; three pairs make 0.094 of it.
    const others = "110110110110";
    const found = compared(
      participant("a", answering(pattern("111111110110"))),
      participant("b", answering(pattern("000000110110"))),
      participant("c", answering(pattern(others))),
    );
    expect(found[0]?.paired.p).toBeCloseTo(2 / 64, 12);
    expect(found[0]?.corrected?.adjusted).toBeCloseTo(6 / 64, 12);
    expect(found[0]?.finding).toBe("hint");
  });

  test("comes with the smallest difference that would have been found", () => {
    const [one] = compared(
      participant("a", answering(strong, 2)),
      participant("b", answering(weak, 2)),
    );
    const differences = strong.map((right, index) => ({
      value: Number(right) - Number(weak[index] === true),
      cluster: `${Math.floor(index / 2)}`,
    }));
    expect(one?.detectable).toBeCloseTo(
      (student975(7) + 0.8416212335729143) * clusteredError(differences),
      10,
    );
  });
});
