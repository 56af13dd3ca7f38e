/**
 * What is said of a recording that breaks a rule of its format.
 * `rule` is an id of SPEC.md (`P6`), or `size` when it is larger than any honest recording.
 */
export interface Damaged {
  readonly kind: "damaged";
  readonly rule: string;
  readonly detail: string;
}

/** Nothing was wrong. */
export interface Accepted {
  readonly kind: "accepted";
}

/** The one value that says that nothing was wrong. */
export const accepted: Accepted = { kind: "accepted" };

/** Says which rule was broken and where. */
export function damaged(rule: string, detail: string): Damaged {
  return { kind: "damaged", rule, detail };
}
