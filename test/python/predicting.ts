import { createPredicting } from "../../src/app/predict/createPredicting.ts";
import type { PredictOrder, Predicting } from "../../src/app/predict/predicting.ts";
import type { Relay } from "../../src/app/predict/relay.ts";
import { seenTrace } from "../../src/app/predict/seenTrace.ts";
import type { PredictSession } from "../../src/app/predict/session.ts";
import { createCell } from "../../src/app/cell.ts";
import { questionsOf } from "../../src/core/attempt/items.ts";
import { stdinOfRun } from "../../src/core/program/program.ts";
import type { RawAnswer } from "../../src/core/prediction/prediction.ts";
import { questionKinds, type Item, type Question } from "../../src/core/question/question.ts";
import { parseChunk } from "../../src/core/trace/index.ts";
import { scriptedAttempts, type ScriptedAttempts } from "../fakes/attempts.ts";
import { watchedExaminer, type WatchedExaminer } from "../fakes/examiner.ts";
import type { Foretrace } from "./pyodide.ts";

/** Predicting with Python in this process. */
export interface Bench {
  readonly predicting: Predicting;
  readonly kept: ScriptedAttempts;
  readonly examiners: readonly WatchedExaminer[];
  /** What was written and what was asked of examiners, in order. */
  readonly log: readonly string[];
}

/** All that predicting needs. */
export function predictBench(foretrace: Foretrace): Bench {
  const log: string[] = [];
  const kept = scriptedAttempts(log);
  const examiners: WatchedExaminer[] = [];
  let ids = 0;
  let time = 1_000;
  const predicting = createPredicting({
    python: { boot: createCell({ kind: "ready" }), warm: () => undefined },
    relay: relayTo(foretrace),
    openExaminer: () => {
      const examiner = watchedExaminer(log);
      examiners.push(examiner);
      return examiner.door;
    },
    seenTrace,
    attempts: kept.attempts,
    now: () => (time += 10),
    newId: () => `id ${(ids += 1)}`,
    appVersion: "1.2.3",
  });
  return { predicting, kept, examiners, log };
}

/** Runs programs in this process's Python as the page's relay does. */
function relayTo(foretrace: Foretrace): Relay {
  return {
    run({ program, limits, set }, onChunk) {
      const ran = foretrace.run(program.source, {
        stdin: stdinOfRun(program.stdin),
        seed: program.seed,
        limits,
        ...(set.length > 0 && { set }),
      });
      for (const emitted of ran.chunks) {
        const chunk = parseChunk(emitted);
        if ("kind" in chunk) throw new Error(chunk.detail);
        onChunk(chunk);
      }
      const end = { kind: "told" as const, outcome: ran.outcome };
      return { result: Promise.resolve({ kind: "ended", end }), stop: () => undefined };
    },
  };
}

/** An order for a set of at most `size` items of these kinds. */
export function orderOf(source: string, more: Partial<PredictOrder> = {}): PredictOrder {
  return {
    program: { source, stdin: [], seed: 0 },
    title: "A program",
    concepts: [],
    mode: "practice",
    options: { seed: 1, size: 8, kinds: [...questionKinds], help: "unchanged", chosen: [] },
    ...more,
  };
}

/** Resolves when the session is in one of these phases. */
export function reached(session: PredictSession, ...phases: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!phases.includes(session.state.get().phase)) return;
      stop();
      resolve();
    };
    const stop = session.state.subscribe(look);
    look();
  });
}

/** The item that is on. */
export function itemOf(session: PredictSession): Item {
  const { attempt, index } = session.state.get();
  const item = attempt?.items[index];
  if (item === undefined) throw new Error("no item is on");
  return item;
}

/** Answers the item that is on, question by question; null is `not sure`. */
export async function answer(
  session: PredictSession,
  write: (question: Question) => string | RawAnswer | null,
): Promise<void> {
  const questions = questionsOf(itemOf(session));
  for (const question of questions) {
    const written = write(question);
    const raw = typeof written === "string" ? { form: "plain" as const, text: written } : written;
    session.draft(question.id, { raw, confidence: "certain", why: "" });
  }
  await session.commit(questions.map(({ id }) => id));
}
