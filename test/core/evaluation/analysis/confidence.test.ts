import { describe, expect, test } from "vitest";
import { confidenceOf, ratedOf } from "../../../../src/core/evaluation/analysis/confidence.ts";
import { responseOf } from "../../../../src/core/evaluation/analysis/response.ts";
import { setsOf } from "../../../../src/core/evaluation/analysis/sets.ts";
import { tokenProbability } from "../../../../src/core/evaluation/analysis/tokenProbability.ts";
import { createRandom } from "../../../../src/core/question/random.ts";
import {
  accuracyAt,
  averagePrecision,
  discrimination,
} from "../../../../src/core/score/metrics/rated/selection.ts";
import { calibrationError } from "../../../../src/core/score/metrics/rated/calibrationError.ts";
import type { Rated } from "../../../../src/core/score/metrics/rated/rated.ts";
import { bootstrap } from "../../../../src/core/score/statistics/bootstrap.ts";
import { wholly } from "../../../../src/core/score/statistics/sliced.ts";
import { participant, response } from "./made.ts";
import { itemOn, scoredOn } from "./scored.ts";

const tokens = (...each: readonly (readonly [string, number])[]) =>
  each.map(([token, share]) => ({ token, logprob: Math.log(share), top: [] }));

const why = (part: ReturnType<typeof setsOf>) =>
  part.map((one) => (one.kind === "undefined" ? one.why.kind : "known"));

describe("[N8] confidence", () => {
  test("of a player is told from what a reply states, and there is none without an answer", () => {
    const item = itemOn("p");
    const methods = (said: Parameters<typeof scoredOn>[1]) => [
      ...(responseOf(scoredOn(item, said))?.confidences ?? []),
    ];
    expect(methods({ computed: 0.7 })).toEqual([["player", 0.7]]);
    expect(methods({ stated: 0.8 })).toEqual([["stated", 0.8]]);
    expect(methods({ stated: 0.8, right: null, state: "unparsed" })).toEqual([]);
  });

  test("of agreement is the share of samples that give the commonest answer, an answer for each item", () => {
    const keys = ["x", "y", "y", null];
    const found = ratedOf(
      keys.map((key, sample) =>
        response({
          sample,
          key,
          outcome: key === null ? "none" : key === "y" ? "right" : "wrong",
          confidences: new Map(key === null ? [] : [["stated", 0.9]]),
        }),
      ),
    );
    expect([...found.keys()]).toEqual(["stated", "agreement"]);
    expect(found.get("agreement")).toEqual([{ confidence: 0.5, right: true, cluster: "program" }]);
    expect(found.get("stated")).toHaveLength(3);
  });

  test("of tokens is the product over those that the answer stands in", () => {
    const extraction = {
      state: "ok" as const,
      answer: { form: "plain" as const, text: "42" },
      rung: "answer-tag" as const,
      span: { start: 8, end: 10 },
    };
    const text = "[ANSWER]42[/ANSWER]";
    const logprobs = tokens(
      ["<think>", 0.1],
      ["[ANSWER]", 0.5],
      ["4", 0.8],
      ["2", 0.5],
      ["[/ANSWER]", 0.2],
    );
    expect(tokenProbability({ text, logprobs }, extraction)).toBeCloseTo(0.4, 12);
    expect(tokenProbability({ text, logprobs: null }, extraction)).toBeNull();
    expect(tokenProbability({ text: "another", logprobs }, extraction)).toBeNull();
    expect(tokenProbability({ text, logprobs }, { state: "empty" })).toBeNull();
  });
});

function rated(count: number): readonly Rated[] {
  const random = createRandom(3);
  return Array.from({ length: count }, (_, index) => {
    const confidence = Math.floor(random() * 11) / 10;
    return { confidence, right: random() < confidence, cluster: `program ${index % 9}` };
  });
}

describe("[N9] figures of confidence", () => {
  const all = rated(90);
  const figures = wholly(confidenceOf("stated", all, 4));

  test("have the intervals that drawing their answers one by one gives", () => {
    expect(figures.auroc).toMatchObject({
      value: discrimination(all),
      n: 90,
      programs: 9,
      interval: bootstrap(all, discrimination, 4),
    });
    expect(figures.averagePrecision).toMatchObject({
      value: averagePrecision(all),
      interval: bootstrap(all, averagePrecision, 4),
    });
    expect(figures.selective[0]?.accuracy).toMatchObject({
      value: accuracyAt(all, 0.8),
      interval: bootstrap(all, (each) => accuracyAt(each, 0.8), 4),
    });
    const drawn = bootstrap(all, (each) => calibrationError(each, "mass").expected, 4);
    const error = figures.errors[1]?.error;
    if (error?.kind !== "known") throw new TypeError("a figure");
    expect(error.interval?.low).toBeCloseTo(drawn?.low ?? 0, 12);
    expect(error.interval?.high).toBeCloseTo(drawn?.high ?? 0, 12);
  });

  test("have a picture of bins with intervals from 50 answers on, and none below", () => {
    expect(figures.bins?.reduce((sum, { n }) => sum + n, 0)).toBe(90);
    expect(figures.bins?.every(({ interval }) => interval !== null)).toBe(true);
    expect(wholly(confidenceOf("stated", rated(50), 4)).bins).not.toBeNull();
    expect(wholly(confidenceOf("stated", rated(49), 4)).bins).toBeNull();
  });

  test("say that there is nothing to tell apart where all are right", () => {
    const sure = rated(60).map((one) => ({ ...one, right: true }));
    expect(wholly(confidenceOf("stated", sure, 4)).auroc).toEqual({
      kind: "undefined",
      why: { kind: "one-sort" },
    });
  });
});

/** Items on programs of three, with five samples each; a sample is right with a share that differs by item. */
function sampled(programs: number, seed: number, least: number) {
  const random = createRandom(seed);
  const items = Array.from({ length: 3 * programs }, (_, index) => index);
  return participant(
    "a",
    items.flatMap((item) => {
      const share = least + (1 - least) * random();
      return Array.from({ length: 5 }, (_, sample) => {
        const right = random() < share;
        return response({
          item: `item ${item}`,
          program: `program ${Math.floor(item / 3)}`,
          sample,
          outcome: right ? "right" : "wrong",
          key: right ? "yes" : `no ${Math.floor(3 * random())}`,
        });
      });
    }),
  );
}

describe("[N10] sets of answers", () => {
  test("learn from one item of each program of one half, and are tried on all items of the other", () => {
    const [split, pac] = setsOf(sampled(80, 1, 0.5), 1);
    expect(split).toMatchObject({ kind: "known", learnt: 40, tried: 40, misses: null });
    // 40 items at 10 % and 5 %: one miss is allowed, P[Bin(40, 0.1) <= 1] = 0.0805 is too much; none is.
    expect(pac).toMatchObject({ kind: "known", learnt: 40, misses: 0 });
    expect(split?.kind === "known" && split.sets.n).toBe(120);
  });

  test("hold the truth in 90 % or more on average", () => {
    const coverages = Array.from({ length: 300 }, (_, seed) => {
      const [split] = setsOf(sampled(40, seed, 0.5), seed);
      return split?.kind === "known" ? (split.sets.coverage ?? 0) : 1;
    });
    const mean = coverages.reduce((sum, one) => sum + one, 0) / coverages.length;
    expect(mean).toBeGreaterThanOrEqual(0.895);
  });

  test("are not there with few programs, where every answer would have to be in, or with one sample", () => {
    expect(why(setsOf(sampled(20, 1, 0.5), 1))).toEqual(["known", "few-programs"]);
    expect(why(setsOf(sampled(80, 1, 0), 1))[0]).toBe("every-answer");
    expect(why(setsOf(participant("a", [response()]), 1))).toEqual(["samples", "samples"]);
    expect(setsOf(sampled(20, 1, 0.5), 1)[1]).toMatchObject({
      why: { kind: "few-programs", programs: 20, needed: 58 },
    });
  });
});
