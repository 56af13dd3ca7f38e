import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { KeptSet } from "../../store/benchmarks/records.ts";
import type { Damaged } from "../../store/records.ts";
import { createCell } from "../cell.ts";
import { createAnswers, type Answers } from "./answers.ts";
import { createComputing, type Computing } from "./computing.ts";
import { createExporting } from "./exporting.ts";
import { createIntake } from "./intake.ts";
import type { ImporterDoor } from "./importerDoor.ts";
import type { Keeper } from "./keeper.ts";
import { readKeptAnswers } from "./keptAnswers.ts";
import { readSet, type SetContents } from "./readSet.ts";
import type { TruthBook } from "./truthBook.ts";
import type { BenchmarkSession, OpenSet, SetState } from "./session.ts";

/** What an open set needs of the page; `now` gives ms since 1970. */
export interface SessionParts {
  readonly keeper: Keeper;
  readonly python: () => Promise<BenchmarkPython>;
  readonly openImporter: () => ImporterDoor;
  readonly ruleOf: (benchmark: BenchmarkId) => Benchmark;
  readonly now: () => number;
  readonly createId: () => string;
}

/** A session, and how it ends. */
export interface OwnedSession extends BenchmarkSession {
  /** Says that the set is gone. */
  removed(): void;
  /** Stops what goes on in the background. */
  dispose(): void;
}

/** What there is once a set is read. */
interface Desk {
  readonly contents: SetContents;
  readonly book: TruthBook;
  readonly benchmark: Benchmark;
  readonly computing: Computing;
  readonly answers: Answers;
}

/** Opens a set. */
export function createSession(id: string, parts: SessionParts): OwnedSession {
  const { keeper } = parts;
  const state = createCell<SetState>({ kind: "opening", done: 0, total: 0 });
  const draft = createCell("");
  const closing = new AbortController();
  let desk: Desk | null = null;

  function patch(change: Partial<OpenSet>): void {
    const now = state.get();
    if (now.kind === "open") state.set({ ...now, ...change });
  }

  function showTruths(): void {
    if (desk !== null) patch({ truths: desk.computing.truths() });
  }

  function showAnswers(): void {
    const now = state.get();
    if (desk !== null && now.kind === "open") patch({ answers: desk.answers.of(now.choice) });
  }

  /** Writes what the list of sets says of this one, where it has changed. */
  async function note(): Promise<void> {
    const now = state.get();
    if (desk === null || now.kind !== "open") return;
    const { computed, unavailable } = desk.book.known();
    const missing = unavailable.reduce((sum, { tasks }) => sum + tasks, 0);
    const set: KeptSet = {
      ...now.set,
      computed,
      unavailable: missing,
      answerFiles: desk.answers.count(),
    };
    if (JSON.stringify(set) === JSON.stringify(now.set)) return;
    patch({ set });
    const written = await keeper.write((verbs) => verbs.changeSet(set));
    // Somebody has deleted it, in this tab or another.
    if (written.kind === "failed" && written.refusal.kind === "missing") removed();
  }

  function layOut(contents: SetContents): Desk {
    const { set, tasks, book, works } = contents;
    const benchmark = parts.ruleOf(set.benchmark);
    const shared = { ...parts, benchmark, book, tasks };
    const computing = createComputing({ ...shared, works, onChange: showTruths });
    const answers = createAnswers({ ...shared, computing, onChange: showAnswers });
    return { contents, book, benchmark, computing, answers };
  }

  function show({ contents, benchmark, computing }: Desk, damaged: readonly Damaged[]): void {
    const { set, tasks } = contents;
    const [choice = ""] = benchmark.choices;
    state.set({
      kind: "open",
      set,
      damaged,
      tasks,
      choices: benchmark.choices,
      choice,
      chosen: benchmark.select(tasks, choice),
      truths: computing.truths(),
      answers: [],
      answersReading: { kind: "idle" },
      exporting: null,
    });
  }

  async function open(): Promise<void> {
    const { signal } = closing;
    const read = await readSet(
      keeper,
      id,
      ({ benchmark }) => parts.ruleOf(benchmark),
      (done, total) => state.set({ kind: "opening", done, total }),
      signal,
    );
    if (read.kind === "missing") state.set({ kind: "missing" });
    if (read.kind === "failed") {
      state.set({ kind: "failed", failure: { kind: "store", refusal: read.refusal } });
    }
    if (read.kind !== "read") return;
    const kept = await readKeptAnswers(keeper, id);
    if (signal.aborted) return;
    if (kept.kind === "failed") {
      state.set({ kind: "failed", failure: { kind: "store", refusal: kept.refusal } });
      return;
    }
    desk = layOut(read.contents);
    show(desk, [...read.contents.damaged, ...kept.damaged]);
    for (const one of kept.value) desk.answers.add(one);
    await note();
  }

  function dispose(): void {
    closing.abort();
    intake.cancelAnswers();
    desk?.computing.pause();
    desk?.answers.stop();
    exporting.cancelExport();
  }

  function removed(): void {
    dispose();
    state.set({ kind: "removed" });
  }

  const intake = createIntake({ ...parts, draft, desk: () => desk, state, patch, note });
  const exporting = createExporting({ ...parts, desk: () => desk, state, patch });
  void open();

  return {
    id,
    state,
    draft,
    compute: () => void desk?.computing.run().then(note),
    pause: () => desk?.computing.pause(),
    choose(choice) {
      const now = state.get();
      if (desk === null || now.kind !== "open" || !now.choices.includes(choice)) return;
      const chosen = desk.benchmark.select(now.tasks, choice);
      patch({ choice, chosen, answers: desk.answers.of(choice) });
    },
    ...intake,
    async score(file) {
      await desk?.answers.score(file);
      await note();
    },
    stopScoring: () => desk?.answers.stop(),
    truthText(task) {
      const truth = desk?.book.get(task);
      if (desk === null || truth === undefined) return null;
      const printed = desk.benchmark.printTruth(task, truth);
      return JSON.stringify(printed ?? (truth.kind === "computed" ? truth.value : truth), null, 2);
    },
    ...exporting,
    removed,
    dispose,
  };
}
