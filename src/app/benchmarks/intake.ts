import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { KeptAnswers } from "../../store/benchmarks/records.ts";
import type { Cell } from "../cell.ts";
import type { Answers } from "./answers.ts";
import { brokenBy } from "./failure.ts";
import type { Input } from "./importState.ts";
import type { ImporterDoor } from "./importerDoor.ts";
import { filesOf, nameOf } from "./input.ts";
import type { Keeper } from "./keeper.ts";
import { keepAnswers, partsOf } from "./keptAnswers.ts";
import type { AnswersReading, BenchmarkSession, OpenSet, SetState } from "./session.ts";
import { takeAnswers, type TakenAnswers } from "./takeAnswers.ts";

/** What bringing answers needs of an open set. */
export interface IntakeParts {
  readonly keeper: Keeper;
  readonly openImporter: () => ImporterDoor;
  readonly now: () => number;
  readonly createId: () => string;
  readonly draft: Cell<string>;
  /** Null while the set is being read. */
  readonly desk: () => { readonly benchmark: Benchmark; readonly answers: Answers } | null;
  readonly state: Pick<Cell<SetState>, "get">;
  readonly patch: (change: Partial<OpenSet>) => void;
  /** Writes what the list of sets says of this one. */
  readonly note: () => Promise<void>;
}

/** Bringing answers, and taking them away again. */
export function createIntake(
  parts: IntakeParts,
): Pick<BenchmarkSession, "addAnswers" | "cancelAnswers" | "removeAnswers"> {
  const { keeper, draft, patch } = parts;
  let door: ImporterDoor | null = null;

  const say = (answersReading: AnswersReading): void => patch({ answersReading });

  function forget(): void {
    door?.close();
    door = null;
    say({ kind: "idle" });
  }

  async function keep(open: OpenSet, name: string, taken: TakenAnswers): Promise<AnswersReading> {
    const { summary, predictions } = taken;
    const { unknown, missing, duplicate, rejected } = summary;
    if (predictions.length === 0) return { kind: "no-answers", name, rejected, unknown };
    const kept: KeptAnswers = {
      id: parts.createId(),
      set: open.set.id,
      name,
      addedMs: parts.now(),
      choice: open.choice,
      answers: predictions.length,
      parts: partsOf(predictions.length),
      unknown,
      missing,
      duplicate,
      rejected,
      judges: null,
    };
    const written = await keepAnswers(keeper, kept, predictions);
    if (written.kind === "failed") {
      return { kind: "failed", name, failure: { kind: "store", refusal: written.refusal } };
    }
    parts.desk()?.answers.add({ kept, predictions, marks: null });
    return { kind: "idle" };
  }

  async function read(input: Input, open: OpenSet): Promise<AnswersReading | null> {
    const name = nameOf(input);
    const own = parts.openImporter();
    door?.close();
    door = own;
    const isOn = (): boolean => door === own;
    say({ kind: "reading", name, done: 0, total: 0 });
    try {
      const files = filesOf(input);
      const { benchmark } = open.set;
      const taken = await takeAnswers(own, benchmark, open.chosen, files, ({ done, total }) => {
        if (isOn()) say({ kind: "reading", name, done, total });
      });
      if (!isOn()) return null;
      // From here on it is kept: giving up would come too late.
      door = null;
      return await keep(open, name, taken);
    } catch (error) {
      return isOn() ? { kind: "failed", name, failure: brokenBy(error) } : null;
    } finally {
      own.close();
    }
  }

  return {
    async addAnswers(input) {
      const open = parts.state.get();
      if (parts.desk() === null || open.kind !== "open") return;
      const came = await read(input, open);
      if (came === null) return;
      if (came.kind === "idle" && input.kind === "text" && draft.get() === input.text) {
        draft.set("");
      }
      say(came);
      await parts.note();
    },
    cancelAnswers: forget,
    async removeAnswers(file) {
      const written = await keeper.write((verbs) => verbs.removeAnswers(file));
      if (written.kind === "failed") return written;
      parts.desk()?.answers.remove(file);
      await parts.note();
      return { kind: "removed" };
    },
  };
}
