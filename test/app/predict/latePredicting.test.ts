import { describe, expect, test } from "vitest";
import { createCell } from "../../../src/app/cell.ts";
import { createLatePredicting } from "../../../src/app/predict/latePredicting.ts";
import type { PredictOrder, Predicting } from "../../../src/app/predict/predicting.ts";
import type { PredictSession, PredictState } from "../../../src/app/predict/session.ts";

const order: PredictOrder = {
  program: { source: "x = 1", stdin: [], seed: 0 },
  title: "",
  concepts: [],
  mode: "practice",
  options: { seed: 0, size: 1, kinds: ["state"], help: "empty", chosen: [] },
};
const python = { boot: createCell({ kind: "ready" as const }) };
const beginning: PredictState = {
  phase: "preparing",
  failure: null,
  attempt: null,
  index: 0,
  drafts: new Map(),
  answered: new Map(),
  trace: null,
};

/** Predicting that only notes what is asked of it. */
function notedPredicting() {
  const calls: string[] = [];
  const state = createCell(beginning);
  const note = (call: string) => {
    calls.push(call);
    return Promise.resolve();
  };
  const session: PredictSession = {
    state,
    boot: python.boot,
    draft: (question) => void note(`draft ${question}`),
    commit: (questions) => note(`commit ${questions.join()}`),
    next: () => note("next"),
    finish: () => note("finish"),
    retry: () => void note("retry"),
    again: () => void note("again"),
    dispose: () => void note("dispose"),
  };
  const predicting: Predicting = {
    start: (asked) => {
      calls.push(`start ${asked.program.source}`);
      return session;
    },
    resume: (attempt) => {
      calls.push(`resume ${attempt}`);
      return session;
    },
    rescore: () => Promise.resolve({ kind: "rescored", scores: [] }),
  };
  return { predicting, calls, state };
}

describe("predicting whose code is still on its way", () => {
  test("begins as soon as it is there, and is that session from then on", async () => {
    const { predicting, calls, state } = notedPredicting();
    const session = createLatePredicting(python, () => Promise.resolve(predicting)).start(order);
    expect(session.state.get().phase).toBe("preparing");
    await expect.poll(() => calls).toEqual(["start x = 1"]);
    state.set({ ...beginning, phase: "answering" });
    expect(session.state.get().phase).toBe("answering");
    session.draft("q", { raw: null, confidence: null, why: "" });
    await session.commit(["q", "r"]);
    await session.next();
    await session.finish();
    session.retry();
    session.again();
    session.dispose();
    expect(calls.slice(1)).toEqual([
      "draft q",
      "commit q,r",
      "next",
      "finish",
      "retry",
      "again",
      "dispose",
    ]);
  });

  test("says that it cannot be had, and tries again when asked", async () => {
    const { predicting, calls } = notedPredicting();
    let tries = 0;
    const late = createLatePredicting(python, () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(predicting);
    });
    const session = late.resume("an attempt");
    await expect.poll(() => session.state.get().phase).toBe("failed");
    expect(session.state.get().failure).toMatchObject({
      kind: "run",
      failure: { kind: "unreachable", message: "offline" },
    });
    session.retry();
    expect(session.state.get().phase).toBe("preparing");
    await expect.poll(() => calls).toEqual(["resume an attempt"]);
  });

  test("never begins a session that was closed before", async () => {
    const { predicting, calls } = notedPredicting();
    const loaded = Promise.resolve(predicting);
    createLatePredicting(python, () => loaded)
      .start(order)
      .dispose();
    await loaded;
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toEqual([]);
  });
});
