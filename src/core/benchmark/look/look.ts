import type { Recording } from "../../trace/index.ts";
import type { Invocation } from "../invocation.ts";
import type { BenchmarkId, Task } from "../task.ts";

/** What has to be recorded so that the truth of a task can be looked at. */
export type LookPlan =
  /** The likeliest first; a further one is meant where the run before it does not fit. Never empty. */
  | { readonly kind: "programs"; readonly programs: readonly Invocation[] }
  /** There is nothing to run; `reason` is a sentence. */
  | { readonly kind: "nothing"; readonly reason: string };

/** Where in a run a truth can be seen. */
export interface Sight {
  /** 0-based; 0 in a run without steps. */
  readonly step: number;
  /** What is to be seen there: one sentence, or two. */
  readonly says: string;
}

/** How the truths of one benchmark are looked at. */
export interface LookRule<Probe = unknown> {
  readonly benchmark: BenchmarkId;
  plan(task: Task<Probe>): LookPlan;
  /** Whether the run is the one that the task is about; where a rule does not say, every run is. */
  fits?(task: Task<Probe>, recording: Recording): boolean;
  /** `answer`: what was answered, as it came; null: the truth alone is of interest. */
  sight(
    task: Task<Probe>,
    invocation: Invocation,
    recording: Recording,
    answer: string | null,
  ): Sight;
}

/** A plan of one program; without one, `reason` says why. */
export function planOf(program: Invocation | null, reason: string): LookPlan {
  return program === null ? { kind: "nothing", reason } : { kind: "programs", programs: [program] };
}
