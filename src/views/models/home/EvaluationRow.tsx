import { useRef, useState } from "react";
import type { KeptEvaluations } from "../../../app/evaluations/evaluations.ts";
import { printRoute } from "../../../app/routes.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { packWords, statusWords } from "../../words/evaluations.ts";
import { pauseWords } from "../../words/models.ts";
import { count, counted } from "../../words/numbers.ts";
import { timeWords } from "../../words/times.ts";
import { RenameForm } from "./RenameForm.tsx";
import css from "./EvaluationRow.module.css";

/** One that is kept. */
export type KeptEvaluation = KeptEvaluations["evaluations"][number];

interface Properties {
  readonly row: KeptEvaluation;
  readonly onRun: () => void;
  readonly onAgain: () => void;
  readonly onRename: (title: string) => void;
  readonly onRemove: () => void;
}

/** An evaluation in the list: who was asked what, how far it is, and what can be done with it. */
export function EvaluationRow({ row, onRun, onAgain, onRename, onRemove }: Properties) {
  const { evaluation, done, total, elsewhere, here } = row;
  const { id, plan, status, reason, createdMs } = evaluation;
  const [isRenaming, setRenaming] = useState(false);
  const rename = useRef<HTMLButtonElement>(null);
  const goesOn = !here && (status === "planned" || status === "running" || status === "paused");
  const wasCut = status === "running" && !here && !elsewhere;
  const pause = wasCut ? { kind: "closed" as const } : status === "paused" ? reason : null;
  return (
    <li className={`${sheet.part} ${css.row}`}>
      <div className={css.what}>
        {isRenaming ? (
          <RenameForm
            title={plan.title}
            onDone={(title) => {
              setRenaming(false);
              rename.current?.focus();
              if (title !== null && title !== plan.title) onRename(title);
            }}
          />
        ) : (
          <h4 className={css.name}>
            <a href={printRoute({ kind: "models", at: id })}>{plan.title}</a>
            <span
              className={css.status}
              data-status={elsewhere || here ? "running" : wasCut ? "paused" : status}
            >
              {stateWords(row)}
            </span>
          </h4>
        )}
        <p>
          {packWords(plan.pack)} · {peopleWords(plan.predictors)}
        </p>
        <p className={css.facts}>
          {total > 0 && (
            <>
              {done < total && (
                <ProgressBar label={`Answers of ${plan.title}`} value={done} max={total} short />
              )}
              <span>
                {done < total
                  ? `${count(done)} of ${counted(total, "answer")}`
                  : counted(total, "answer")}
              </span>
            </>
          )}
          <span>{timeWords(createdMs)}</span>
        </p>
        {pause !== null && !elsewhere && <p className={css.reason}>{pauseWords(pause)}</p>}
      </div>
      <div className={css.actions}>
        {goesOn && (
          <Button
            aria-label={`${status === "planned" ? "Run" : "Run on"}: ${plan.title}`}
            unavailable={elsewhere ? "Another tab is running it: go on there, or close it" : null}
            onClick={onRun}
          >
            {status === "planned" ? "Run" : "Run on"}
          </Button>
        )}
        <Button look="quiet" aria-label={`Set up again: ${plan.title}`} onClick={onAgain}>
          Set up again
        </Button>
        <Button
          ref={rename}
          look="quiet"
          aria-label={`Rename ${plan.title}`}
          aria-expanded={isRenaming}
          onClick={() => setRenaming(!isRenaming)}
        >
          Rename
        </Button>
        <Button
          look="quiet"
          aria-label={`Delete ${plan.title}`}
          unavailable={elsewhere ? "Another tab is running it" : null}
          onClick={onRemove}
        >
          Delete
        </Button>
      </div>
    </li>
  );
}

function stateWords({ evaluation: { status }, done, elsewhere, here }: KeptEvaluation): string {
  if (elsewhere) return "running in another tab";
  if (here) return statusWords.running;
  if (status === "running") return statusWords.paused;
  return status === "planned" && done > 0 ? "pilot done" : statusWords[status];
}

/** Most names in a row. */
const mostNames = 4;

function peopleWords(predictors: readonly Predictor[]): string {
  const names = predictors.slice(0, mostNames).map(({ label }) => label);
  const more = predictors.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} and ${count(more)} more`;
}
