/** What Python said about an answer, where judging it takes a run; the judge stays a pure function of it. */
export type Evidence =
  /** The program ran with the answer as its input: whether it did what was asked, and what it did, for people. */
  | { readonly kind: "run"; readonly works: boolean; readonly detail: string }
  /** The run was continued from somebody's own earlier answers: whether this one agrees with what came of it. */
  | { readonly kind: "continued"; readonly agrees: boolean };
