import { memo } from "react";
import type { SelectedName } from "../../app/trace/session.ts";
import type { ColouredText } from "../parts/code/colour.ts";
import { ColouredLine } from "../parts/code/ColouredLine.tsx";
import shared from "../parts/code/Line.module.css";
import { count, counted } from "../words/numbers.ts";
import type { LineValue } from "./lineValues.ts";
import css from "./CodeList.module.css";

interface LineProperties {
  /** 1-based. */
  readonly number: number;
  readonly text: readonly ColouredText[];
  readonly place: "next" | "event" | "just" | "waiting" | null;
  readonly word: string;
  /** How often the line ran in the whole run. */
  readonly ran: number;
  readonly never: boolean;
  readonly stop: boolean;
  readonly failed: boolean;
  readonly values: readonly LineValue[] | undefined;
  readonly onMenu: (line: number) => void;
  readonly onFollow: (name: SelectedName) => void;
}

/** One line of the recorded program: its marks, its number with a menu, its text, and the values that it set. */
export const CodeLine = memo(function CodeLine(properties: LineProperties) {
  const { number, text, place, word, ran, never, stop, failed, values } = properties;
  const { onMenu, onFollow } = properties;
  return (
    <li
      className={`${shared.line} ${css.line}`}
      data-place={place ?? undefined}
      data-never={never || undefined}
      aria-current={place === "next" || place === "event" ? "step" : undefined}
    >
      <span className={`${shared.word} ${css.word}`}>{word}</span>
      <span className={`${shared.shape} ${css.arrow}`} aria-hidden="true">
        {place === "next" && <Shape d="M1 4h6V0.5L13 6 7 11.5V8H1z" />}
        {place === "event" && <Shape d="M7 0.5 12.5 6 7 11.5 1.5 6z" />}
        {place === "just" && (
          <svg viewBox="0 0 14 12" width="14" height="12">
            <circle cx="7" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        )}
        {place === "waiting" && <Shape d="M2 5h2v2H2zM6 5h2v2H6zM10 5h2v2h-2z" />}
      </span>
      <button
        type="button"
        className={`${shared.number} ${css.number}`}
        data-stop={stop || undefined}
        aria-label={lineLabel(number, ran, never, stop)}
        aria-haspopup="menu"
        data-line={number}
        onClick={() => onMenu(number)}
      >
        {number}
      </button>
      <span className={css.count} aria-hidden="true" title={`ran ${counted(ran, "time")}`}>
        {ran > 0 ? (ran > 9_999 ? `${Math.floor(ran / 1_000)}k` : count(ran)) : ""}
      </span>
      <code className={shared.text} translate="no">
        <ColouredLine text={text} failed={failed} />
      </code>
      {values !== undefined && (
        <span className={shared.values} translate="no">
          {values.map((value) => (
            <button
              key={value.name}
              type="button"
              className={`${shared.value} ${css.value}`}
              data-fresh={value.fresh || undefined}
              title={`Follow ${value.name}`}
              onClick={() => onFollow(value)}
            >
              {value.name} = {value.text}
            </button>
          ))}
        </span>
      )}
    </li>
  );
});

function Shape({ d }: { readonly d: string }) {
  return (
    <svg viewBox="0 0 14 12" width="14" height="12">
      <path d={d} fill="currentColor" />
    </svg>
  );
}

function lineLabel(number: number, ran: number, never: boolean, stop: boolean): string {
  const runs = ran > 0 ? `, ran ${counted(ran, "time")}` : never ? ", never ran" : "";
  return `Line ${number}${runs}${stop ? ", breakpoint" : ""}`;
}
