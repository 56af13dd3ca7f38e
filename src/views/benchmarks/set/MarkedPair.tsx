import type { Mark, MarkedAnswer } from "../../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../../core/benchmark/prediction.ts";
import { markWords, readingWords } from "../../words/marks.ts";
import { TextFact } from "./TextFact.tsx";
import css from "./MarkedPair.module.css";

interface Properties {
  readonly prediction: TaskPrediction;
  readonly marked: MarkedAnswer;
}

/** An answer, and what both judges say of it. */
export function MarkedPair({ prediction, marked }: Properties) {
  return (
    <>
      <TextFact name="Answer" text={prediction.raw} />
      <dl className={css.marks}>
        <Verdict name="Reference" mark={marked.reference} />
        <Verdict name="Strict" mark={marked.strict} />
      </dl>
    </>
  );
}

function Verdict({ name, mark }: { readonly name: string; readonly mark: Mark }) {
  const readings = readingWords(mark);
  return (
    <div className={css.mark}>
      <dt>{name}</dt>
      <dd data-tone={mark.passed === null ? "quiet" : mark.passed ? "agrees" : "differs"}>
        {markWords(mark)}
      </dd>
      {readings !== "" && <dd className={css.readings}>{readings}</dd>}
    </div>
  );
}
