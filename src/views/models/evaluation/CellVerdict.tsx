import type { ItemTruth } from "../../../app/evaluations/pack.ts";
import type { Extraction } from "../../../core/asking/extraction/extraction.ts";
import type { ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import { VerdictIcon } from "../../predict/VerdictIcon.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { rungWords, verdictShort } from "../../words/evaluationRun.ts";
import { markWords, readingWords } from "../../words/marks.ts";
import { extractionNames, extractionWords, unparsedWords } from "../../words/models.ts";
import { placeSentence } from "../../words/results.ts";
import { percent } from "../../words/shares.ts";
import { lookOf } from "./cellLook.ts";
import { PlainText } from "./PlainText.tsx";
import css from "./CellVerdict.module.css";

interface Properties {
  readonly scored: ScoredOutput;
  readonly truth: ItemTruth;
}

/** What a reply is worth and why: how the answer was found in it, and how it stands to what Python did. */
export function CellVerdict({ scored, truth }: Properties) {
  const { reading, score, lenient, answer, marks } = scored;
  const { extraction } = reading;
  const { tone, verdict, word } = lookOf({ kind: "reply", scored });
  const parted = placeSentence(score);
  const credit = score.value !== null && score.value > 0 && score.value < 1 ? score.value : null;
  return (
    <>
      <div className={css.verdict} data-tone={tone}>
        <p className={css.word}>
          {verdict !== null && <VerdictIcon verdict={verdict} size={18} />}
          {capital(
            word.kind === "state" ? extractionNames[word.state] : verdictShort[score.verdict],
          )}
          {credit !== null && <span className={css.credit}>{percent(credit)} of it</span>}
        </p>
        <p>
          {foundSentence(extraction)}
          {parted !== null && (
            <>
              {" "}
              <Prose text={parted} />
            </>
          )}
          {lenient && score.value !== 1 && " By lenient rules it is right."}
        </p>
        <p className={css.judge}>
          {[
            `judge ${score.judge.id} ${score.judge.version}`,
            `extractor ${reading.extractor}`,
            ...(reading.confidence === null
              ? []
              : [`says it is ${percent(reading.confidence)} sure`]),
          ].join(" · ")}
        </p>
      </div>
      {marks !== null && (
        <dl className={css.marks}>
          <div className={css.mark}>
            <dt>Reference</dt>
            <dd>{markWords(marks.reference)}</dd>
            <dd>{readingWords(marks.reference)}</dd>
          </div>
          <div className={css.mark}>
            <dt>Strict</dt>
            <dd>{markWords(marks.strict)}</dd>
            <dd>{readingWords(marks.strict)}</dd>
          </div>
        </dl>
      )}
      <div className={css.pair}>
        {answer === null ? (
          <div>
            <p className={css.name}>Answer</p>
            <p className={css.none}>{score.verdict === "not-sure" ? "not sure" : "none"}</p>
          </div>
        ) : (
          <PlainText name="Answer" text={answer} />
        )}
        {truth.kind === "known" ? (
          <PlainText name="What Python did" text={truth.text} />
        ) : (
          <div>
            <p className={css.name}>What Python did</p>
            <p className={css.none}>not known: {truth.reason}</p>
          </div>
        )}
      </div>
    </>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function foundSentence(extraction: Extraction): string {
  switch (extraction.state) {
    case "ok":
    case "repaired":
      return `The answer was found ${rungWords[extraction.rung]}${extraction.state === "repaired" ? ", and its form was mended, never the answer itself" : ""}.`;
    case "unparsed":
      return unparsedWords[extraction.why];
    case "truncated":
    case "refused":
    case "empty":
    case "error":
      return extractionWords[extraction.state];
  }
}
