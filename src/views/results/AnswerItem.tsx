import type { KeptScore, Mode } from "../../core/attempt/attempt.ts";
import type { Prediction } from "../../core/prediction/prediction.ts";
import type { Question } from "../../core/question/question.ts";
import type { RunPlace } from "../../core/score/runPlace.ts";
import { Compare } from "../predict/Compare.tsx";
import { VerdictIcon } from "../predict/VerdictIcon.tsx";
import { verdictTones } from "../predict/verdictTones.ts";
import { Button } from "../parts/button/Button.tsx";
import { Prose } from "../parts/Prose.tsx";
import { answerWords } from "../words/answers.ts";
import { questionWords } from "../words/questions.ts";
import { openWords, placeSentence } from "../words/results.ts";
import { ruleWords } from "../words/rules.ts";
import { durationWords } from "../words/times.ts";
import { confidenceWords, verdictWords } from "../words/verdicts.ts";
import css from "./AnswerItem.module.css";

interface Properties {
  /** 1-based. */
  readonly number: number;
  readonly question: Question;
  readonly mode: Mode;
  /** The lines of the program. */
  readonly source: readonly string[];
  /** Undefined when the question was not reached. */
  readonly prediction: Prediction | undefined;
  /** Undefined when the answer was not judged. */
  readonly kept: KeptScore | undefined;
  /** Where the answer is right or goes wrong; undefined when it was not judged. */
  readonly at: RunPlace | undefined;
  /** Why the trace cannot be opened now; null when it can. */
  readonly closed: string | null;
  readonly onOpen: (place: RunPlace) => void;
}

/** One question of an attempt: what was asked, answered and judged, and the way to its step. */
export function AnswerItem(properties: Properties) {
  const { number, question, mode, source, prediction, kept, at, closed, onOpen } = properties;
  const { place, ask, quote } = questionWords(question, source);
  const verdict = kept?.score.verdict;
  const raw = prediction?.raw ?? null;
  // Of a right answer and of one that earns nothing the verdict says it all.
  const value = kept?.score.value ?? null;
  const credit = value === 0 || verdict === "correct" ? null : value;
  const parted = kept === undefined ? null : placeSentence(kept.score);
  return (
    <li className={css.answer} data-verdict={verdict}>
      <div
        className={css.verdict}
        data-tone={verdict === undefined ? "quiet" : verdictTones[verdict]}
      >
        {verdict !== undefined && <VerdictIcon verdict={verdict} size={20} />}
        <h3 className={css.word}>
          <span className="visually-hidden">Question {number}: </span>
          {verdict === undefined ? unjudged(prediction, mode) : verdictWords[verdict].word}
        </h3>
        {credit !== null && <span className={css.credit}>{Math.round(credit * 100) / 100}</span>}
      </div>
      <div className={css.body}>
        <p>
          <span className={css.place}>
            <Prose text={place} />
          </span>{" "}
          <Prose text={ask} />
        </p>
        {quote !== null && (
          <pre className={css.quote} translate="no">
            {quote}
          </pre>
        )}
        {verdict === "correct" && raw !== null && (
          <p className={css.same}>
            {question.kind === "input" ? "You had: " : "You and Python had: "}
            {answerWords(question, raw, source) ?? <code translate="no">{raw.text}</code>}
          </p>
        )}
        {prediction !== undefined && kept !== undefined && verdict !== "correct" && (
          <Compare
            question={question}
            raw={prediction.raw}
            source={source}
            feedback={{
              score: kept.score,
              truth: kept.truth,
              truthText: kept.truthText,
              mineText: prediction.raw?.text ?? "",
              rule: kept.rule,
            }}
          />
        )}
        {prediction !== undefined && kept === undefined && (
          <pre className={css.quote} translate="no">
            {prediction.raw?.text ?? "not sure"}
          </pre>
        )}
        {verdict !== undefined && verdict !== "correct" && verdict !== "wrong" && (
          <p className={css.more}>{verdictWords[verdict].sentence}</p>
        )}
        {parted !== null && (
          <p className={css.more}>
            <Prose text={parted} />
          </p>
        )}
        {kept !== undefined && verdict !== "correct" && verdict !== "unavailable" && (
          <p className={css.rule}>
            <Prose text={ruleWords[kept.rule]} />
          </p>
        )}
        {prediction !== undefined && prediction.why !== "" && (
          <p className={css.more}>Your why: {prediction.why}</p>
        )}
        {prediction !== undefined && (
          <p className={css.foot}>
            <span className={css.more}>
              {[
                ...(prediction.confidence === null ? [] : [confidenceWords[prediction.confidence]]),
                durationWords(prediction.tookMs),
              ].join(" · ")}
            </span>
            {at !== undefined && verdict !== "unavailable" && (
              <Button
                look="quiet"
                className={css.open}
                unavailable={closed}
                onClick={() => onOpen(at)}
              >
                {openWords(at)}
              </Button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

function unjudged(prediction: Prediction | undefined, mode: Mode): string {
  if (prediction === undefined) return "Not reached";
  return mode === "exam" ? "Kept, not shown in an exam" : "Not judged yet";
}
