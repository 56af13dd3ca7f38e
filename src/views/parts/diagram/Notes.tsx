import css from "./Diagram.module.css";
import type { Plan } from "./plan.ts";

interface Properties {
  readonly plan: Plan;
  /** Objects left out of this step's picture, at least. */
  readonly omitted: number;
  /** Steps of the whole recording. */
  readonly steps: number;
}

/** What the picture does not show or keep, in plain words; nothing when it shows and keeps all. */
export function Notes({ plan, omitted, steps }: Properties) {
  const { from, to } = plan.survey;
  const notes: string[] = [];
  if (omitted > 0) {
    const count = omitted.toLocaleString("en");
    notes.push(`The picture stops at ${plan.limit} objects; ${count} or more are not drawn.`);
  }
  if (to - from > 1 && (from > 0 || to < steps)) {
    const stretch = `${(from + 1).toLocaleString("en")} to ${to.toLocaleString("en")}`;
    notes.push(
      `Places are worked out for steps ${stretch}; beyond them objects may stand elsewhere.`,
    );
  }
  if (notes.length === 0) return null;
  return <p className={css.notes}>{notes.join(" ")}</p>;
}
