import { useId, useMemo, useState, type ReactNode } from "react";
import { lookAt } from "../../../app/benchmarks/lookAt.ts";
import type { BenchmarkSession, OpenSet } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { lookAtTask } from "../../../core/benchmark/look/index.ts";
import type { Task } from "../../../core/benchmark/task.ts";
import { Button } from "../../parts/button/Button.tsx";
import { CodeBlock } from "../../parts/code/CodeBlock.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { taskWords } from "../../words/benchmarkTasks.ts";
import { truthLines } from "../../words/truthText.ts";
import { TextFact } from "./TextFact.tsx";
import css from "./TaskDetail.module.css";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
  readonly task: Task;
  /** The answer that is talked about, for the look at the trace; null for none. */
  readonly answer: string | null;
  /** What stands below the truths. */
  readonly children: ReactNode;
}

/** One task: what it asks, its code, its stored and its computed truth, and the way into the trace. */
export function TaskDetail({ services, session, state, task, answer, children }: Properties) {
  const id = useId();
  const [opening, setOpening] = useState(false);
  const { ask, code, given } = useMemo(() => taskWords(task), [task]);
  const look = useMemo(() => lookAtTask(task), [task]);
  const truth = state.truths.byTask.get(task.id);
  const computed = session.truthText(task);
  const back = { set: state.set.id, name: state.set.name };
  return (
    <article className={css.task} aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`} className={css.title}>
        {task.id}
      </h4>
      <p className={css.ask}>
        <Prose text={ask} />
      </p>
      <p>
        <Button
          unavailable={
            look.kind === "nothing" ? look.reason : opening ? "Its run is being recorded" : null
          }
          onClick={() => {
            setOpening(true);
            void lookAt(services, task, back, answer).finally(() => setOpening(false));
          }}
        >
          Look at it in the trace
        </Button>
      </p>
      {look.kind === "nothing" && <p className={css.quiet}>{look.reason}</p>}
      {given.map(([name, text]) => (
        <TextFact key={name} name={name} text={text} />
      ))}
      {computed !== null && <TextFact name="Truth, computed here" text={truthLines(computed)} />}
      {truth?.kind === "unavailable" && (
        <p className={css.quiet}>No truth computed: {truth.reason}</p>
      )}
      {truth === undefined && <p className={css.quiet}>Its truth is not computed yet.</p>}
      {task.stored !== null && (
        <TextFact
          name={
            state.truths.unequal.has(task.id)
              ? "Truth of the files, which is another"
              : "Truth of the files"
          }
          text={task.stored}
        />
      )}
      {children}
      {code !== null && <CodeBlock source={code} label={`Code of ${task.id}`} />}
    </article>
  );
}
