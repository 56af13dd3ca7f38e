import { useEffect, useRef } from "react";
import type { Item } from "../../core/question/question.ts";
import { Prose } from "../parts/Prose.tsx";
import { questionWords } from "../words/questions.ts";
import css from "./QuestionHead.module.css";

interface Properties {
  readonly item: Item;
  /** The lines of the program. */
  readonly source: readonly string[];
  readonly id: string;
  /** False when the answer is committed and the question stands there only to be read. */
  readonly answering: boolean;
}

/** The question in plain words, made anew for each item. It takes the focus when it comes up. */
export function QuestionHead({ item, source, id, answering }: Properties) {
  const { place, ask, how, quote } = questionWords(item, source);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={css.head} data-quiet={!answering || undefined}>
      {/* The lines of a heading are read as one. */}
      <h2 id={id} ref={heading} tabIndex={-1} className={css.heading}>
        {place !== "" && (
          <span className={css.place}>
            <Prose text={place} />{" "}
          </span>
        )}
        <span className={css.ask}>
          <Prose text={ask} />
        </span>
      </h2>
      {quote !== null && (
        <pre className={css.quote} translate="no">
          {quote}
        </pre>
      )}
      {answering && (
        <p className={css.how}>
          <Prose text={how} />
        </p>
      )}
    </div>
  );
}
