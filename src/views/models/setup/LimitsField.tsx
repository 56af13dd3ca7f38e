import { NumberRow } from "./NumberRow.tsx";
import type { Setup } from "./useSetup.ts";
import fields from "./Fields.module.css";

/** What ends it early, how many calls are out at once, and what is taken from earlier evaluations. */
export function LimitsField({ setup }: { readonly setup: Setup }) {
  const { plan, change } = setup;
  return (
    <details className={fields.fold}>
      <summary>Budget and limits</summary>
      <div className={fields.rows}>
        <NumberRow setup={setup} name="budget.usd" />
        <NumberRow setup={setup} name="budget.tokens" />
        <NumberRow setup={setup} name="budget.calls" />
        <NumberRow setup={setup} name="concurrency" />
        <label className={fields.check}>
          <input
            type="checkbox"
            checked={plan.stopAtRateLimit}
            onChange={(event) => change({ ...plan, stopAtRateLimit: event.currentTarget.checked })}
          />
          <span>Pause at a rate limit, instead of waiting</span>
        </label>
        <label className={fields.check}>
          <input
            type="checkbox"
            checked={plan.reuse}
            onChange={(event) => change({ ...plan, reuse: event.currentTarget.checked })}
          />
          <span>Take replies of earlier evaluations to the very same prompts</span>
        </label>
      </div>
    </details>
  );
}
