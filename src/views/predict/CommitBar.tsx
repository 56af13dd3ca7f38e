import { useId, type KeyboardEvent, type RefObject } from "react";
import { confidences, type Confidence } from "../../core/prediction/prediction.ts";
import { Button } from "../parts/button/Button.tsx";
import { confidenceWords } from "../words/verdicts.ts";
import css from "./CommitBar.module.css";

/** How sure one is; `not-sure` gives no answer at all. Null: not said. */
export type Sureness = Confidence | "not-sure" | null;

interface Properties {
  readonly sureness: Sureness;
  readonly onSureness: (sureness: Sureness) => void;
  readonly why: string;
  readonly onWhy: (why: string) => void;
  /** Why there is nothing to check yet; null when there is. */
  readonly unavailable: string | null;
  readonly busy: boolean;
  readonly onCheck: () => void;
  readonly group: RefObject<HTMLFieldSetElement | null>;
}

const sureKeys: { readonly [key: string]: Sureness } = {
  "1": "guess",
  "2": "unsure",
  "3": "fairly-sure",
  "4": "certain",
  "0": "not-sure",
};

/** The foot of a question: how sure one is, a reason if one likes, and Check. */
export function CommitBar(properties: Properties) {
  const { sureness, onSureness, why, onWhy, unavailable, busy, onCheck, group } = properties;
  const name = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = sureKeys[event.key];
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSureness(chosen);
    group.current?.querySelector<HTMLInputElement>(`[value="${chosen}"]`)?.focus();
  };
  const choice = (value: NonNullable<Sureness>, words: string, key: string) => (
    <label key={value} className={css.level} data-apart={value === "not-sure" || undefined}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={sureness === value}
        onChange={() => onSureness(value)}
      />
      {words}
      <kbd className={css.key} aria-hidden="true">
        {key}
      </kbd>
    </label>
  );
  return (
    <div className={css.bar}>
      <fieldset ref={group} className={css.levels} onKeyDown={onKeyDown}>
        <legend className={css.legend}>
          How sure are you? <span className={css.quiet}>It never counts towards a score.</span>
        </legend>
        <div className={css.pills}>
          {confidences.map((level, index) =>
            choice(level, confidenceWords[level], String(index + 1)),
          )}
          {choice("not-sure", "Not sure", "0")}
        </div>
      </fieldset>
      <div className={css.end}>
        <label className={css.why}>
          <span className={css.legend}>
            Why? <span className={css.quiet}>If you like; for yourself.</span>
          </span>
          <input
            className={css.reason}
            value={why}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => onWhy(event.currentTarget.value)}
          />
        </label>
        <Button
          look="main"
          className={css.check}
          unavailable={busy ? "Your answer is being kept" : unavailable}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={onCheck}
        >
          {sureness === "not-sure" ? "Show me" : "Check"}
        </Button>
      </div>
    </div>
  );
}
