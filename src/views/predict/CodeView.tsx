import { useEffect, useRef, type KeyboardEvent } from "react";
import type { ColouredText } from "../parts/code/colour.ts";
import { ColouredLine } from "../parts/code/ColouredLine.tsx";
import shared from "../parts/code/Line.module.css";
import type { LineValue } from "../trace/lineValues.ts";
import type { CodePicks, LineMark } from "./codeMarks.ts";
import { MarkShape } from "./MarkShape.tsx";
import css from "./CodeView.module.css";

interface Properties {
  readonly lines: readonly (readonly ColouredText[])[];
  /** By line, 1-based. */
  readonly marks: ReadonlyMap<number, LineMark>;
  readonly values: ReadonlyMap<number, readonly LineValue[]>;
  /** Null when there is nothing to choose in the code. */
  readonly picks: CodePicks | null;
  /** The line to keep in sight, 1-based; null for none. */
  readonly here: number | null;
}

/** Where the answer says that the run goes, while it is still being chosen. */
const yours: LineMark = { shape: "mine", word: "yours" };

/** The program as a plain list of lines: what is marked in it, and what can be chosen by its line numbers. */
export function CodeView({ lines, marks, values, picks, here }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here === null) return;
    box.current?.querySelector(`[data-line="${here}"]`)?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const firstPick = picks?.lines.find((line) => line === here) ?? picks?.lines[0];
  return (
    <div
      ref={box}
      className={`${shared.box} ${css.box}`}
      tabIndex={picks === null ? 0 : undefined}
      role="group"
      aria-label={picks === null ? "Program" : picks.label}
      onKeyDown={picks === null ? undefined : moveAmongPicks}
    >
      <ol className={`${shared.list} ${css.list}`} aria-label="Lines of the program">
        {lines.map((text, index) => {
          const number = index + 1;
          const chosen = picks?.kind === "one" && picks.chosen.has(number);
          const mark = marks.get(number) ?? (chosen ? yours : undefined);
          const pickable = picks?.lines.includes(number) ?? false;
          return (
            <li
              key={number}
              className={`${shared.line} ${css.line}`}
              data-line={number}
              data-mark={mark?.shape}
              data-pickable={pickable || undefined}
              aria-current={mark?.current === true ? "step" : undefined}
            >
              <span className={`${shared.word} ${css.word}`}>{mark?.word}</span>
              <span className={`${shared.shape} ${css.shape}`} aria-hidden="true">
                {mark !== undefined && <MarkShape shape={mark.shape} />}
              </span>
              {picks !== null && pickable ? (
                <button
                  type="button"
                  className={`${shared.number} ${css.number} ${css.pick}`}
                  data-pick={number}
                  tabIndex={number === firstPick ? 0 : -1}
                  aria-label={picks.nameOf(number)}
                  aria-pressed={picks.kind === "append" ? undefined : picks.chosen.has(number)}
                  onClick={() => picks.onPick(number)}
                >
                  {picks.kind === "check" && (
                    <span className={css.tick} aria-hidden="true">
                      {picks.chosen.has(number) && <MarkShape shape="agree" />}
                    </span>
                  )}
                  {number}
                </button>
              ) : (
                <span className={`${shared.number} ${css.number}`}>{number}</span>
              )}
              <code className={shared.text} translate="no">
                <ColouredLine text={text} />
              </code>
              <Values values={values.get(number)} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Values({ values }: { readonly values: readonly LineValue[] | undefined }) {
  if (values === undefined) return null;
  return (
    <span className={shared.values} translate="no">
      {values.map((value) => (
        <span
          key={value.name}
          className={`${shared.value} ${css.value}`}
          data-fresh={value.fresh || undefined}
        >
          {value.name} = {value.text}
        </span>
      ))}
    </span>
  );
}

/** Up and down go from line number to line number; only one of them is in the order of Tab. */
function moveAmongPicks(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const picks = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-pick]")];
  const at = picks.findIndex((pick) => pick === document.activeElement);
  const next = picks[at + by];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
