import { fitsTask, lookAtTask, sightOf } from "../../core/benchmark/look/index.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { openRun, type TraceOpener } from "../openTrace.ts";

/**
 * Shows the truth of a task on the playground: the run at the step where it can be seen, and beside it what is to be seen and the way back to
 * the set. With an answer it is the step where that leaves the truth. Does nothing for a task without anything to run.
 */
export async function lookAt(
  services: TraceOpener,
  task: Task,
  back: { readonly set: string; readonly name: string },
  answer: string | null,
): Promise<void> {
  const plan = lookAtTask(task);
  if (plan.kind === "nothing") return;
  for (const [index, invocation] of plan.programs.entries()) {
    const { stdin, profile } = invocation;
    // As the editor has it: with other line ends it would be another program at once.
    const source = invocation.source.replaceAll(/\r\n?/g, "\n");
    const traced = await openRun(services, { source, stdin, seed: 0 }, profile);
    // It says there itself what is wrong, or somebody has gone on to another run.
    if (traced === null) return;
    const isLast = index === plan.programs.length - 1;
    if (!isLast && !fitsTask(task, traced.recording)) continue;
    const { step, says } = sightOf(task, invocation, traced.recording, answer);
    traced.session?.goTo(step);
    services.playground.shown.set({
      step,
      says,
      back: { kind: "benchmarks", set: back.set },
      name: back.name,
    });
    return;
  }
}
