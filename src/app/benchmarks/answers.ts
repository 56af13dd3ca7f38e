import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import type { Task } from "../../core/benchmark/task.ts";
import type { KeptAnswers } from "../../store/benchmarks/records.ts";
import type { Computing } from "./computing.ts";
import type { Keeper } from "./keeper.ts";
import { keepMarks, type WholeAnswers } from "./keptAnswers.ts";
import { knownTasks, markAnswers, sumUp } from "./marking.ts";
import { brokenBy } from "./failure.ts";
import type { AnswerFile, Scoring } from "./session.ts";
import type { TruthBook } from "./truthBook.ts";

/** How often marking is told of, in ms. */
const toldMs = 150;

/** The files of answers to a set, and their marks. */
export interface Answers {
  /** Those to the tasks of a choice, in the order in which they came. */
  of(choice: string): readonly AnswerFile[];
  find(id: string): AnswerFile | undefined;
  count(): number;
  add(answers: WholeAnswers): void;
  remove(id: string): void;
  /** Marks a file; truths that are not there are computed first. */
  score(id: string): Promise<void>;
  stop(): void;
}

/** What marking needs. `onChange` hears of every change of the files. */
export interface AnswersParts {
  readonly benchmark: Benchmark;
  readonly tasks: readonly Task[];
  readonly book: TruthBook;
  readonly computing: Computing;
  readonly keeper: Keeper;
  readonly python: () => Promise<BenchmarkPython>;
  readonly now: () => number;
  readonly onChange: () => void;
}

interface Held {
  readonly answers: WholeAnswers;
  readonly file: AnswerFile;
}

/** No answers at first. */
export function createAnswers(parts: AnswersParts): Answers {
  const { benchmark, book, computing, keeper, now, onChange } = parts;
  const held = new Map<string, Held>();
  let stopper: AbortController | null = null;

  const known = ({ choice }: KeptAnswers) =>
    knownTasks(benchmark.select(parts.tasks, choice), book);

  function scored(answers: WholeAnswers): Scoring {
    const tasks = answers.marks === null ? null : known(answers.kept);
    if (answers.marks === null || tasks === null) return { kind: "unscored" };
    return {
      kind: "scored",
      scores: sumUp(benchmark, tasks, answers.predictions, answers.marks),
    };
  }

  function change(id: string, scoring: Scoring): void {
    const one = held.get(id);
    if (one === undefined) return;
    held.set(id, { ...one, file: { ...one.file, scoring } });
    onChange();
  }

  async function mark(id: string, signal: AbortSignal): Promise<Scoring> {
    const one = held.get(id);
    if (one === undefined) return { kind: "unscored" };
    const { kept, predictions } = one.answers;
    if (known(kept) === null) {
      change(id, { kind: "waiting" });
      await computing.run();
      signal.throwIfAborted();
    }
    const tasks = known(kept);
    // Computing was paused or failed, which is said where it is shown.
    if (tasks === null) return { kind: "unscored" };
    const total = predictions.length;
    change(id, { kind: "scoring", done: 0, total });
    let told = now();
    const tell = (done: number): void => {
      if (now() - told < toldMs) return;
      told = now();
      change(id, { kind: "scoring", done, total });
    };
    const python = await parts.python();
    const scores = await markAnswers(benchmark, tasks, predictions, python, tell, signal);
    // What is not kept is marked again next time.
    await keepMarks(keeper, kept, scores.marked);
    return { kind: "scored", scores };
  }

  return {
    of: (choice) =>
      [...held.values()]
        .filter(({ answers }) => answers.kept.choice === choice)
        .map(({ file }) => file),
    find: (id) => held.get(id)?.file,
    count: () => held.size,
    add(answers) {
      const { id, name, addedMs, unknown, missing, duplicate, rejected } = answers.kept;
      const { predictions } = answers;
      const about = { id, name, addedMs, unknown, missing, duplicate, rejected };
      held.set(id, { answers, file: { ...about, predictions, scoring: scored(answers) } });
      onChange();
    },
    remove(id) {
      held.delete(id);
      onChange();
    },
    async score(id) {
      stopper?.abort();
      const own = new AbortController();
      stopper = own;
      try {
        change(id, await mark(id, own.signal));
      } catch (error) {
        change(
          id,
          own.signal.aborted ? { kind: "unscored" } : { kind: "failed", failure: brokenBy(error) },
        );
      }
    },
    stop: () => stopper?.abort(),
  };
}
