import type { PackChoice } from "../../../app/evaluations/pack.ts";
import { printRoute, type Route } from "../../../app/routes.ts";
import type { PackRef } from "../../../core/evaluation/plan.ts";
import { packWords } from "../../words/evaluations.ts";
import { packKey } from "./form/newPlan.ts";
import { packChoices, withPack } from "./form/packChoices.ts";
import { fieldId, type Setup } from "./useSetup.ts";
import fields from "./Fields.module.css";
import css from "./PackField.module.css";

interface Properties {
  readonly setup: Setup;
  /** Null until they are listed. */
  readonly choices: readonly PackChoice[] | null;
}

/** Which pack is asked. One that cannot be says why, and where that is mended. */
export function PackField({ setup, choices }: Properties) {
  const { plan, change } = setup;
  const chosen = packKey(plan.pack);
  if (choices === null) return <p role="status">Looking what can be asked …</p>;
  const shown = packChoices(choices, plan.pack, packWords(plan.pack));
  return (
    <fieldset className={css.packs} id={fieldId("pack")}>
      <legend className="visually-hidden">Pack</legend>
      {shown.map((choice) => {
        const key = packKey(choice.ref);
        return (
          <div key={key} className={css.pack} data-refused={choice.refused !== null || undefined}>
            <label className={css.choice}>
              <input
                type="radio"
                name={fieldId("pack")}
                checked={key === chosen}
                disabled={choice.refused !== null && key !== chosen}
                onChange={() => change(withPack(plan, choice.ref))}
              />
              <span className={css.title}>{choice.title}</span>
              <span className={css.note}>{choice.refused ?? choice.note}</span>
            </label>
            {choice.refused !== null && (
              <a className={css.link} href={printRoute(placeOf(choice.ref))}>
                {placeWords[choice.ref.kind]}
              </a>
            )}
            {key === chosen && choice.choices.length > 0 && (
              <ChoiceOf setup={setup} choices={choice.choices} />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function ChoiceOf({
  setup,
  choices,
}: {
  readonly setup: Setup;
  readonly choices: readonly string[];
}) {
  const { plan, change } = setup;
  const { pack } = plan;
  if (pack.kind !== "benchmark") return null;
  return (
    <label className={css.narrow}>
      <span>Of it</span>
      <select
        className={fields.select}
        value={pack.choice}
        onChange={(event) =>
          change({ ...plan, pack: { ...pack, choice: event.currentTarget.value }, kinds: [] })
        }
      >
        {[...new Set([pack.choice, ...choices])].map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}

const placeWords: { readonly [kind in PackRef["kind"]]: string } = {
  samples: "Open the playground",
  program: "Open the playground",
  attempt: "Look at the attempts",
  benchmark: "Look at the benchmark",
};

/** Where a pack that is refused can be mended. */
function placeOf(pack: PackRef): Route {
  switch (pack.kind) {
    case "samples":
    case "program":
      return { kind: "playground" };
    case "attempt":
      return { kind: "results", attempt: null };
    case "benchmark":
      return { kind: "benchmarks", set: pack.set };
  }
}
