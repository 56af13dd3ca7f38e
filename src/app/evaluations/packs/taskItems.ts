import { withoutMarks } from "../../../core/asking/prompts/benchmark/forms/literals.ts";
import type { TaskForm } from "../../../core/asking/prompts/benchmark/forms/taskForm.ts";
import type { RevalTask } from "../../../core/benchmark/reval/probe.ts";
import type { Task } from "../../../core/benchmark/task.ts";
import type { TaskTruth } from "../../../core/benchmark/truth.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { nearestQuestion, plainOf } from "../../../models/players/tasks/nearest.ts";
import type { TaskItem } from "../../../models/players/tasks/taskItem.ts";

/** A task as an item of an evaluation. */
export function itemOf(task: Task): EvaluationItem {
  return {
    id: `${task.benchmark}/${task.id}`,
    program: task.group,
    title: task.group,
    kind: task.kind,
    asked: { kind: "task", task },
  };
}

/** A task with its truth as players are asked it. */
export function playerItem(task: Task, truth: TaskTruth, form: TaskForm): TaskItem {
  const value = truth.kind === "computed" ? truth.value : null;
  const reval = isReval(task) ? task : null;
  const right = value === null ? null : withoutMarks(form.right(task, value));
  const wrong = value === null ? null : form.wrong(task, value);
  return {
    id: itemOf(task).id,
    program: task.group,
    sort: form.sortOf(task),
    source: task.program?.source ?? "",
    question: reval === null ? null : nearestQuestion(reval),
    plain: value === null ? null : form.plain(task, value),
    write: (plain) => form.write(task, plain),
    ofTruth(said) {
      const plain = reval === null ? null : plainOf(reval, said);
      return plain === null ? null : form.write(task, plain);
    },
    constant: form.write(task, task.kind === "path" ? "[1]" : "''"),
    right: right === wrong ? null : right,
    wrong,
  };
}

/** Tasks say themselves of which benchmark they are; its format made their probes. */
function isReval(task: Task): task is RevalTask {
  return task.benchmark === "reval";
}
