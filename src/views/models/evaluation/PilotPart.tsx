import { useMemo } from "react";
import type { OpenEvaluation } from "../../../app/evaluations/session.ts";
import { expectedPrecision } from "../../../core/evaluation/estimate.ts";
import { detectableAfterPilot } from "../../../core/evaluation/estimatePilot.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { percentWords } from "../../words/benchmarkFigures.ts";
import { moneyWords, tokenWords } from "../../words/evaluationRun.ts";
import { count, counted } from "../../words/numbers.ts";
import { durationWords } from "../../words/times.ts";
import { pilotScoresOf } from "./pilotScores.ts";
import css from "./PilotPart.module.css";

/** What a pilot lets expect of the whole: tokens, money and time, and how exact it will be. */
export function PilotPart({ state }: { readonly state: OpenEvaluation }) {
  const { evaluation, pilot, items, scored } = state;
  const { predictors } = evaluation.plan;
  const programs = useMemo(() => items.map(({ program }) => program), [items]);
  const precision = useMemo(() => expectedPrecision(programs), [programs]);
  const pilotItems = pilot?.items ?? 0;
  const [first, second] = predictors;
  const difference = useMemo(() => {
    if (first === undefined || second === undefined) return null;
    const asked = new Set(items.slice(0, pilotItems).map(({ id }) => id));
    return detectableAfterPilot(
      pilotScoresOf(scored, first.id, asked),
      pilotScoresOf(scored, second.id, asked),
      programs,
    );
  }, [first, second, items, pilotItems, scored, programs]);
  if (pilot === null) return null;
  const detectable = difference?.detectable ?? null;
  return (
    <section className={sheet.part} aria-labelledby="pilot">
      <h3 id="pilot" className={sheet.title}>
        What the whole will take
      </h3>
      <p className={sheet.sentence}>
        As far as a pilot of {counted(pilot.items, "item")} can tell. Tokens first; money follows
        from them where a price is known.
      </p>
      <div className={sheet.scroll} tabIndex={0} role="group" aria-labelledby="pilot">
        <table className={`${sheet.table} ${css.table}`}>
          <thead>
            <tr>
              <th scope="col">Predictor</th>
              <th scope="col">Calls</th>
              <th scope="col">Tokens in</th>
              <th scope="col">Tokens out</th>
              <th scope="col">Money</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {predictors.map(({ id, label }) => {
              const estimate = pilot.estimates.get(id);
              return (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>{estimate === undefined ? "–" : count(estimate.calls)}</td>
                  <td>{knownTokens(estimate?.tokensIn)}</td>
                  <td>{knownTokens(estimate?.tokensOut)}</td>
                  <td>{moneyWords(estimate?.usd ?? null)}</td>
                  <td>
                    {estimate?.ms === undefined || estimate.ms === null
                      ? "unknown"
                      : durationWords(estimate.ms)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {precision !== null && (
        <ul className={css.exact}>
          <li>
            <strong>± {percentWords(precision.halfWidth)}</strong> on each share at the widest:{" "}
            {counted(precision.items, "item")} on {counted(precision.programs, "program")} are worth
            some {count(Math.round(precision.worth))} independent ones.
          </li>
          {first !== undefined && second !== undefined && detectable !== null && (
            <li>
              <strong>{percentWords(detectable)}</strong> is the smallest difference of{" "}
              {first.label} and {second.label} that will be found in four of five such evaluations,{" "}
              {difference?.from === "pilot"
                ? `as they differed on ${count(difference.differ)} of ${counted(difference.both, "item")} of the pilot.`
                : "if they differ on a fifth of the items."}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function knownTokens(tokens: number | null | undefined): string {
  return tokens === null || tokens === undefined ? "unknown" : tokenWords(tokens);
}
