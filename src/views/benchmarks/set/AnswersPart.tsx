import type { AnswersReading, BenchmarkSession, OpenSet } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { BringFiles } from "../../parts/files/BringFiles.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { useSaid } from "../../parts/useSaid.ts";
import { benchmarkWords, ownAnswersExample, setFailureWords } from "../../words/benchmarks.ts";
import { counted } from "../../words/numbers.ts";
import { RejectedRows } from "../RejectedRows.tsx";
import { AnswerFileItem } from "./AnswerFileItem.tsx";
import { IdList } from "./IdList.tsx";
import css from "./AnswersPart.module.css";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
}

/** Answers to the tasks: brought in their benchmark's own form or in ours, listed, then scored. */
export function AnswersPart({ services, session, state }: Properties) {
  const { answers, answersReading: reading, choices, choice, set } = state;
  useSaid(services.announcer, saidOf(reading));
  return (
    <section className={sheet.part} aria-labelledby="answers">
      <h3 id="answers" className={sheet.title}>
        Answers
      </h3>
      {choices.length > 0 && (
        <div className={css.choices} role="group" aria-label="Which tasks are answered">
          <span>Answers to the</span>
          {choices.map((one) => (
            <button
              key={one}
              type="button"
              className={css.choice}
              aria-pressed={one === choice}
              onClick={() => session.choose(one)}
            >
              {one} tasks
            </button>
          ))}
        </div>
      )}
      {answers.length > 0 && (
        <ul className={css.files}>
          {answers.map((file) => (
            <AnswerFileItem key={file.id} services={services} session={session} file={file} />
          ))}
        </ul>
      )}
      {reading.kind === "reading" ? (
        <div className={css.reading}>
          <p>Reading {reading.name}</p>
          <ProgressBar
            label="Bytes of answers read"
            value={reading.done}
            max={Math.max(1, reading.total)}
          />
          <Button onClick={() => session.cancelAnswers()}>Cancel</Button>
        </div>
      ) : (
        <>
          {reading.kind !== "idle" && (
            <NotRead services={services} session={session} reading={reading} />
          )}
          <BringFiles
            label="Files of answers"
            drop={`Drop answers here: ${benchmarkWords[set.benchmark].answers.replace("JSONL of the form below", "JSONL")}.`}
            folders
            draft={session.draft}
            onInput={(input) => void session.addAnswers(input)}
          />
          <p className={css.form}>
            Always taken as well, one a line: <code translate="no">{ownAnswersExample}</code>, with{" "}
            <Prose text="`raw` instead of `answer` for all that a model said; only `item` and one of the two are needed." />
          </p>
        </>
      )}
    </section>
  );
}

interface NotReadProperties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly reading: Extract<AnswersReading, { kind: "no-answers" | "failed" }>;
}

/** Why a file gave no answers, and what to do. */
function NotRead({ services, session, reading }: NotReadProperties) {
  return (
    <div className={css.failed}>
      <p role="alert">
        {reading.kind === "failed"
          ? `${reading.name} could not be read: ${setFailureWords(reading.failure)}`
          : `${reading.name} holds no answer to a task of this set. ${
              reading.unknown.length > 0
                ? "Its ids are those of other tasks; is it for another benchmark, or for the other kind of task?"
                : "Is it in one of the forms below?"
            }`}
      </p>
      {reading.kind === "no-answers" && (
        <>
          <IdList
            title={`${counted(reading.unknown.length, "id")} that no task has`}
            ids={reading.unknown}
          />
          <RejectedRows services={services} rejected={reading.rejected} />
        </>
      )}
      <Button onClick={() => session.cancelAnswers()}>Close</Button>
    </div>
  );
}

function saidOf(reading: AnswersReading): string {
  return reading.kind === "reading" ? `Reading ${reading.name}.` : "";
}
