import type { Verdict } from "../../core/score/score.ts";

/** The four tones of the verdicts: as Python, nearly so, other than Python, and not judged. */
export type VerdictTone = "agrees" | "near" | "differs" | "quiet";

/** The tone of each verdict. Its word and its drawing say the same without colour. */
export const verdictTones: { readonly [verdict in Verdict]: VerdictTone } = {
  correct: "agrees",
  partial: "near",
  follows: "near",
  "wrong-type": "near",
  whitespace: "near",
  wrong: "differs",
  "not-sure": "quiet",
  unanswered: "quiet",
  unreadable: "quiet",
  unavailable: "quiet",
};
