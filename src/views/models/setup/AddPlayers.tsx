import type { PlayerSpec } from "../../../core/evaluation/predictor.ts";
import { sortOf } from "../../../core/evaluation/predictor.ts";
import { Button } from "../../parts/button/Button.tsx";
import { playerWords, sortWords } from "../../words/evaluations.ts";
import { isIn, withPlayer, withPredictor } from "./form/predictors.ts";
import { scriptExample } from "./form/scriptExample.ts";
import type { Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";
import fields from "./Fields.module.css";

const specs: readonly PlayerSpec[] = [
  { player: "guard-peek" },
  { player: "always" },
  { player: "prior" },
  { player: "noisy", wrong: 0.2, seed: 1 },
  { player: "amnesiac", steps: 20 },
];

/** The players that need no model and no network, each with what it is. */
export function AddPlayers({ setup }: { readonly setup: Setup }) {
  const { plan, change } = setup;
  return (
    <details className={fields.fold} open>
      <summary>Players that need nothing</summary>
      <ul className={css.offers}>
        {specs.map((spec) => {
          const source = { kind: "player", spec } as const;
          const sort = sortOf({ id: "", label: "", source });
          return (
            <li key={spec.player} className={css.offer}>
              <Button
                aria-label={`Add ${spec.player}`}
                unavailable={isIn(plan, source) ? "It is in already" : null}
                onClick={() => change(withPlayer(plan, spec))}
              >
                Add
              </Button>
              <span className={css.what}>
                <strong>{spec.player}</strong>{" "}
                <span className={css.sort} data-sort={sort}>
                  {sortWords[sort].word}
                </span>
                <span className={css.says}>{playerWords[spec.player]}</span>
              </span>
            </li>
          );
        })}
        <li className={css.offer}>
          <Button
            aria-label="Add a scripted one"
            onClick={() =>
              change(withPredictor(plan, "scripted", { kind: "scripted", script: scriptExample }))
            }
          >
            Add
          </Button>
          <span className={css.what}>
            <strong>scripted</strong>{" "}
            <span className={css.sort} data-sort="scripted">
              {sortWords.scripted.word}
            </span>
            <span className={css.says}>
              Answers and fails as a text says, to try the page with.
            </span>
          </span>
        </li>
      </ul>
    </details>
  );
}
