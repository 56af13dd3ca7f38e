import type { ReactNode } from "react";
import type { Comparison } from "../../../../core/evaluation/analysis/comparison.ts";
import type { Participant } from "../../../../core/evaluation/analysis/participant.ts";
import type { EvaluationItem } from "../../../../core/evaluation/item.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { count, counted } from "../../../words/numbers.ts";
import { DiscordantList } from "./DiscordantList.tsx";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { findingWords, pointsWords, pWords, shareWords, trustWords } from "./words.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly comparison: Comparison;
  readonly first: Participant;
  readonly second: Participant;
  readonly items: readonly EvaluationItem[];
  readonly onItem: ((item: string) => void) | null;
}

/** What comparing two came to: a sentence, the difference, the table of right and wrong, and the items on which they differ. */
export function PairDetail({ comparison, first, second, items, onItem }: Properties) {
  const { paired, table, discordant, detectable, corrected } = comparison;
  const several = [first, second].some(({ responses }) =>
    responses.some(({ sample }) => sample > 0),
  );
  const trust = paired.programs === 0 ? null : trustWords(paired.programs);
  const simulated = [first, second].filter(({ sort }) => sort === "simulated");
  return (
    <div className={css.pair}>
      <p className={css.finding}>{findingWords(comparison, first.label, second.label)}</p>
      {simulated.length > 0 && (
        <p className={css.note}>
          {simulated.map(({ label }) => label).join(" and ")} uses the truth: such a comparison
          tries the page, and says nothing of a model.
        </p>
      )}
      {trust !== null && <p className={css.note}>{trust}</p>}
      {paired.n > 0 && (
        <>
          <dl className={css.facts}>
            <Fact name="Common items" value={count(paired.n)}>
              on {counted(paired.programs, "program")}
            </Fact>
            <Fact name={first.label} value={paired.first === null ? "–" : shareWords(paired.first)}>
              right, on these items
            </Fact>
            <Fact
              name={second.label}
              value={paired.second === null ? "–" : shareWords(paired.second)}
            >
              right, on these items
            </Fact>
            <Fact
              name="Difference, in points"
              value={paired.difference === null ? "–" : pointsWords(paired.difference)}
            >
              {paired.interval === null
                ? "no interval: no item tells them apart"
                : `95 % interval ${pointsWords(paired.interval.low)} to ${pointsWords(paired.interval.high)}`}
              {paired.interval !== null && paired.difference !== null && (
                <IntervalPicture
                  value={paired.difference}
                  interval={paired.interval}
                  from={-reach(paired)}
                  to={reach(paired)}
                />
              )}
            </Fact>
            <Fact
              name="p, flipping whole programs"
              value={paired.p === null ? "–" : pWords(paired.p)}
            >
              {corrected === null
                ? "of this pair alone"
                : `${pWords(corrected.adjusted)} among all pairs, by Holm`}
            </Fact>
            <Fact
              name="Smallest detectable"
              value={detectable === null ? "–" : `${(detectable * 100).toFixed(1)} points`}
            >
              {detectable === null
                ? "not defined: they never differed"
                : "found in four evaluations of five"}
            </Fact>
          </dl>
          <div className={css.both}>
            <table className={`${sheet.table} ${css.four}`}>
              <caption>
                {several ? "The answer of most samples" : "Answers"}, item by item. McNemar’s exact
                p is {pWords(table.p)}, with each item taken for itself.
              </caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">Right or not</span>
                  </th>
                  <th scope="col">{second.label} right</th>
                  <th scope="col">{second.label} not right</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">{first.label} right</th>
                  <td>{count(table.both)}</td>
                  <td>{count(table.onlyFirst)}</td>
                </tr>
                <tr>
                  <th scope="row">{first.label} not right</th>
                  <td>{count(table.onlySecond)}</td>
                  <td>{count(table.neither)}</td>
                </tr>
              </tbody>
            </table>
            <div className={css.lists}>
              <DiscordantList
                title={`Only ${first.label} right`}
                ids={discordant.first}
                items={items}
                onItem={onItem}
              />
              <DiscordantList
                title={`Only ${second.label} right`}
                ids={discordant.second}
                items={items}
                onItem={onItem}
              />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

function Fact({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={css.factValue}>{value}</dd>
      <dd className={css.small}>{children}</dd>
    </div>
  );
}

/** How far the scale of a difference goes to each side of 0: to the next tenth. */
function reach({ interval }: Comparison["paired"]): number {
  const far = interval === null ? 0 : Math.max(Math.abs(interval.low), Math.abs(interval.high));
  return Math.min(1, Math.ceil(far * 10 + 1e-9) / 10);
}
