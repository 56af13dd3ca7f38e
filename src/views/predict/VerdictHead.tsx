import type { RefObject } from "react";
import type { Verdict } from "../../core/score/score.ts";
import { Prose } from "../parts/Prose.tsx";
import { VerdictIcon } from "./VerdictIcon.tsx";
import { verdictTones } from "./verdictTones.ts";
import css from "./Verdict.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly verdict: Verdict;
  readonly word: string;
  readonly sentence: string;
  /** A second sentence; empty for none. */
  readonly more: string;
}

/** The head of a verdict: a drawing, a word that can take the focus, and what it means. */
export function VerdictHead({ heading, verdict, word, sentence, more }: Properties) {
  return (
    <div className={css.verdict} data-tone={verdictTones[verdict]} data-verdict={verdict}>
      <span className={css.icon}>
        <VerdictIcon verdict={verdict} size={28} />
      </span>
      <div>
        <h3 ref={heading} tabIndex={-1} className={css.word}>
          {word}
        </h3>
        {`${sentence}${more}` !== "" && (
          <p className={css.sentence}>
            <Prose text={sentence} /> <Prose text={more} />
          </p>
        )}
      </div>
    </div>
  );
}
