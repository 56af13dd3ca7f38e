import { useRef } from "react";
import type { Recording } from "../../core/trace/index.ts";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Prose } from "../parts/Prose.tsx";
import { explainError } from "../words/errors.ts";
import { outcomeWords } from "../words/outcome.ts";
import { Notice } from "./Notice.tsx";
import { endOf } from "./problem.ts";
import css from "./Notices.module.css";

interface OutcomeProperties {
  readonly services: Services;
  readonly session: TraceSession | null;
  /** Where a syntax error stands; null for any other end. */
  readonly problemLine: number | null;
  readonly onShowEditor: (line: number) => void;
  readonly onSettings: () => void;
}

/** How the recorded run ended, and what can be done about it. */
export function OutcomeNotice(properties: OutcomeProperties) {
  const { services, session, problemLine, onShowEditor, onSettings } = properties;
  const { playground, settings } = services;
  const recording = playground.traced.get()?.recording;
  const input = useRef<HTMLInputElement>(null);
  if (recording === undefined) return null;
  const end = endOf(recording);
  const words = outcomeWords(recording.outcome, recording.steps, problemLine ?? end.line);
  const error = errorOf(recording.outcome);
  const meaning = error === null ? null : explainError(error);
  return (
    <Notice tone={words.tone} text={words.text} detail={words.detail}>
      {words.action === "end" && session !== null && (
        <Button onClick={() => session.goTo(end.step)}>
          Go to {words.tone === "error" ? "the error" : "the last step"}
        </Button>
      )}
      {words.action === "show-line" && problemLine !== null && (
        <Button onClick={() => onShowEditor(problemLine)}>Show line {problemLine}</Button>
      )}
      {words.action === "limits" && <Button onClick={onSettings}>Change the limits</Button>}
      {words.action === "trace-again" && (
        <Button onClick={() => void playground.trace(settings.get())}>Trace again</Button>
      )}
      {words.action === "input" && (
        <form
          className={css.input}
          onSubmit={(event) => {
            event.preventDefault();
            void playground.answer(input.current?.value ?? "", settings.get());
          }}
        >
          <label>
            Next line <input ref={input} className={css.box} translate="no" autoComplete="off" />
          </label>
          <Button look="main" type="submit">
            Go on
          </Button>
        </form>
      )}
      {error !== null && (
        <div className={css.error}>
          {meaning !== null && (
            <p className={css.meaning}>
              <Prose text={meaning} />
            </p>
          )}
          {error.text !== undefined && error.text !== "" && (
            <details>
              <summary className={css.summary}>What Python prints</summary>
              <pre className={css.traceback} translate="no">
                {error.text}
              </pre>
            </details>
          )}
        </div>
      )}
    </Notice>
  );
}

function errorOf(outcome: Recording["outcome"]) {
  return outcome?.kind === "exception" || outcome?.kind === "syntax-error" ? outcome.error : null;
}
