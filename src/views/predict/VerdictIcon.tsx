import type { Verdict } from "../../core/score/score.ts";

/** One drawing for each verdict, so that none is told by its colour alone. */
const paths: { readonly [verdict in Verdict]: string } = {
  correct: "M4.5 12.5 10 18 19.5 6.5",
  partial: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  follows:
    "M10 13.5a4 4 0 0 0 6 .4l2.5-2.5a4 4 0 0 0-5.7-5.7L11.5 7M14 10.5a4 4 0 0 0-6-.4l-2.5 2.5a4 4 0 0 0 5.7 5.7l1.3-1.3",
  "wrong-type": "M4 9.5c2.5-3 5.5-3 8 0s5.5 3 8 0M4 15.5c2.5-3 5.5-3 8 0s5.5 3 8 0",
  whitespace: "M4 10v6h16v-6",
  wrong: "M5 9h14M5 15h14M16 4 8 20",
  "not-sure": "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1.1.6-1.5 1.3-1.5 2.600M12 18.5v.2",
  unanswered: "M6 12h12",
  unreadable: "M4 6h16M4 11h9M4 16h5M15 14l5 5M20 14l-5 5",
  unavailable: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.5 17.5l11-11",
};

/** The drawing of a verdict; its word stands beside it. */
export function VerdictIcon({
  verdict,
  size,
}: {
  readonly verdict: Verdict;
  readonly size: number;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[verdict]} />
      {verdict === "partial" && <path d="M12 4a8 8 0 0 0 0 16z" fill="currentColor" />}
    </svg>
  );
}
