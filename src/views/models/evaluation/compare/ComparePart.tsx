import { useId } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../../app/evaluations/session.ts";
import type { Services } from "../../../../app/services.ts";
import type { BenchmarkId } from "../../../../core/benchmark/task.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { AccuracyTable } from "./AccuracyTable.tsx";
import { ConfidencePart } from "./ConfidencePart.tsx";
import { MoreFigures } from "./MoreFigures.tsx";
import { PairPart } from "./PairPart.tsx";
import { useAnalysis } from "./useAnalysis.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly services: Services;
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
  /** Opens an item, by its id. */
  readonly onItem?: (item: string) => void;
}

/** All who answered, in numbers with their intervals: side by side, two against each other, how sure they were, and every other figure. */
export function ComparePart({ services, state, onItem }: Properties) {
  const title = useId();
  const analysis = useAnalysis(state, services.attempts);
  const going = state.phase === "running" || state.phase === "piloting";
  const isEmpty = analysis?.figures.every(
    ({ items, participant }) => items + participant.errors === 0,
  );
  return (
    <section className={`${sheet.part} ${sheet.wide}`} aria-labelledby={title}>
      <h3 id={title} className={sheet.title}>
        Comparison
      </h3>
      {analysis === null ? (
        <p className={sheet.sentence}>The figures are being worked out.</p>
      ) : isEmpty === true ? (
        <p className={sheet.sentence}>There is no answer yet.</p>
      ) : (
        <div className={css.parts}>
          {going && (
            <p className={css.note}>It is still running: these figures are of what came so far.</p>
          )}
          <AccuracyTable figures={analysis.figures} />
          {analysis.figures.length > 1 && (
            <PairPart analysis={analysis} items={state.items} onItem={onItem ?? null} />
          )}
          <ConfidencePart figures={analysis.figures} />
          <MoreFigures figures={analysis.figures} benchmark={benchmarkOf(state)} />
        </div>
      )}
    </section>
  );
}

function benchmarkOf({ items }: OpenEvaluation): BenchmarkId | null {
  const [first] = items;
  return first?.asked.kind === "task" ? first.asked.task.benchmark : null;
}
