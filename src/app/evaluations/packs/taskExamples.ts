import { withoutMarks } from "../../../core/asking/prompts/benchmark/forms/literals.ts";
import type { TaskForm } from "../../../core/asking/prompts/benchmark/forms/taskForm.ts";
import type { Solved } from "../../../core/asking/prompts/benchmark/layout.ts";
import { shortSteps } from "../../../core/asking/prompts/exemplars/make.ts";
import { scratchpad } from "../../../core/asking/prompts/exemplars/scratchpad.ts";
import { mostExamples, type PromptParameters } from "../../../core/asking/prompts/parameters.ts";
import { invocationOf } from "../../../core/benchmark/invocation.ts";
import type { BenchmarkPython } from "../../../core/benchmark/request.ts";
import { lookAtTask } from "../../../core/benchmark/look/index.ts";
import type { KnownTask } from "../../../core/benchmark/run.ts";
import type { Task } from "../../../core/benchmark/task.ts";

/** The most steps of a run that is told as thoughts. */
const longestThought = 300;
/** So many tasks of a sort are looked through for worked examples. */
const mostTried = 40;

/** Worked examples by the sort of their tasks: one more than can be shown, for items on the program of one of them. */
export type TaskExamples = ReadonlyMap<string, readonly Solved<Task>[]>;

/** Picks worked examples: the first tasks of each sort, each of another program, with the answers and runs that Python gave; `python` is what ran them. */
export async function taskExamples(
  form: TaskForm,
  known: readonly KnownTask[],
  python: BenchmarkPython,
  signal: AbortSignal,
): Promise<{ readonly examples: TaskExamples; readonly python: string }> {
  const candidates = new Map<string, { readonly task: Task; readonly answer: string }[]>();
  const groups = new Map<string, Set<string>>();
  for (const { task, truth } of known) {
    const sort = form.sortOf(task);
    const found = candidates.get(sort) ?? [];
    const taken = groups.get(sort) ?? new Set();
    candidates.set(sort, found);
    groups.set(sort, taken);
    if (taken.has(task.group) || truth.kind !== "computed" || taken.size >= mostTried) continue;
    taken.add(task.group);
    if (found.length > mostExamples) continue;
    const answer = withoutMarks(form.right(task, truth.value));
    if (answer !== null) found.push({ task, answer });
  }
  const solved = [...candidates].flatMap(([sort, found]) => found.map((one) => ({ sort, ...one })));
  const requests = solved.flatMap((one) => {
    const plan = lookAtTask(one.task);
    const [invocation] = plan.kind === "programs" ? plan.programs : [];
    return invocation === undefined
      ? []
      : [{ one, request: { kind: "record", invocation } as const }];
  });
  // The last one tells which Python it is, also where there are no examples.
  const nothing = { kind: "record", invocation: invocationOf("", "pass") } as const;
  const replies = await python.answer([...requests.map(({ request }) => request), nothing], signal);
  const thoughts = new Map<Task, string>();
  const last = replies.at(-1);
  const version = last?.kind === "recorded" ? (last.recording.outcome?.python ?? "") : "";
  for (const [index, { one }] of requests.entries()) {
    const reply = replies[index];
    if (reply?.kind !== "recorded") continue;
    const { recording } = reply;
    if (recording.steps > longestThought) continue;
    thoughts.set(one.task, shortSteps(scratchpad(recording)));
  }
  const examples = new Map<string, Solved<Task>[]>();
  for (const { sort, task, answer } of solved) {
    const others = examples.get(sort) ?? [];
    examples.set(sort, others);
    others.push({ task, answer, thought: thoughts.get(task) ?? "" });
  }
  return { examples, python: version };
}

/** The examples that a prompt shows: none of them on the item's own program. */
export function shownExamples(
  pool: readonly Solved<Task>[],
  task: Task,
  parameters: PromptParameters,
): readonly Solved<Task>[] {
  const { examples } = parameters;
  return poolOf(pool, parameters)
    .filter((one) => one.task.group !== task.group)
    .slice(0, examples);
}

/** All examples that prompts of an evaluation may show, their thoughts as long as steps are asked for. */
export function poolOf(
  pool: readonly Solved<Task>[],
  { examples, steps }: PromptParameters,
): readonly Solved<Task>[] {
  if (examples === 0) return [];
  return pool.slice(0, examples + 1).map((one) => ({
    ...one,
    thought: one.thought.split("\n").slice(0, steps).join("\n"),
  }));
}
