import { useState } from "react";
import type { Evaluations } from "../../../app/evaluations/evaluations.ts";
import type { Services } from "../../../app/services.ts";
import { expectedPrecision, stockAssumption } from "../../../core/evaluation/estimate.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { leastClusters } from "../../../core/score/statistics/interval.ts";
import { pilotSize } from "../../../core/evaluation/plan.ts";
import { Button } from "../../parts/button/Button.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { titleWords } from "../../words/evaluations.ts";
import { refusalWords } from "../../words/keeping.ts";
import { count, counted } from "../../words/numbers.ts";
import { percent } from "../../words/shares.ts";
import { LimitsField } from "./LimitsField.tsx";
import { callsOf } from "./form/calls.ts";
import type { Problem } from "./form/problems.ts";
import { fieldId, type Setup } from "./useSetup.ts";
import css from "./PlanPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly services: Services;
  readonly evaluations: Evaluations;
  readonly setup: Setup;
  /** Title of the pack. */
  readonly pack: string;
  /** Those that will be asked; null until the pack is open. */
  readonly items: readonly EvaluationItem[] | null;
}

/** What all of it comes to, known before anything is asked, and the two ways to begin. */
export function PlanPart({ services, evaluations, setup, pack, items }: Properties) {
  const { plan, change } = setup;
  const [isMaking, setMaking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const problems = allProblems(setup.problems, items);
  const title = titleWords(plan, pack);
  const [first] = problems;
  const unavailable =
    first === undefined ? (isMaking ? "It is being begun" : null) : `${first.label}: ${first.text}`;

  async function begin(how: "pilot" | "run"): Promise<void> {
    setMaking(true);
    setRefused(null);
    const made = await evaluations.create({ ...plan, title: plan.title.trim() || title });
    setMaking(false);
    if (made.kind === "failed") {
      setRefused(refusalWords(made.refusal));
      return;
    }
    evaluations.draft.set(null);
    const session = evaluations.open(made.id);
    if (how === "pilot") session.pilot();
    else session.run();
    services.routes.go({ kind: "models", at: made.id });
  }

  return (
    <section className={`${sheet.part} ${css.plan}`} aria-labelledby="setup-plan">
      <h3 id="setup-plan" className={sheet.title}>
        Plan
      </h3>
      {items === null ? (
        <p className={css.none}>How many calls it makes is known as soon as the pack is open.</p>
      ) : (
        <Figures setup={setup} items={items} />
      )}
      <LimitsField setup={setup} />
      <div className={css.name}>
        <label htmlFor={fieldId("title")} className={fields.label}>
          Name
        </label>
        <input
          id={fieldId("title")}
          className={fields.text}
          type="text"
          autoComplete="off"
          placeholder={title}
          value={plan.title}
          onChange={(event) => change({ ...plan, title: event.currentTarget.value })}
        />
      </div>
      {refused !== null && (
        <p role="alert" className={css.refused}>
          Not begun: {refused}
        </p>
      )}
      <div className={css.actions}>
        <Button look="main" unavailable={unavailable} onClick={() => void begin("pilot")}>
          Pilot: ask {pilotSize} items first
        </Button>
        <Button unavailable={unavailable} onClick={() => void begin("run")}>
          Run
        </Button>
      </div>
      <ProblemList problems={problems} />
    </section>
  );
}

function Figures({
  setup: { plan },
  items,
}: {
  readonly setup: Setup;
  readonly items: readonly EvaluationItem[];
}) {
  const calls = callsOf(plan, items.length);
  const precision = expectedPrecision(items.map(({ program }) => program));
  const several = plan.predictors.length > 1;
  return (
    <>
      <dl className={css.figures}>
        <div>
          <dt>Items</dt>
          <dd>
            <strong>{count(items.length)}</strong>
            {precision !== null && ` of ${counted(precision.programs, "program")}`}
          </dd>
        </div>
        <div>
          <dt>Calls</dt>
          <dd>
            <strong>{count(calls.all)}</strong>
            {calls.toModels < calls.all &&
              `, ${calls.toModels === 0 ? "none" : count(calls.toModels)} to models`}
          </dd>
        </div>
        {precision !== null && (
          <div>
            <dt>Interval, 95 %</dt>
            <dd>
              <strong>± {points(precision.halfWidth)}</strong> or less
            </dd>
          </div>
        )}
        {precision !== null && several && (
          <div>
            <dt>Smallest difference that will show</dt>
            <dd>
              <strong>{points(precision.detectable)}</strong>
            </dd>
          </div>
        )}
      </dl>
      {precision !== null && precision.programs < enoughPrograms && (
        <p className={css.assumed}>
          <strong>Few programs:</strong> {fewPrograms(precision.programs)}
        </p>
      )}
      {precision !== null && (
        <p className={css.assumed}>
          Taken for granted: half of the answers are right
          {several && `, two predictors differ on ${percent(stockAssumption.differ)} of the items`},
          and items of one program are alike (ρ = {stockAssumption.alike}). After the pilot it is
          told from what came, with tokens and money.
        </p>
      )}
    </>
  );
}

/** From so many on, intervals are known to hold what they promise. */
const enoughPrograms = 20;

function fewPrograms(programs: number): string {
  return programs < leastClusters
    ? `with fewer than ${leastClusters}, items of one program are taken for independent, and the interval promises nothing.`
    : `with fewer than ${enoughPrograms} the interval is wider than it need be, and a small difference will not show. More items of the same programs help little.`;
}

/** What has to be mended, each leading to its field. */
function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className={css.problems} role="status">
      <p>Before it can begin:</p>
      <ul>
        {problems.map(({ field, label, text }) => (
          <li key={`${field} ${text}`}>
            <button type="button" className={css.problem} onClick={() => focusField(field)}>
              {label}
            </button>
            : {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(field: string): void {
  const element = document.getElementById(fieldId(field));
  const fold = element?.closest("details");
  if (fold !== undefined && fold !== null) fold.open = true;
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
}

function allProblems(
  own: readonly Problem[],
  items: readonly EvaluationItem[] | null,
): readonly Problem[] {
  if (items === null) {
    return [...own, { field: "pack", label: "Pack", text: "It has to be open first." }];
  }
  return items.length > 0
    ? own
    : [...own, { field: "kinds", label: "Items", text: "None is left: choose more kinds." }];
}

/** A share as points of a percentage: `9.8 points`. */
function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`;
}
