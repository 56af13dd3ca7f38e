import { useMemo } from "react";
import type { ResultsState } from "../../app/results/results.ts";
import type { Services } from "../../app/services.ts";
import { setsOf, summaryOf } from "../../core/attempt/summary.ts";
import { barWords, conceptWords, gradeFormula } from "../words/results.ts";
import { CalibrationPart } from "./CalibrationPart.tsx";
import { CoherencePart } from "./CoherencePart.tsx";
import { DamagedPart } from "./DamagedPart.tsx";
import { DivergencePart } from "./DivergencePart.tsx";
import { EmptyResults } from "./EmptyResults.tsx";
import { FiguresPart } from "./FiguresPart.tsx";
import { GroupPart } from "./GroupPart.tsx";
import { Headline } from "./Headline.tsx";
import { SetsPart } from "./SetsPart.tsx";
import { SourceBar } from "./SourceBar.tsx";
import { byConcept, byKind } from "./groups.ts";
import { shownSource } from "./sources.ts";
import css from "../parts/sheet/Sheet.module.css";

interface Properties {
  readonly services: Services;
  readonly state: ResultsState;
}

/** All attempts of a source in numbers: by set, kind and concept, where they first part from Python, and how sure they were. */
export function Overview({ services, state }: Properties) {
  const source = useMemo(() => shownSource(state), [state]);
  const summaries = useMemo(() => source.records.map(summaryOf), [source]);
  const marked = useMemo(() => summaries.flatMap((summary) => summary.marked), [summaries]);
  const sets = useMemo(() => setsOf(summaries), [summaries]);
  return (
    <>
      <SourceBar services={services} state={state} source={source} />
      <DamagedPart state={state} source={source} />
      {state.kept === null && source.file === null ? null : source.records.length === 0 ? (
        source.file === null && <EmptyResults services={services} />
      ) : (
        <div className={css.parts}>
          <Headline marked={marked} attempts={source.records.length} sets={sets.length} />
          <SetsPart sets={sets} />
          {marked.length > 0 && (
            <>
              <GroupPart
                title="By kind of question"
                first="Kind"
                sentence={barWords}
                groups={byKind(marked)}
              />
              <GroupPart
                title="By concept"
                first="Concept"
                sentence={conceptWords}
                groups={byConcept(marked)}
              />
              <DivergencePart summaries={summaries} />
              <CalibrationPart marked={marked} />
              <CoherencePart marked={marked} />
              <section className={css.part} aria-labelledby="grade">
                <h3 id="grade" className={css.title}>
                  How the grade is made
                </h3>
                <p className={css.formula}>{gradeFormula}</p>
              </section>
              <FiguresPart marked={marked} />
            </>
          )}
        </div>
      )}
    </>
  );
}
