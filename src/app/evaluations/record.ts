import type { Evaluation } from "../../core/evaluation/evaluation.ts";
import type { Refusal } from "../../store/records.ts";
import type { Keeper } from "./keeper.ts";

/** The record of an evaluation, which others may change as well: each change is made to what is kept. */
export interface EvaluationRecord {
  get(): Evaluation;
  /** Makes a change, one after the other; gives why it could not be kept, or null. What it changes counts for this page all the same. */
  change(make: (evaluation: Evaluation) => Evaluation): Promise<Refusal | null>;
}

/** `onChange` is told after each change. */
export function createRecord(
  first: Evaluation,
  keeper: Keeper,
  onChange: () => void,
): EvaluationRecord {
  let now = first;
  let last: Promise<unknown> = Promise.resolve();

  async function write(make: (evaluation: Evaluation) => Evaluation): Promise<Refusal | null> {
    const found = await keeper.read((verbs) => verbs.find(first.id));
    const changed = make(found.kind === "found" && found.value !== null ? found.value : now);
    now = changed;
    onChange();
    const written = await keeper.write((verbs) => verbs.change(changed));
    return written.kind === "failed" ? written.refusal : null;
  }

  return {
    get: () => now,
    change(make) {
      const writing = last.then(() => write(make));
      last = writing;
      return writing;
    },
  };
}
