import { useMemo } from "react";
import { isRight, type Marked } from "../../core/score/metrics/marked.ts";
import type { Verdict } from "../../core/score/score.ts";
import { VerdictIcon } from "../predict/VerdictIcon.tsx";
import { verdictTones } from "../predict/verdictTones.ts";
import { ColouredLine } from "../parts/code/ColouredLine.tsx";
import { colourPython } from "../parts/code/colour.ts";
import { verdictWords } from "../words/verdicts.ts";
import css from "./AttemptCode.module.css";

interface Properties {
  readonly source: string;
  readonly stdin: readonly string[];
  readonly marked: readonly Marked[];
}

/** The program of an attempt, each line with the verdict of its answers: the first that is not right, else a right one. */
export function AttemptCode({ source, stdin, marked }: Properties) {
  const lines = useMemo(() => colourPython(source.replace(/\n$/, "")), [source]);
  const verdicts = useMemo(() => verdictsByLine(marked), [marked]);
  return (
    <section className={css.program} aria-labelledby="program">
      <h3 id="program" className={css.title}>
        The program
      </h3>
      <div className={css.scroll} tabIndex={0} role="group" aria-labelledby="program">
        <ol className={css.lines}>
          {lines.map((text, index) => {
            const verdict = verdicts.get(index + 1);
            return (
              // Lines have no identity but their number.
              <li key={`line ${index + 1}`} className={css.line}>
                <span className={css.mark} data-tone={verdict && verdictTones[verdict]}>
                  {verdict !== undefined && (
                    <>
                      <VerdictIcon verdict={verdict} size={14} />
                      <span className="visually-hidden">{verdictWords[verdict].word}: </span>
                    </>
                  )}
                </span>
                <span className={css.number}>{index + 1}</span>
                <code className={css.code} translate="no">
                  <ColouredLine text={text} />
                </code>
              </li>
            );
          })}
        </ol>
      </div>
      {stdin.length > 0 && (
        <p className={css.input}>
          Input: <code translate="no">{stdin.join(" ↵ ")}</code>
        </p>
      )}
    </section>
  );
}

function verdictsByLine(marked: readonly Marked[]): ReadonlyMap<number, Verdict> {
  const verdicts = new Map<number, Verdict>();
  for (const one of marked) {
    const { line } = one.question;
    const before = verdicts.get(line);
    if (line > 0 && (before === undefined || (before === "correct" && !isRight(one)))) {
      verdicts.set(line, one.score.verdict);
    }
  }
  return verdicts;
}
