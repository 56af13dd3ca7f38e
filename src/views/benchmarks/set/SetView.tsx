import { useState } from "react";
import type { Benchmarks } from "../../../app/benchmarks/benchmarks.ts";
import type { BenchmarkSession, OpenSet } from "../../../app/benchmarks/session.ts";
import { printRoute } from "../../../app/routes.ts";
import type { Services } from "../../../app/services.ts";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import { useCell } from "../../parts/useCell.ts";
import { setFailureWords } from "../../words/benchmarks.ts";
import { count, counted } from "../../words/numbers.ts";
import { AnswersPart } from "./AnswersPart.tsx";
import { DifferencesPart } from "./DifferencesPart.tsx";
import { ExportPart } from "./ExportPart.tsx";
import { ScoresPart } from "./ScoresPart.tsx";
import { SetHead } from "./SetHead.tsx";
import { TasksPart } from "./TasksPart.tsx";
import { TruthsPart } from "./TruthsPart.tsx";
import type { TaskFilter } from "./taskFilters.ts";
import css from "./SetView.module.css";

interface Properties {
  readonly services: Services;
  readonly benchmarks: Benchmarks;
  /** Of the set. */
  readonly id: string;
}

/** One set: its truths, the answers to it, what they are worth, and every task. */
export function SetView({ services, benchmarks, id }: Properties) {
  const [session] = useState(() => benchmarks.open(id));
  const state = useCell(session.state);
  switch (state.kind) {
    case "opening":
      return (
        <>
          <Back />
          <p className={css.opening}>
            Opening: {count(state.done)} of {counted(state.total, "task")}
          </p>
          <ProgressBar label="Tasks read" value={state.done} max={Math.max(1, state.total)} />
        </>
      );
    case "missing":
      return (
        <Nothing
          title="No such benchmark"
          text="It is not in this browser: it was deleted, kept in another browser, or the address is damaged. Its files can be read again."
        />
      );
    case "removed":
      return <Nothing title="Deleted" text="This set was deleted, perhaps in another tab." />;
    case "failed":
      return <Nothing title="Not opened" text={setFailureWords(state.failure)} />;
    case "open":
      return <Opened services={services} session={session} state={state} />;
  }
}

interface OpenedProperties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
}

function Opened({ services, session, state }: OpenedProperties) {
  const [filter, setFilter] = useState<TaskFilter>("all");
  const showTasks = (to: TaskFilter) => {
    setFilter(to);
    document.getElementById("tasks")?.focus();
  };
  return (
    <>
      <Back />
      <SetHead services={services} state={state} />
      <div className={css.parts}>
        <TruthsPart services={services} session={session} state={state} onShow={showTasks} />
        <AnswersPart services={services} session={session} state={state} />
        <ScoresPart state={state} />
        <DifferencesPart services={services} session={session} state={state} />
        <TasksPart
          services={services}
          session={session}
          state={state}
          filter={filter}
          onFilter={setFilter}
        />
        <ExportPart services={services} session={session} state={state} />
      </div>
    </>
  );
}

function Back() {
  return (
    <a className={css.back} href={printRoute({ kind: "benchmarks", set: null })}>
      All benchmarks
    </a>
  );
}

function Nothing({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h2 className={css.title}>{title}</h2>
      <p className={css.text} role="alert">
        {text}
      </p>
      <Back />
    </>
  );
}
