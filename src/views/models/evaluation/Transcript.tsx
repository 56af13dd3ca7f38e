import type { Composed, ItemTruth } from "../../../app/evaluations/pack.ts";
import type { Output, ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import { failureWords } from "../../words/models.ts";
import { Asked } from "./Asked.tsx";
import { CallFacts } from "./CallFacts.tsx";
import { CellVerdict } from "./CellVerdict.tsx";
import { PlainText } from "./PlainText.tsx";
import type { CellSight } from "./sight.ts";
import css from "./Transcript.module.css";

interface Properties {
  readonly sight: CellSight;
  /** What the predictor is called. */
  readonly label: string;
  readonly truth: ItemTruth;
  /** What will be sent, for a cell that was not asked yet. */
  readonly composed: () => Composed;
}

/** All that went to and fro about one cell, and what it is worth. */
export function Transcript({ sight, label, truth, composed }: Properties) {
  switch (sight.kind) {
    case "none": {
      const { messages, template } = composed();
      return (
        <div className={css.transcript}>
          <p className={css.quiet}>{label} was not asked this yet. This is what will be sent.</p>
          <Expected truth={truth} />
          <Asked messages={messages} template={template} open />
        </div>
      );
    }
    case "error":
      return (
        <div className={css.transcript}>
          <Failed output={sight.output} failure={sight.failure} />
          <Expected truth={truth} />
          {sight.output !== null && <Exchange output={sight.output} />}
        </div>
      );
    case "reply":
      return (
        <div className={css.transcript}>
          <CellVerdict scored={sight.scored} truth={truth} />
          <Reply scored={sight.scored} />
          <Exchange output={sight.scored.output} />
        </div>
      );
  }
}

function Expected({ truth }: { readonly truth: ItemTruth }) {
  return truth.kind === "known" ? (
    <PlainText name="What Python did" text={truth.text} />
  ) : (
    <p className={css.quiet}>What Python did is not known: {truth.reason}</p>
  );
}

function Reply({ scored }: { readonly scored: ScoredOutput }) {
  const { output, reading } = scored;
  const { result, answerAlone } = output;
  const { extraction } = reading;
  const span = "span" in extraction ? extraction.span : null;
  const thinking = result.kind === "reply" ? result.reasoning : null;
  return (
    <>
      <PlainText
        name={answerAlone ? "The answer as it was brought in" : "The reply, as it came"}
        text={result.text}
        span={span}
        tall
      />
      {thinking !== null && thinking !== "" && (
        <details className={css.fold}>
          <summary>
            Thinking, {thinking.length.toLocaleString("en")} characters: never read for the answer
          </summary>
          <PlainText name="Thinking" text={thinking} nameless tall />
        </details>
      )}
    </>
  );
}

function Failed({ output, failure }: { readonly output: Output | null; readonly failure: string }) {
  const result = output?.result;
  return (
    <>
      <div className={css.failed}>
        <p className={css.word}>No reply came</p>
        <p>
          {result?.kind === "failed"
            ? failureWords(result.failure)
            : `It ended in an error (${failure}). Ask again.`}
        </p>
      </div>
      {result?.kind === "failed" && result.text !== "" && (
        <PlainText name="What had come by then" text={result.text} tall />
      )}
    </>
  );
}

function Exchange({ output }: { readonly output: Output }) {
  return (
    <>
      <Asked messages={output.messages} template={null} open={false} />
      <CallFacts output={output} />
      {output.result.rawHead !== "" && (
        <details className={css.fold}>
          <summary>The beginning of what the server sent</summary>
          <PlainText name="What the server sent" text={output.result.rawHead} nameless tall />
        </details>
      )}
    </>
  );
}
