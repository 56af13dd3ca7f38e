import { messagesHash } from "../../../core/asking/messages.ts";
import type { ReplyForm } from "../../../core/asking/extraction/extractReply.ts";
import type { TaskForm } from "../../../core/asking/prompts/benchmark/forms/taskForm.ts";
import type { LayoutStyle } from "../../../core/asking/prompts/benchmark/layout.ts";
import type { Style } from "../../../core/asking/prompts/style.ts";
import type { Benchmark } from "../../../core/benchmark/benchmark.ts";
import { fitsTask, lookAtTask, sightOf } from "../../../core/benchmark/look/index.ts";
import type { BenchmarkPython } from "../../../core/benchmark/request.ts";
import type { KnownTask } from "../../../core/benchmark/run.ts";
import type { Task } from "../../../core/benchmark/task.ts";
import type { PackRef, Prompting } from "../../../core/evaluation/plan.ts";
import type { Timing } from "../../../models/timing.ts";
import { createBreath } from "../../benchmarks/breath.ts";
import type { Composed, Look, OpenPack } from "../pack.ts";
import { markOutputs, type ReadOutput } from "./markOutputs.ts";
import { readOutput } from "./readOutput.ts";
import { judgesOf, scoreTask } from "./scoreTask.ts";
import { poolOf, shownExamples, type TaskExamples } from "./taskExamples.ts";
import { taskFigures } from "./taskFigures.ts";
import { itemOf, playerItem } from "./taskItems.ts";
import { taskPlayer } from "./taskPlayer.ts";

/** What a pack of tasks is made of. */
export interface TaskPackParts {
  readonly ref: PackRef;
  readonly title: string;
  readonly hash: string;
  readonly benchmark: Benchmark;
  readonly form: TaskForm;
  /** Those whose truth was computed. */
  readonly known: readonly KnownTask[];
  readonly left: OpenPack["left"];
  readonly examples: TaskExamples;
  readonly versions: OpenPack["versions"];
  readonly python: BenchmarkPython;
  readonly timing: Timing;
}

/** Tasks of a benchmark in its own layout, scored by its own judges. */
export function createTaskPack(parts: TaskPackParts): OpenPack {
  const { benchmark, form, known, examples, python, timing } = parts;
  const items = known.map(({ task }) => itemOf(task));
  const byItem = new Map(known.map((one, index) => [items[index]?.id ?? "", one]));
  const hashes = new WeakMap<Prompting, Map<string, string>>();

  /** One for all prompts of a sort ([P2]): of the words, and of all examples that any of them may show. */
  function promptHash(task: Task, prompting: Prompting): string {
    const found = hashes.get(prompting) ?? new Map<string, string>();
    hashes.set(prompting, found);
    const sort = form.sortOf(task);
    const pool = poolOf(examples.get(sort) ?? [], prompting.parameters);
    const hash = found.get(sort) ?? form.prompt(task, layoutStyle(prompting.style), pool).hash;
    found.set(sort, hash);
    return hash;
  }

  function expectedOf({ task, truth }: KnownTask): string | null {
    return truth.kind === "computed" ? form.print(task, truth.value) : null;
  }

  /** The run of a task, and where in it the truth is to be seen; with an answer, where that leaves it. */
  async function lookAt(task: Task, answer: string | null): Promise<Look | null> {
    const plan = lookAtTask(task);
    if (plan.kind === "nothing") return null;
    for (const [index, invocation] of plan.programs.entries()) {
      const [reply] = await python.answer([{ kind: "record", invocation }]);
      if (reply?.kind !== "recorded") continue;
      const { recording } = reply;
      const isLast = index === plan.programs.length - 1;
      if (!isLast && !fitsTask(task, recording)) continue;
      return { recording, step: sightOf(task, invocation, recording, answer).step };
    }
    return null;
  }

  async function record(id: string): Promise<Look["recording"] | null> {
    const one = byItem.get(id);
    return one === undefined ? null : ((await lookAt(one.task, null))?.recording ?? null);
  }

  return {
    ref: parts.ref,
    title: parts.title,
    hash: parts.hash,
    items,
    left: parts.left,
    judges: judgesOf(benchmark.id),
    versions: parts.versions,
    truth(item) {
      const one = byItem.get(item.id);
      const text = one === undefined ? null : expectedOf(one);
      if (text !== null) return { kind: "known", text };
      return { kind: "unavailable", reason: "It was not computed." };
    },
    compose(item, prompting): Composed {
      if (item.asked.kind !== "task") throw new Error(`${item.id} is no task`);
      const { task } = item.asked;
      const { parameters, style } = prompting;
      const pool = examples.get(form.sortOf(task)) ?? [];
      const shown = shownExamples(pool, task, parameters);
      const prompt = form.prompt(task, layoutStyle(style), shown);
      const { messages, template, stop, maxTokens } = prompt;
      return {
        messages,
        template,
        prompt: promptHash(task, prompting),
        filled: messagesHash(messages),
        settings: { stop, maxTokens },
        form: formOf(prompting),
      };
    },
    player(spec) {
      const asked = known.map(({ task, truth }) => playerItem(task, truth, form));
      return taskPlayer(spec, new Map(asked.map((one) => [one.id, one])), record, timing);
    },
    async score(outputs, prompting, signal) {
      const replyForm = formOf(prompting);
      const breathe = createBreath();
      const read: ReadOutput[] = [];
      for (const output of outputs) {
        const task = byItem.get(output.item);
        if (task === undefined) continue;
        read.push({ task, output, reading: readOutput(output, replyForm, form.reader(task.task)) });
        await breathe();
      }
      const style = layoutStyle(prompting.style);
      const marks = await markOutputs(benchmark, form, style, read, python, signal);
      return read.map(({ task, output, reading }) =>
        scoreTask(
          itemOf(task.task),
          benchmark.id,
          output,
          reading,
          marks.get(output) ?? null,
          expectedOf(task),
        ),
      );
    },
    figures: (scored) => taskFigures(benchmark, byItem, scored),
    async look(item, scored) {
      const one = byItem.get(item.id);
      return one === undefined ? null : lookAt(one.task, scored?.answer ?? null);
    },
  };
}

/** A benchmark's own layout asks for an answer at once, or after thinking. */
function layoutStyle(style: Style): LayoutStyle {
  return style === "direct" || style === "json" ? "direct" : "cot";
}

/** Its prompts end inside the answer, or inside the thoughts before it. */
function formOf({ style }: Prompting): ReplyForm {
  const opened = layoutStyle(style) === "cot" ? "thought" : "answer";
  return { form: "text", opened, abstains: false };
}
