import { describe, expect, test } from "vitest";
import type { PackOpening } from "../../../src/app/evaluations/pack.ts";
import type { PackRef } from "../../../src/core/evaluation/plan.ts";
import { stockQuestions } from "../../../src/views/models/setup/form/newPlan.ts";
import { createPackOpener } from "../../../src/views/models/setup/packOpener.ts";

const samples: PackRef = { kind: "samples", questions: stockQuestions };
const fewer: PackRef = { kind: "samples", questions: { ...stockQuestions, perProgram: 1 } };
const benchmark: PackRef = { kind: "benchmark", set: "s", choice: "" };

/** Packs that open when they are told to, and a clock that goes on when it is told to. */
function prepared() {
  const calls: {
    readonly ref: PackRef;
    readonly signal: AbortSignal;
    readonly progress: (done: number, total: number) => void;
    readonly end: (opening: PackOpening) => void;
  }[] = [];
  let waiting: (() => void) | null = null;
  const opener = createPackOpener(
    {
      open: (ref, progress, signal) =>
        new Promise((end, fail) => {
          signal.addEventListener("abort", () => fail(new Error("given up")));
          calls.push({ ref, signal, progress, end });
        }),
    },
    (_, call) => {
      waiting = call;
      return () => {
        waiting = null;
      };
    },
  );
  return {
    opener,
    calls,
    kind: () => opener.state.get().kind,
    pass: () => {
      waiting?.();
    },
  };
}

const missing: PackOpening = { kind: "failed", failure: { kind: "missing" } };
/** Nothing here looks into a pack. */
const opening: PackOpening = {
  kind: "open",
  pack: {
    ref: samples,
    title: "",
    hash: "",
    items: [],
    left: [],
    judges: [],
    versions: { python: "", pyodide: "" },
    truth: () => ({ kind: "unavailable", reason: "" }),
    compose: () => {
      throw new Error("nothing is composed");
    },
    player: () => null,
    score: () => Promise.resolve([]),
    figures: () => null,
    look: () => Promise.resolve(null),
  },
};

describe("the pack of the form", () => {
  test("opens once the form rests, with its progress", async () => {
    const { opener, calls, kind, pass } = prepared();
    opener.want(samples);
    opener.want(fewer);
    expect(kind()).toBe("resting");
    pass();
    expect(calls.map(({ ref }) => ref)).toEqual([fewer]);
    calls[0]?.progress(3, 14);
    expect(opener.state.get()).toEqual({ kind: "opening", done: 3, total: 14 });
    calls[0]?.end(opening);
    await expect.poll(kind).toBe("open");
  });

  test("is opened once, however often it is wanted", async () => {
    const { opener, calls, kind, pass } = prepared();
    opener.want(samples);
    pass();
    calls[0]?.end(opening);
    await expect.poll(kind).toBe("open");
    opener.want(fewer);
    expect(kind()).toBe("resting");
    opener.want({ ...samples });
    expect(kind()).toBe("open");
    pass();
    opener.rest();
    opener.want(samples);
    expect(kind()).toBe("open");
    expect(calls).toHaveLength(1);
  });

  test("of a benchmark waits to be asked for", () => {
    const { opener, calls, kind, pass } = prepared();
    opener.want(benchmark);
    pass();
    expect([kind(), calls.length]).toEqual(["closed", 0]);
    opener.open();
    expect([kind(), calls.length]).toEqual(["opening", 1]);
  });

  test("can be given up, and what comes of it later is not shown", async () => {
    const { opener, calls, kind } = prepared();
    opener.want(benchmark);
    opener.open();
    opener.cancel();
    expect(calls[0]?.signal.aborted).toBe(true);
    calls[0]?.progress(1, 2);
    calls[0]?.end(opening);
    expect(kind()).toBe("closed");
    opener.open();
    calls[1]?.end(missing);
    await expect.poll(kind).toBe("failed");
  });

  test("gives way to another one that is wanted", () => {
    const { opener, calls, kind, pass } = prepared();
    opener.want(samples);
    pass();
    opener.want(benchmark);
    expect(calls[0]?.signal.aborted).toBe(true);
    calls[0]?.progress(1, 2);
    expect(kind()).toBe("closed");
  });
});
