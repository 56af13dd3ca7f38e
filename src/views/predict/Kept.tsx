import type { RefObject } from "react";
import type { Answered } from "../../app/predict/session.ts";
import type { Mode } from "../../core/attempt/attempt.ts";
import { keptWords } from "../words/predicting.ts";
import css from "./Verdict.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly mode: Mode;
  readonly feedback: Answered["feedback"] | undefined;
  /** Items without an answer. */
  readonly open: number;
}

/** What is said of an answer that is kept and not judged yet. */
export function Kept({ heading, mode, feedback, open }: Properties) {
  return (
    <div className={css.verdict} data-tone="quiet">
      <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" className={css.icon}>
        <path d="M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6" />
      </svg>
      <div>
        <h3 ref={heading} tabIndex={-1} className={css.word}>
          Kept
        </h3>
        <p className={css.sentence}>{keptWords(mode, feedback === "none", open)}</p>
      </div>
    </div>
  );
}
