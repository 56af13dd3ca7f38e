import { useMemo, useState } from "react";
import type { BenchmarkSession, OpenSet } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import type { Task } from "../../../core/benchmark/task.ts";
import { PickList, pickListHeight, type Pick } from "../../parts/list/PickList.tsx";
import pair from "../../parts/list/PickPair.module.css";
import sheet from "../../parts/sheet/Sheet.module.css";
import { taskLine } from "../../words/benchmarkTasks.ts";
import { count, counted } from "../../words/numbers.ts";
import { TaskAnswers } from "./TaskAnswers.tsx";
import { TaskDetail } from "./TaskDetail.tsx";
import { filterTasks, filtersOf, type TaskFilter } from "./taskFilters.ts";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
  readonly filter: TaskFilter;
  readonly onFilter: (filter: TaskFilter) => void;
}

/** Every task of the set, to be searched and looked at one by one. */
export function TasksPart({ services, session, state, filter, onFilter }: Properties) {
  const { tasks, truths } = state;
  const [wanted, setWanted] = useState("");
  /** Id of the task that is looked at. */
  const [picked, setPicked] = useState<string | null>(null);
  const filters = useMemo(() => filtersOf(tasks), [tasks]);
  const shown = useMemo(
    () => filterTasks(tasks, truths, filter, wanted),
    [tasks, truths, filter, wanted],
  );
  const place = Math.max(
    0,
    shown.findIndex(({ id }) => id === picked),
  );
  const task = shown[place];
  return (
    <section id="tasks" className={sheet.part} aria-labelledby="tasks-title" tabIndex={-1}>
      <h3 id="tasks-title" className={sheet.title}>
        Tasks
      </h3>
      <div className={pair.controls}>
        <input
          type="search"
          className={pair.search}
          aria-label="Search tasks"
          placeholder="Id or words of the question"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <select
          className={pair.filter}
          aria-label="Which tasks"
          value={filter}
          onChange={(event) => {
            const to = filters.find(([id]) => id === event.currentTarget.value);
            if (to !== undefined) onFilter(to[0]);
          }}
        >
          {filters.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
        <span className={pair.count} role="status">
          {shown.length === tasks.length
            ? counted(tasks.length, "task")
            : `${count(shown.length)} of ${counted(tasks.length, "task")}`}
        </span>
      </div>
      <div className={pair.both}>
        <div className={pair.list} style={{ maxHeight: pickListHeight(shown.length) }}>
          {shown.length === 0 ? (
            <p className={pair.empty}>No task is like that.</p>
          ) : (
            <PickList
              label="Tasks"
              rows={shown.length}
              picked={place}
              onPick={(row) => setPicked(shown[row]?.id ?? null)}
              pickOf={(row) => pickOf(shown[row], state)}
            />
          )}
        </div>
        {task !== undefined && (
          <TaskDetail services={services} session={session} state={state} task={task} answer={null}>
            <TaskAnswers task={task} answers={state.answers} />
          </TaskDetail>
        )}
      </div>
    </section>
  );
}

function pickOf(task: Task | undefined, { truths }: OpenSet): Pick {
  if (task === undefined) return { title: "", note: "", tag: null };
  return { title: task.id, note: taskLine(task), tag: tagOf(task, truths) };
}

function tagOf(task: Task, { byTask, unequal }: OpenSet["truths"]): Pick["tag"] {
  const truth = byTask.get(task.id);
  if (truth === undefined) return null;
  if (truth.kind === "unavailable") return { word: truth.module ?? "unavailable", tone: "quiet" };
  return unequal.has(task.id)
    ? { word: "differs", tone: "differs" }
    : { word: "computed", tone: "agrees" };
}
