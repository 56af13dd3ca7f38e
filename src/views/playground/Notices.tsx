import { useMemo, useRef } from "react";
import type { Recording } from "../../core/trace/index.ts";
import { cleanSource, type Blemish } from "../../core/program/clean.ts";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Prose } from "../parts/Prose.tsx";
import { useCell } from "../parts/useCell.ts";
import { explainError } from "../words/errors.ts";
import { outcomeWords } from "../words/outcome.ts";
import { failureWords } from "../words/running.ts";
import { endOf, problemOf } from "./problem.ts";
import css from "./Notices.module.css";

interface Properties {
  readonly services: Services;
  readonly session: TraceSession | null;
  readonly stale: boolean;
  readonly onShowEditor: (line: number) => void;
  readonly onSettings: () => void;
}

/** What the page has to say of the program and its run: how it ended, what is wrong, what could be cleaned. */
export function Notices({ services, session, stale, onShowEditor, onSettings }: Properties) {
  const { playground } = services;
  const program = useCell(playground.program);
  const run = useCell(playground.run);
  const traced = useCell(playground.traced);
  const damaged = useCell(services.damaged);
  const replaced = useCell(playground.replaced);
  const cleaning = useMemo(() => cleanSource(program.source), [program.source]);
  const settings = useCell(services.settings);

  return (
    <>
      {cleaning !== null && (
        <Notice tone="stopped" text={cleaningWords(cleaning.found)}>
          <Button onClick={() => playground.clean()}>Clean up</Button>
        </Notice>
      )}
      {replaced !== null && (
        <Notice tone="done" text="The sample took the place of your program.">
          <Button onClick={() => playground.bringBack()}>Bring it back</Button>
          <Button look="quiet" onClick={() => playground.forgetReplaced()}>
            Let it go
          </Button>
        </Notice>
      )}
      {damaged && (
        <Notice
          tone="stopped"
          text="Something kept in this browser could not be read, so the page began anew with it."
        />
      )}
      {run.kind === "failed" && (
        <Notice tone="error" text={failureWords(run.failure)}>
          <Button onClick={() => void playground.trace(settings)}>Trace again</Button>
        </Notice>
      )}
      {traced !== null && !isPlainEnd(traced.recording) && !(stale && session === null) && (
        <OutcomeNotice
          services={services}
          session={session}
          problemLine={problemOf(traced.program.source, traced.recording)?.line ?? null}
          onShowEditor={onShowEditor}
          onSettings={onSettings}
        />
      )}
    </>
  );
}

interface OutcomeProperties {
  readonly services: Services;
  readonly session: TraceSession | null;
  /** Where a syntax error stands; null for any other end. */
  readonly problemLine: number | null;
  readonly onShowEditor: (line: number) => void;
  readonly onSettings: () => void;
}

/** How the recorded run ended, and what can be done about it. */
function OutcomeNotice(properties: OutcomeProperties) {
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

interface NoticeProperties {
  readonly tone: "done" | "stopped" | "error";
  readonly text: string;
  readonly detail?: string;
  readonly children?: React.ReactNode;
}

function Notice({ tone, text, detail = "", children }: NoticeProperties) {
  return (
    <div className={css.notice} data-tone={tone}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={css.icon}>
        {tone === "done" && <path d="M3 8.5 6.5 12 13 4.5" />}
        {tone === "stopped" && <path d="M4 4h8v8H4z" />}
        {tone === "error" && <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3" />}
      </svg>
      <p className={css.text}>
        <strong>{text}</strong> <span className={css.detail}>{detail}</span>
      </p>
      {children}
    </div>
  );
}

type Outcome = NonNullable<Parameters<typeof outcomeWords>[0]>;

/** An end of which there is nothing to say but that it came; the trace panel says that. */
function isPlainEnd(recording: Recording): boolean {
  return recording.outcome?.kind === "finished";
}

function errorOf(outcome: Outcome | null) {
  return outcome?.kind === "exception" || outcome?.kind === "syntax-error" ? outcome.error : null;
}

function cleaningWords(found: readonly Blemish[]): string {
  const names = {
    "byte-order-mark": "an invisible byte order mark",
    prompts: "the prompts of an interactive session",
    fence: "a Markdown fence around the code",
  };
  return `The text has ${found.map((blemish) => names[blemish]).join(" and ")}, which Python cannot read.`;
}
