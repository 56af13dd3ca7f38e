import type { Keeping } from "../../app/keepingState.ts";
import { keepingWords } from "../words/keeping.ts";
import { Icon } from "../parts/icons.tsx";
import css from "./CodeRegionHead.module.css";

interface Properties {
  readonly mode: "edit" | "steps";
  readonly hasSteps: boolean;
  readonly stale: boolean;
  readonly keeping: Keeping;
  readonly onMode: (mode: "edit" | "steps") => void;
}

/** The head of the code region: edit the program, or see the one that was recorded. */
export function CodeRegionHead({ mode, hasSteps, stale, keeping, onMode }: Properties) {
  return (
    <div className={css.head} data-mode={mode}>
      <h2 className="visually-hidden">Code</h2>
      <div className={css.choice} role="group" aria-label="Show">
        <button
          type="button"
          className={css.button}
          aria-pressed={mode === "edit"}
          onClick={() => onMode("edit")}
        >
          <Icon name="edit" /> Program
        </button>
        <button
          type="button"
          className={css.button}
          aria-pressed={mode === "steps"}
          aria-disabled={!hasSteps || undefined}
          title={hasSteps ? undefined : "Press Trace first"}
          onClick={() => {
            if (hasSteps) onMode("steps");
          }}
        >
          <Icon name="steps" /> Recorded run
        </button>
      </div>
      {mode === "edit" && <span className={css.kept}>{keepingWords(keeping)}</span>}
      {stale && <span className={css.stale}>The recording is of an older text</span>}
    </div>
  );
}
