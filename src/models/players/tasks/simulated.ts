import { randomOf } from "../../../core/question/random.ts";
import { constantText } from "./floors.ts";
import type { TaskItem, TaskPlayer } from "./taskItem.ts";

/**
 * Simulated from the truth: right, but for a share `wrong` (0 to 1) of its answers, which a seed decides for each task and sample alone. It has no answer where no
 * right or no wrong one is known, so its accuracy on what it answers is known: 1 - `wrong`.
 */
export function createNoisyOnTasks(wrong: number, seed: number): TaskPlayer {
  return {
    id: `noisy(${wrong}, ${seed})`,
    answer(item, sample) {
      if (item.right === null || item.wrong === null) return null;
      const draw = (what: string): number => randomOf(seed, `${what} ${sample} ${item.id}`);
      const confidence = Math.min(1, Math.max(0, 1 - wrong + (draw("confidence") - 0.5) / 5));
      return { text: draw("answer") >= wrong ? item.right : item.wrong, confidence };
    },
  };
}

/** How much of a task's run somebody saw: all of it, or whether they saw the line that is asked about. */
export interface Seen {
  readonly whole: boolean;
  /** Null where no line is asked about. */
  readonly line: boolean | null;
}

/**
 * Simulated from the truth: right on runs that are over by a step (0-based, included). On longer ones it takes lines that it did not see for lines that do not run, and
 * answers the rest as `always` does.
 */
export function amnesiacOnTasks(until: number, seen: (item: TaskItem) => Seen | null): TaskPlayer {
  return {
    id: `amnesiac(${until})`,
    answer(item) {
      const saw = seen(item);
      if (saw === null) return null;
      if (saw.whole && item.right !== null) return { text: item.right, confidence: null };
      const { question } = item;
      const text =
        question?.kind === "coverage" && saw.line !== null
          ? item.ofTruth({ kind: "coverage", ran: saw.line ? question.lines : [] })
          : null;
      return { text: text ?? constantText(item), confidence: null };
    },
  };
}
