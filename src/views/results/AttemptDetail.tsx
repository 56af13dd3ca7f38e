import { useEffect, useMemo, useRef, type RefObject } from "react";
import { openTrace } from "../../app/openTrace.ts";
import { printRoute } from "../../app/routes.ts";
import type { Services } from "../../app/services.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import type { AttemptRecord } from "../../core/attempt/record.ts";
import { summaryOf } from "../../core/attempt/summary.ts";
import { firstDivergenceOf } from "../../core/score/metrics/divergence.ts";
import { placeOf, type RunPlace } from "../../core/score/runPlace.ts";
import { Button } from "../parts/button/Button.tsx";
import { counted } from "../words/numbers.ts";
import { predictFailureWords } from "../words/predicting.ts";
import { checkWords, partedSentence } from "../words/results.ts";
import { AnswerItem } from "./AnswerItem.tsx";
import { AttemptActions } from "./AttemptActions.tsx";
import { AttemptCode } from "./AttemptCode.tsx";
import { AttemptHead } from "./AttemptHead.tsx";
import type { FoundRecord } from "./sources.ts";
import css from "./AttemptDetail.module.css";

interface Properties {
  readonly services: Services;
  /** Null: there is no such attempt here. */
  readonly found: FoundRecord | null;
}

/** One attempt, answer by answer, with a way to the step of each in the trace. */
export function AttemptDetail({ services, found }: Properties) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The overview may have been scrolled down.
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  if (found === null) {
    return (
      <div className={css.nothing}>
        <h2 ref={heading} tabIndex={-1} className={css.title}>
          No such attempt
        </h2>
        <p>
          This browser has no attempt under this address. Perhaps it was made in another browser, or
          was deleted. <a href={printRoute({ kind: "results", attempt: null })}>All results</a>
        </p>
      </div>
    );
  }
  return <Found services={services} found={found} heading={heading} />;
}

function Found({
  services,
  found,
  heading,
}: {
  readonly services: Services;
  readonly found: FoundRecord;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { record, file } = found;
  const { attempt } = record;
  const summary = useMemo(() => summaryOf(record), [record]);
  const places = useMemo(
    () => new Map(summary.marked.map((one) => [one.question.id, placeOf(one)])),
    [summary],
  );
  const source = useMemo(() => attempt.program.source.split(/\r\n|\r|\n/), [attempt]);
  const scores = new Map(record.scores.map((score) => [score.prediction, score]));
  const predictions = new Map(record.predictions.map((one) => [one.question, one]));
  const first = firstDivergenceOf(summary.marked);
  const parted = first?.at ?? null;
  // How later questions are put tells of the run, too.
  const questions = attempt.items.flatMap(questionsOf);
  const shown =
    attempt.finishedMs === null ? questions.filter(({ id }) => predictions.has(id)) : questions;
  const toCome = questions.length - shown.length;
  // The trace of a run gives away what was not answered yet.
  const closed =
    attempt.finishedMs === null
      ? "Finish the attempt first: the trace gives its answers away"
      : null;
  const open = (place: RunPlace) => void openTrace(services, attempt.program, place);
  return (
    <>
      <AttemptHead heading={heading} summary={summary} file={file?.name ?? null} />
      <AttemptActions services={services} record={record} isKept={file === null} />
      {file !== null && file.checking.kind === "checked" && (
        <p className={css.notice}>{checkWords(file.checking.check)}</p>
      )}
      {file !== null && file.checking.kind === "failed" && (
        <p className={css.notice} data-tone="error">
          {predictFailureWords(file.checking.failure)}
        </p>
      )}
      {first !== null && (
        <p className={css.parted} data-whole={first.at === null || undefined}>
          <span>{partedSentence(first)}</span>
          {parted !== null && (
            <Button unavailable={closed} onClick={() => open(placeOf(parted))}>
              Open the trace there
            </Button>
          )}
        </p>
      )}
      <div className={css.both}>
        <ol className={css.answers} aria-label="Answers">
          {shown.map((question, index) => {
            const prediction = predictions.get(question.id);
            const kept = prediction === undefined ? undefined : scores.get(prediction.id);
            return (
              <AnswerItem
                key={question.id}
                number={index + 1}
                question={question}
                mode={attempt.mode}
                source={source}
                prediction={prediction}
                kept={kept}
                at={places.get(question.id)}
                closed={closed}
                onOpen={open}
              />
            );
          })}
          {toCome > 0 && <li className={css.toCome}>{counted(toCome, "question")} to come</li>}
        </ol>
        <AttemptCode
          source={attempt.program.source}
          stdin={isInputOpen(record) ? [] : attempt.program.stdin}
          marked={summary.marked}
        />
      </div>
    </>
  );
}

/** True while somebody is asked for the program's input: the lines that it has would be an answer. */
function isInputOpen({ attempt, predictions }: AttemptRecord): boolean {
  const answered = new Set(predictions.map(({ question }) => question));
  return attempt.items.some(
    (item) => item.kind === "input" && item.ask.kind === "stdin" && !answered.has(item.id),
  );
}
