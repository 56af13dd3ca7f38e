import { VerdictIcon } from "../../predict/VerdictIcon.tsx";
import { extractionNames, failureNames } from "../../words/models.ts";
import { verdictShort } from "../../words/evaluationRun.ts";
import { count } from "../../words/numbers.ts";
import { type CellLook, lookOf } from "./cellLook.ts";
import { visibleText } from "./plainText.ts";
import { type CellSight, isRight } from "./sight.ts";
import css from "./CellMark.module.css";

/** How many samples are drawn one by one. */
const mostDrawn = 12;

/** What came of one item from one predictor, in the two lines of a row. */
export function CellMark({ sights }: { readonly sights: readonly CellSight[] }) {
  const [first] = sights;
  if (first === undefined) return null;
  if (sights.length > 1) return <Samples sights={sights} />;
  const look = lookOf(first);
  const answer = first.kind === "reply" ? first.scored.answer : null;
  return (
    <>
      <Word look={look} />
      {answer !== null && (
        <code className={css.answer} translate="no">
          {visibleText(answer.slice(0, 80)).replaceAll("\n", "↵")}
        </code>
      )}
    </>
  );
}

function Word({ look }: { readonly look: CellLook }) {
  return (
    <span className={css.word} data-tone={look.tone}>
      {look.verdict !== null && <VerdictIcon verdict={look.verdict} size={14} />}
      {wordOf(look)}
    </span>
  );
}

function Samples({ sights }: { readonly sights: readonly CellSight[] }) {
  const right = sights.filter(isRight).length;
  const asked = sights.filter(({ kind }) => kind !== "none").length;
  return (
    <>
      <span className={css.word} data-tone={right === sights.length ? "agrees" : "quiet"}>
        {asked === 0 ? "not asked" : `${count(right)} of ${count(asked)} right`}
      </span>
      <span className={css.samples} aria-hidden="true">
        {sights.slice(0, mostDrawn).map((sight, sample) => {
          const { tone, verdict } = lookOf(sight);
          return (
            // Samples have no identity but their number.
            <span key={`sample ${sample}`} data-tone={tone}>
              {verdict === null ? "·" : <VerdictIcon verdict={verdict} size={12} />}
            </span>
          );
        })}
      </span>
    </>
  );
}

function wordOf({ word }: CellLook): string {
  switch (word.kind) {
    case "none":
      return "not asked";
    case "error":
      return word.failure === null ? "error" : failureNames[word.failure];
    case "state":
      return extractionNames[word.state];
    case "verdict":
      return `${verdictShort[word.verdict]}${word.repaired ? ", repaired" : ""}`;
  }
}
