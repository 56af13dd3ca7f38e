import type { Output, ScoredOutput } from "../../core/evaluation/evaluation.ts";
import type { Prompting } from "../../core/evaluation/plan.ts";
import type { Timing } from "../../models/timing.ts";
import type { OpenPack } from "./pack.ts";

/** How many outputs are judged in one go. */
const atOnce = 200;

/** How often judging is tried again when Python is gone, and how long is waited each time. */
const mostTries = 5;
const waitMs = 1_000;

/** Judges what came, in the order in which it came. */
export interface Scoring {
  add(outputs: readonly Output[]): void;
}

/** `onScored` is given what was judged. What can't be judged for now is judged when the next output comes. */
export function createScoring(
  pack: Pick<OpenPack, "score">,
  prompting: Prompting,
  timing: Timing,
  signal: AbortSignal,
  onScored: (scored: readonly ScoredOutput[]) => void,
): Scoring {
  let waiting: Output[] = [];
  let working = false;

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    let tries = 0;
    while (waiting.length > 0 && tries < mostTries && !signal.aborted) {
      const group = waiting.slice(0, atOnce);
      try {
        const scored = await pack.score(group, prompting, signal);
        if (signal.aborted) break;
        waiting = waiting.slice(group.length);
        tries = 0;
        onScored(scored);
      } catch {
        tries += 1;
        await new Promise<void>((resolve) => void timing.after(waitMs * tries, resolve));
      }
    }
    working = false;
  }

  return {
    add(outputs) {
      for (const output of outputs) waiting.push(output);
      void work();
    },
  };
}
