import { useMemo } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../app/evaluations/session.ts";
import { extractionStates } from "../../../core/asking/extraction/extraction.ts";
import { leastClusters } from "../../../core/score/statistics/interval.ts";
import { Button } from "../../parts/button/Button.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { ShareBar } from "../../results/ShareBar.tsx";
import { percentWords } from "../../words/benchmarkFigures.ts";
import { extractionNames } from "../../words/models.ts";
import { sortWords } from "../../words/evaluations.ts";
import { count, counted } from "../../words/numbers.ts";
import { percentRange } from "../../words/shares.ts";
import type { Board } from "./board.ts";
import { figuresOf, type PredictorFigures, rankedFigures } from "./figures.ts";
import css from "./FiguresPart.module.css";

interface Properties {
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
  readonly board: Board;
}

/** What each predictor's answers come to: the share right of all, and beside it what became of the replies. */
export function FiguresPart({ session, state, board }: Properties) {
  const { errorsAreWrong } = state.evaluation;
  const figures = useMemo(() => figuresOf(board, errorsAreWrong), [board, errorsAreWrong]);
  const { ranked, others } = useMemo(() => rankedFigures(figures), [figures]);
  const groups = [
    ["Models", ranked],
    [ranked.length === 0 ? "Predictors" : "Not ranked", others],
  ] as const;
  return (
    <section className={sheet.part} aria-labelledby="figures">
      <h3 id="figures" className={sheet.title}>
        Right answers
      </h3>
      {figures.some(({ withheld }) => withheld) && (
        <p className={css.withheld}>
          Some answers never came. A share that leaves them out would flatter, so it is withheld
          until they are asked again, or counted as wrong.
          <Button onClick={() => void session.countErrorsAsWrong(true)}>
            Count errors as wrong
          </Button>
        </p>
      )}
      <div className={sheet.scroll} tabIndex={0} role="group" aria-labelledby="figures">
        <table className={`${sheet.table} ${css.table}`}>
          <thead>
            <tr>
              <th scope="col">Predictor</th>
              <th scope="col" className={css.main}>
                Right, of all
              </th>
              <th scope="col">Of those parsed</th>
              <th scope="col">By lenient rules</th>
              <th scope="col">What became of the replies</th>
            </tr>
          </thead>
          {groups.map(
            ([name, rows]) =>
              rows.length > 0 && (
                <tbody key={name}>
                  {ranked.length > 0 && others.length > 0 && (
                    <tr>
                      <th scope="rowgroup" colSpan={5} className={css.group}>
                        {name}
                      </th>
                    </tr>
                  )}
                  {rows.map((one) => (
                    <Row key={one.predictor.id} figures={one} />
                  ))}
                </tbody>
              ),
          )}
        </table>
      </div>
      <p className={css.foot}>{footOf(figures)}</p>
    </section>
  );
}

function Row({ figures }: { readonly figures: PredictorFigures }) {
  const { predictor, sort, unranked, headline, withheld, interval, over, asked, total } = figures;
  return (
    <tr>
      <th scope="row" className={css.who}>
        {predictor.label}
        <span className={css.sort}>
          {unranked === "not-identified"
            ? "the browser’s own model, which says nothing of itself: not ranked"
            : sort === "model"
              ? sortWords[sort].word
              : `${sortWords[sort].word}: ${sortWords[sort].says}`}
        </span>
      </th>
      <td className={css.main}>
        {headline === null ? (
          <span className={sheet.quiet}>{withheld ? "withheld" : "–"}</span>
        ) : (
          <>
            <strong className={css.value}>{percentWords(headline)}</strong>
            <ShareBar value={headline} interval={interval} baseline={null} />
            <span className={css.range}>
              {interval !== null && `${percentRange(interval)}, `}
              {count(figures.right)} of {count(over)}
            </span>
          </>
        )}
        {asked < total && figures.missing === 0 && (
          <span className={css.range}>
            {count(asked)} of {count(total)} asked
          </span>
        )}
      </td>
      <td>
        {headline === null || figures.ofParsed === null ? (
          <span className={sheet.quiet}>–</span>
        ) : (
          percentWords(figures.ofParsed)
        )}
      </td>
      <td>
        {figures.lenient === null ? (
          <span className={sheet.quiet}>–</span>
        ) : (
          percentWords(figures.lenient)
        )}
      </td>
      <td className={css.states}>{statesOf(figures).join(" · ")}</td>
    </tr>
  );
}

function statesOf(figures: PredictorFigures): readonly string[] {
  const { counts, notSure, unavailable, missing } = figures;
  return [
    ...extractionStates.flatMap((state) =>
      counts[state] === 0 ? [] : [`${count(counts[state])} ${extractionNames[state]}`],
    ),
    ...(notSure === 0 ? [] : [`${count(notSure)} not sure`]),
    ...(missing === 0 ? [] : [`${count(missing)} missing, counted as wrong`]),
    ...(unavailable === 0 ? [] : [`${count(unavailable)} without a truth, left out`]),
  ];
}

function footOf(figures: readonly PredictorFigures[]): string {
  const programs = Math.max(0, ...figures.map((one) => one.programs));
  const interval =
    programs >= leastClusters
      ? `clustered by program (${counted(programs, "program")})`
      : `each answer for itself, since ${counted(programs, "program")} ${programs === 1 ? "is" : "are"} too few to cluster by`;
  return `Of all: a reply without an answer counts as wrong. The line on the bar is the 95 % interval, ${interval}. Lenient rules let type and whitespace pass, and are never the headline. Floors, heuristics and simulated players show what is worth nothing or known beforehand; they stand in no ranking.`;
}
