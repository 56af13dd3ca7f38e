import type { Attempt, KeptScore } from "../../core/attempt/attempt.ts";
import type { GivenAnswer } from "../../core/attempt/examination.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import { programHash } from "../../core/program/hash.ts";
import type { Program } from "../../core/program/program.ts";
import type { Prediction } from "../../core/prediction/prediction.ts";
import type { Item } from "../../core/question/question.ts";
import type { Evidence } from "../../core/score/evidence.ts";
import type { RecordingPrefix } from "../../core/trace/prefix.ts";
import type { Attempts, KeptAttempt, Refusal } from "../attempts.ts";
import { createCell } from "../cell.ts";
import type { Recorder } from "../recorder.ts";
import type { TraceSession } from "../trace/session.ts";
import { createDraftKeeper } from "./draftKeeper.ts";
import { prepareExamination } from "./examination.ts";
import type { ExaminerDoor } from "./examinerDoor.ts";
import { feedbackOf, judgeAnswers, keptScore } from "./judging.ts";
import type { PredictOrder } from "./predicting.ts";
import { dueAnswers, nextOpen, unjudged } from "./progress.ts";
import { keepRecording, keptRecording } from "./recordingCache.ts";
import type { Relay } from "./relay.ts";
import type { Draft, PredictFailure, PredictSession, PredictState } from "./session.ts";

/** What a session works with. `now` gives the time in ms since 1970, `newId` a new id at each call. */
export interface PredictMeans {
  readonly python: Pick<Recorder, "boot" | "warm">;
  readonly relay: Relay;
  readonly openExaminer: () => ExaminerDoor;
  /** Makes a trace of what may be seen. */
  readonly seenTrace: (program: Program, prefix: RecordingPrefix) => TraceSession | null;
  readonly attempts: Pick<
    Attempts,
    "begin" | "commit" | "keepScores" | "finish" | "open" | "saveDraft" | "recordings"
  >;
  readonly now: () => number;
  readonly newId: () => string;
  readonly appVersion: string;
}

/** How a session begins: with an order, or with the id of an attempt that was left. */
export type Beginning =
  | { readonly kind: "order"; readonly order: PredictOrder }
  | { readonly kind: "resume"; readonly attempt: string };

const nothing: Draft = { raw: null, confidence: null, why: "" };

/** A session that prepares itself at once. */
export function createPredictSession(means: PredictMeans, beginning: Beginning): PredictSession {
  const state = createCell<PredictState>({
    phase: "preparing",
    failure: null,
    attempt: null,
    index: 0,
    drafts: new Map(),
    answered: new Map(),
    trace: null,
  });
  const drafts = createDraftKeeper(means.attempts);
  const stopper = new AbortController();
  let examiner: ExaminerDoor | null = null;
  /** What a run said about an answer when it was judged before, by prediction id. */
  const evidence = new Map<string, Evidence>();
  let enteredMs = 0;
  let again: () => Promise<void> = prepare;

  const change = (part: Partial<PredictState>): void => {
    if (!stopper.signal.aborted) state.set({ ...state.get(), ...part });
  };

  /** Does what may find the examiner gone. */
  async function guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      fail({ kind: "examiner", message });
    }
  }

  function fail(failure: PredictFailure): void {
    change({ phase: "failed", failure });
  }

  // ---- preparing ---------------------------------------------------------------------------

  function prepare(): Promise<void> {
    again = prepare;
    return guarded(async () => {
      change({ phase: "preparing", failure: null });
      const kept =
        beginning.kind === "resume" ? await means.attempts.open(beginning.attempt) : null;
      if (beginning.kind === "resume" && kept === null) {
        fail({ kind: "no-such-attempt" });
        return;
      }
      const program = kept === null ? orderOf(beginning).program : kept.attempt.program;
      const recording = kept === null ? null : await recordingOf(kept.attempt);
      const prepared = await prepareExamination(program, recording, means, stopper.signal);
      if (prepared.kind === "failed") fail(prepared.failure);
      if (prepared.kind !== "prepared") return;
      if (stopper.signal.aborted) {
        prepared.examiner.close();
        return;
      }
      examiner = prepared.examiner;
      if (kept === null) await begin(orderOf(beginning), prepared.python);
      else await goOn(kept);
    });
  }

  function recordingOf(attempt: Attempt): Promise<RecordingPrefix | null> {
    return keptRecording(means.attempts.recordings, attempt, means.appVersion);
  }

  async function begin(order: PredictOrder, python: string): Promise<void> {
    const items = (await examiner?.makeSet(order.options)) ?? [];
    if (items.length === 0) {
      fail({ kind: "nothing-to-ask" });
      return;
    }
    await enrol({
      id: means.newId(),
      title: order.title,
      concepts: order.concepts,
      program: order.program,
      programHash: programHash(order.program),
      mode: order.mode,
      options: order.options,
      items,
      startedMs: means.now(),
      finishedMs: null,
      versions: { python, app: means.appVersion },
    });
  }

  /** Keeps a new attempt and shows its first item. */
  async function enrol(attempt: Attempt): Promise<void> {
    again = () => guarded(() => enrol(attempt));
    change({ phase: "preparing", failure: null });
    const kept = await means.attempts.begin(attempt);
    if (kept.kind === "failed") {
      fail({ kind: "not-kept", refusal: kept.refusal });
      return;
    }
    change({ attempt, drafts: new Map(), answered: new Map() });
    await enter(0);
  }

  async function goOn({ attempt, predictions, scores, drafts: kept }: KeptAttempt): Promise<void> {
    await examiner?.takeSet(attempt.items, attempt.options);
    for (const score of scores) {
      if (score.evidence !== null) evidence.set(score.prediction, score.evidence);
    }
    const answered = new Map(predictions.map((one) => [one.question, unjudged(attempt, one)]));
    change({
      attempt,
      answered,
      drafts: new Map(
        kept.map(({ question, raw, confidence, why }) => [question, { raw, confidence, why }]),
      ),
    });
    const open = nextOpen(attempt, answered, 0);
    if (attempt.finishedMs !== null) await close(attempt);
    else if (open < 0) await finish();
    else {
      await judgeDue(attempt, false);
      await enter(open);
    }
  }

  // ---- answering -----------------------------------------------------------------------------

  /** Puts an item on. */
  async function enter(index: number): Promise<void> {
    const item = state.get().attempt?.items[index];
    if (item === undefined) return;
    await show(item.shown + 1);
    enteredMs = means.now();
    change({ phase: "answering", failure: null, index });
  }

  /** Shows the first `steps` steps. */
  async function show(steps: number): Promise<void> {
    see(steps <= 0 || examiner === null ? null : await examiner.prefix(steps));
  }

  function see(prefix: RecordingPrefix | null): void {
    const { attempt, trace: before } = state.get();
    const trace =
      prefix === null || attempt === null ? null : means.seenTrace(attempt.program, prefix);
    change({ trace });
    before?.dispose();
  }

  function draft(question: string, written: Draft): void {
    const { attempt, answered, drafts: known } = state.get();
    if (attempt === null || answered.has(question)) return;
    change({ drafts: new Map(known).set(question, written) });
    drafts.keep({ attempt: attempt.id, question, ...written, changedMs: means.now() });
  }

  function commit(questions: readonly string[]): Promise<void> {
    return guarded(async () => {
      const { attempt, phase, index, answered, drafts: written } = state.get();
      const item = attempt?.items[index];
      if (attempt === null || item === undefined || phase !== "answering") return;
      change({ phase: "committing", failure: null });
      drafts.forget(questions);
      await drafts.settled();
      const committedMs = means.now();
      const predictions = questions
        .filter((question) => !answered.has(question))
        .map((question): Prediction => {
          const own = written.get(question) ?? nothing;
          const id = means.newId();
          const times = { committedMs, tookMs: Math.max(0, committedMs - enteredMs) };
          return { id, attempt: attempt.id, question, ...own, ...times };
        });
      const kept = await means.attempts.commit(predictions);
      if (kept.kind === "failed") {
        await refused(kept.refusal, attempt, questions);
        return;
      }
      await committed(attempt, item, predictions);
    });
  }

  /** An answer did not reach the disk. Where another tab has answered already, its answer counts. */
  async function refused(
    refusal: Refusal,
    attempt: Attempt,
    questions: readonly string[],
  ): Promise<void> {
    const kept = refusal.kind === "answered" ? await means.attempts.open(attempt.id) : null;
    const others = (kept?.predictions ?? []).filter(({ question }) => questions.includes(question));
    const item = attempt.items[state.get().index];
    if (others.length > 0 && item !== undefined) await committed(attempt, item, others);
    else change({ phase: "answering", failure: { kind: "not-kept", refusal } });
  }

  /** Answers are on disk: now, and not before, they may be judged and Python's be shown. */
  async function committed(
    attempt: Attempt,
    item: Item,
    predictions: readonly Prediction[],
  ): Promise<void> {
    const answered = new Map(state.get().answered);
    for (const one of predictions) answered.set(one.question, unjudged(attempt, one));
    change({ answered });
    await judgeDue(attempt, false);
    const own = questionsOf(item).map(({ id }) => state.get().answered.get(id));
    if (own.includes(undefined)) {
      change({ phase: "answering" });
      return;
    }
    if (own.some((one) => typeof one?.feedback === "object")) await show(item.reveals + 1);
    change({ phase: "committed" });
  }

  // ---- judging -------------------------------------------------------------------------------

  /** Judges what is committed and may be told by now. */
  async function judgeDue(attempt: Attempt, finished: boolean): Promise<void> {
    const due = dueAnswers(attempt, state.get().answered, finished);
    if (examiner === null || due.length === 0) return;
    const given = due.map(({ id, question, raw }): GivenAnswer => ({
      question,
      raw,
      evidence: evidence.get(id) ?? null,
    }));
    const judged = await judgeAnswers(examiner, means.relay, given);
    const after = new Map(state.get().answered);
    const scores: KeptScore[] = [];
    for (const one of judged) {
      const prediction = after.get(one.question)?.prediction;
      if (prediction === undefined) continue;
      after.set(one.question, { prediction, feedback: feedbackOf(one) });
      scores.push(keptScore(prediction, one));
    }
    change({ answered: after });
    // They can be made again at any time, so nothing depends on their being kept.
    await means.attempts.keepScores(scores);
  }

  // ---- going on ------------------------------------------------------------------------------

  function next(): Promise<void> {
    return guarded(async () => {
      const { attempt, phase, answered, index } = state.get();
      if (attempt === null || phase !== "committed") return;
      const open = nextOpen(attempt, answered, index + 1);
      if (open < 0) await finish();
      else await enter(open);
    });
  }

  function finish(): Promise<void> {
    again = finish;
    return guarded(async () => {
      const { attempt, phase } = state.get();
      if (attempt === null || phase === "finished") return;
      await drafts.settled();
      const finishedMs = means.now();
      const kept = await means.attempts.finish(attempt.id, finishedMs);
      if (kept.kind === "failed") {
        fail({ kind: "not-kept", refusal: kept.refusal });
        return;
      }
      await close({ ...attempt, finishedMs });
    });
  }

  /** Shows a finished attempt: of an exam nothing, else everything. */
  async function close(attempt: Attempt): Promise<void> {
    change({ attempt, phase: "committing", failure: null, index: attempt.items.length });
    if (attempt.mode === "exam") see(null);
    else {
      await judgeDue(attempt, true);
      const whole = (await examiner?.whole()) ?? null;
      see(whole);
      // A cache: nobody waits for it.
      if (whole !== null) void keepRecording(means.attempts.recordings, attempt, whole);
    }
    change({ phase: "finished" });
  }

  void prepare();

  return {
    state,
    boot: means.python.boot,
    draft,
    commit,
    next,
    finish,
    retry() {
      const { phase, failure } = state.get();
      if (phase !== "failed") return;
      if (failure?.kind === "run") means.python.warm();
      // An examiner that is gone takes everything with it but what is on disk.
      if (failure?.kind === "examiner") void recover();
      else void again();
    },
    again() {
      const { attempt, phase } = state.get();
      if (attempt === null || attempt.mode === "exam" || phase === "preparing") return;
      const startedMs = means.now();
      void guarded(() => enrol({ ...attempt, id: means.newId(), startedMs, finishedMs: null }));
    },
    dispose() {
      stopper.abort();
      examiner?.close();
      state.get().trace?.dispose();
    },
  };

  /** Goes on from disk with a new examiner. */
  async function recover(): Promise<void> {
    const { attempt } = state.get();
    if (attempt !== null) beginning = { kind: "resume", attempt: attempt.id };
    examiner?.close();
    await drafts.settled();
    await prepare();
  }
}

function orderOf(beginning: Beginning): PredictOrder {
  if (beginning.kind === "order") return beginning.order;
  throw new Error("a resumed attempt has no order");
}
