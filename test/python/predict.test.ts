import { beforeAll, describe, expect, test } from "vitest";
import type { PredictSession } from "../../src/app/predict/session.ts";
import { questionsOf } from "../../src/core/attempt/items.ts";
import type { Mode } from "../../src/core/attempt/attempt.ts";
import type { SetOptions } from "../../src/core/question/question.ts";
import { answer, itemOf, orderOf, predictBench, reached } from "./predicting.ts";
import { loadForetrace, type Foretrace } from "./pyodide.ts";

/** Every value that it makes is one of its own. */
const source = `x = 1009
for i in range(6):
    x = x * 7 + i
    text = "t" + str(x * 3 + 1)
if x > 5:
    y = x // 3
print(y)
`;

const anything = (kinds: SetOptions["kinds"], size = 8): SetOptions => ({
  seed: 1,
  size,
  kinds,
  help: "unchanged",
  chosen: [],
});

const points = anything(["state", "branch", "next-line"]);
const withWhole = anything(["count", "coverage", "state", "branch"]);

/** Answers each item until the attempt is finished; `look` is called while each is open, and when it is committed. */
async function goThrough(
  session: PredictSession,
  look: (when: "open" | "committed") => void = () => undefined,
): Promise<void> {
  await reached(session, "answering", "failed");
  while (session.state.get().phase === "answering") {
    look("open");
    await answer(session, () => "1");
    if (session.state.get().phase === "committed") look("committed");
    await session.next();
  }
  expect(session.state.get()).toMatchObject({ phase: "finished", failure: null });
}

/** Whether a number stands anywhere in a message: as itself, in a text, or as a small int of a recording ([V1]). */
function tells(message: unknown, number: number): boolean {
  if (message instanceof Int32Array) return message.includes(number * 4);
  if (message instanceof Uint16Array) {
    return String.fromCharCode(...message).includes(String(number));
  }
  if (typeof message === "object" && message !== null) {
    return Object.values(message).some((part) => tells(part, number));
  }
  return String(message).includes(String(number));
}

describe("predicting a program", () => {
  let foretrace: Foretrace;

  beforeAll(async () => {
    foretrace = await loadForetrace();
  });

  function start(mode: Mode, options: SetOptions, text = source) {
    const bench = predictBench(foretrace);
    const session = bench.predicting.start(orderOf(text, { mode, options }));
    return { ...bench, session };
  }

  test.each(["practice", "set", "exam"] as const)(
    "gives the page nothing of an answer before it is committed: %s",
    async (mode) => {
      const truths = new Map<string, number>();
      const first = start("practice", anything(["state", "table"], 12));
      await goThrough(first.session);
      for (const [question, { feedback }] of first.session.state.get().answered) {
        const digits = typeof feedback === "object" ? /\d{4,}/.exec(feedback.truthText) : null;
        if (digits !== null) truths.set(question, Number(digits[0]));
      }
      expect(truths.size).toBeGreaterThan(5);

      const { session, examiners } = start(mode, anything(["state", "table"], 12));
      let looked = 0;
      await goThrough(session, (when) => {
        for (const { id } of questionsOf(itemOf(session))) {
          const truth = truths.get(id);
          if (truth === undefined) continue;
          const told = examiners[0]?.said.some((message) => tells(message, truth));
          const inState = tells(session.state.get().answered.get(id)?.feedback, truth);
          looked += 1;
          expect([id, told, inState]).toEqual([
            id,
            mode === "practice" && when === "committed",
            mode === "practice" && when === "committed",
          ]);
        }
      });
      expect(looked).toBeGreaterThan(10);
    },
  );

  test("asks for a judgement only when the answer is on disk", async () => {
    const { session, log } = start("practice", points);
    await goThrough(session);
    const order = log.filter((entry) => entry === "commit" || entry === "judge");
    expect(order.length).toBeGreaterThan(6);
    expect(order).toEqual(order.map((_entry, index) => (index % 2 === 0 ? "commit" : "judge")));
  });

  test("shows the steps up to the question, and after the commit what it asked about", async () => {
    const { session } = start("practice", points);
    await goThrough(session, (when) => {
      const item = itemOf(session);
      const { trace } = session.state.get();
      expect(trace?.recording.steps).toBe((when === "open" ? item.shown : item.reveals) + 1);
      expect(trace?.state.get().step).toBe(trace === null ? -1 : trace.recording.steps - 1);
      expect(trace?.recording.outcome?.kind).toBe("stopped");
    });
    expect(session.state.get().trace?.recording.outcome?.kind).toBe("finished");
  });

  test("in practice holds what would give other items away until they are all committed", async () => {
    const { session } = start("practice", withWhole);
    const seen: string[] = [];
    await goThrough(session, (when) => {
      if (when === "open") return;
      const { answered, attempt } = session.state.get();
      const whole = attempt?.items.filter(({ shown }) => shown < 0) ?? [];
      const all = answered.size === attempt?.items.length;
      for (const { id } of whole) {
        const feedback = answered.get(id)?.feedback;
        if (feedback !== undefined) seen.push(`${all} ${feedback === "held"}`);
      }
      expect(answered.get(itemOf(session).id)?.feedback === "held").toBe(
        itemOf(session).shown < 0 && !all,
      );
    });
    // Held exactly as long as not all are committed.
    expect(new Set(seen)).toEqual(new Set(["false true", "true false"]));
  });

  test("in a set holds all feedback until the end, and keeps the scores then", async () => {
    const { session, kept, log } = start("set", points);
    await goThrough(session, () => {
      for (const { feedback } of session.state.get().answered.values()) {
        expect(feedback).toBe("held");
      }
      expect(log).not.toContain("judge");
    });
    const { answered, attempt } = session.state.get();
    for (const { feedback } of answered.values()) expect(feedback).toBeTypeOf("object");
    const written = kept.kept.get(attempt?.id ?? "");
    expect(written?.scores.map(({ prediction }) => prediction)).toEqual(
      [...answered.values()].map(({ prediction }) => prediction.id),
    );
    expect(written?.attempt.finishedMs).toBeGreaterThan(0);
  });

  test("in an exam never judges, shows nothing at the end and gives no second attempt", async () => {
    const { session, kept, log } = start("exam", points);
    await goThrough(session);
    const { answered, attempt, trace } = session.state.get();
    expect([...answered.values()].map(({ feedback }) => feedback)).toEqual(
      [...answered].map(() => "none"),
    );
    expect(trace).toBeNull();
    expect(log).not.toContain("judge");
    expect(log).not.toContain("whole");
    expect(kept.kept.get(attempt?.id ?? "")?.scores).toEqual([]);
    session.again();
    expect(session.state.get().attempt).toBe(attempt);
  });

  test("writes down what was asked, of what program, with which versions", async () => {
    const { session, kept } = start("set", points);
    await reached(session, "answering");
    const [attempt] = [...kept.kept.values()].map((one) => one.attempt);
    expect(attempt).toMatchObject({
      title: "A program",
      mode: "set",
      program: { source },
      finishedMs: null,
      versions: { python: "3.14.2", app: "1.2.3" },
      options: points,
    });
    expect(attempt?.items).toEqual(session.state.get().attempt?.items);
    await answer(session, () => null);
    const [prediction] = kept.kept.get(attempt?.id ?? "")?.predictions ?? [];
    expect(prediction).toMatchObject({ raw: null, confidence: "certain", tookMs: 20 });
  });

  test("keeps what was typed when the disk refuses it, and commits it when it is tried again", async () => {
    const { session, kept } = start("practice", points);
    await reached(session, "answering");
    const item = itemOf(session);
    kept.refuseNext("commit", { kind: "full" });
    await answer(session, () => "77");
    expect(session.state.get()).toMatchObject({
      phase: "answering",
      failure: { kind: "not-kept", refusal: { kind: "full" } },
    });
    expect(session.state.get().drafts.get(item.id)?.raw?.text).toBe("77");
    expect(session.state.get().answered.size).toBe(0);
    await session.commit([item.id]);
    expect(session.state.get()).toMatchObject({ phase: "committed", failure: null });
    expect(session.state.get().answered.get(item.id)?.prediction.raw?.text).toBe("77");
  });

  test("takes the answer of another tab where that was first", async () => {
    const { session, kept } = start("practice", points);
    await reached(session, "answering");
    const item = itemOf(session);
    const attempt = session.state.get().attempt?.id ?? "";
    const times = { committedMs: 5, tookMs: 5 };
    const raw = { form: "plain" as const, text: "first" };
    await kept.attempts.commit([
      { id: "other", attempt, question: item.id, raw, confidence: null, why: "", ...times },
    ]);
    kept.refuseNext("commit", { kind: "answered" });
    await answer(session, () => "second");
    expect(session.state.get().phase).toBe("committed");
    expect(session.state.get().answered.get(item.id)?.prediction.raw?.text).toBe("first");
  });

  test("goes on after a reload at the same item, with drafts and feedback as they were", async () => {
    const bench = predictBench(foretrace);
    const before = bench.predicting.start(orderOf(source, { options: withWhole }));
    await reached(before, "answering");
    for (let turn = 0; turn < 3; turn++) {
      await answer(before, () => "2");
      await before.next();
    }
    const item = itemOf(before);
    for (const text of ["4", "42", "421"]) {
      before.draft(item.id, { raw: { form: "plain", text }, confidence: "unsure", why: "hm" });
    }
    const { attempt, answered, index } = before.state.get();
    await expect
      .poll(() => bench.kept.kept.get(attempt?.id ?? "")?.drafts.at(-1)?.raw?.text)
      .toBe("421");
    before.dispose();

    const after = bench.predicting.resume(attempt?.id ?? "");
    await reached(after, "answering");
    expect(after.state.get().attempt).toEqual(attempt);
    expect(after.state.get().index).toBe(index);
    expect(after.state.get().answered).toEqual(answered);
    expect([...answered.values()].some(({ feedback }) => typeof feedback === "object")).toBe(true);
    expect(after.state.get().drafts.get(item.id)).toEqual({
      raw: { form: "plain", text: "421" },
      confidence: "unsure",
      why: "hm",
    });
    expect(after.state.get().trace?.recording.steps).toBe(item.shown + 1);
    await goThrough(after);
    const again = bench.predicting.resume(attempt?.id ?? "");
    await reached(again, "finished");
    expect(again.state.get().answered).toEqual(after.state.get().answered);
  });

  test("opens a finished attempt again without running its program", async () => {
    const { session, predicting, examiners, log } = start("set", points);
    await goThrough(session);
    const runs = log.filter((entry) => entry === "chunk").length;
    expect(runs).toBeGreaterThan(1);
    const { attempt, answered, trace } = session.state.get();
    const again = predicting.resume(attempt?.id ?? "");
    await reached(again, "finished");
    expect(log.filter((entry) => entry === "chunk")).toHaveLength(runs + 1);
    expect(examiners).toHaveLength(2);
    expect(again.state.get().answered).toEqual(answered);
    const recording = again.state.get().trace?.recording;
    expect(recording?.steps).toBe(trace?.recording.steps);
    expect(recording?.outcome).toEqual(trace?.recording.outcome);
  });

  test("asks the same questions again in a new attempt", async () => {
    const { session, kept } = start("practice", points);
    await goThrough(session);
    const { attempt } = session.state.get();
    session.again();
    await reached(session, "answering");
    const second = session.state.get();
    expect(second.attempt?.id).not.toBe(attempt?.id);
    expect(second.attempt?.items).toEqual(attempt?.items);
    expect([second.answered.size, second.drafts.size, second.index]).toEqual([0, 0, 0]);
    expect(second.attempt?.finishedMs).toBeNull();
    expect(kept.kept.size).toBe(2);
    await goThrough(session);
  });

  test("ends early when asked, and leaves the rest unanswered", async () => {
    const { session, kept } = start("set", points);
    await reached(session, "answering");
    await answer(session, () => "1");
    await session.finish();
    const { phase, answered, attempt } = session.state.get();
    expect([phase, answered.size]).toEqual(["finished", 1]);
    expect([...answered.values()][0]?.feedback).toBeTypeOf("object");
    expect(kept.kept.get(attempt?.id ?? "")?.predictions).toHaveLength(1);
  });

  test("goes on from disk with another examiner when the first is gone", async () => {
    const { session, examiners } = start("practice", points);
    await reached(session, "answering");
    await answer(session, () => "5");
    await session.next();
    const [item, { answered }] = [itemOf(session), session.state.get()];
    examiners[0]?.kill();
    await answer(session, () => "6");
    expect(session.state.get()).toMatchObject({ phase: "failed", failure: { kind: "examiner" } });
    session.retry();
    await reached(session, "answering");
    expect(examiners).toHaveLength(2);
    expect(itemOf(session)).not.toEqual(item);
    const own = session.state.get().answered;
    expect(own.size).toBe(2);
    expect(own.get(item.id)?.prediction.raw?.text).toBe("6");
    expect(own.get(item.id)?.feedback).toBeTypeOf("object");
    for (const [id, one] of answered) expect(own.get(id)).toEqual(one);
  });

  test.each([
    ["x = = 1\n", "syntax-error"],
    ["name = input()\nprint(name)\n", "needs-input"],
    ["pass\n", "nothing-to-ask"],
  ])("says why %j has no questions", async (text, kind) => {
    const { session, kept } = start("practice", points, text);
    await reached(session, "failed");
    expect(session.state.get().failure?.kind).toBe(kind);
    expect(kept.kept.size).toBe(0);
  });

  test("says that there is no such attempt", async () => {
    const session = predictBench(foretrace).predicting.resume("nowhere");
    await reached(session, "failed");
    expect(session.state.get().failure).toEqual({ kind: "no-such-attempt" });
  });

  test("tries again to write down an attempt that the disk refused", async () => {
    const bench = predictBench(foretrace);
    bench.kept.refuseNext("begin", { kind: "blocked" });
    const session = bench.predicting.start(orderOf(source));
    await reached(session, "failed");
    expect(session.state.get().failure).toMatchObject({ refusal: { kind: "blocked" } });
    session.retry();
    await reached(session, "answering");
    expect(bench.kept.kept.size).toBe(1);
  });

  test("scores an attempt again from its raw answers to the same numbers", async () => {
    const { session, kept, predicting } = start("set", anything(["state", "count", "input"], 8));
    await goThrough(session);
    const written = kept.kept.get(session.state.get().attempt?.id ?? "");
    if (written === undefined) throw new Error("the attempt is not kept");
    const again = await predicting.rescore(written.attempt, written.predictions);
    expect(again).toEqual({ kind: "rescored", scores: written.scores });
  });
});
