import type { MarkName } from "./codeMarks.ts";

const shapes: { readonly [name in MarkName]: string } = {
  next: "M1 4h6V0.5L13 6 7 11.5V8H1z",
  asked: "M7 0.5 12.5 6 7 11.5 1.5 6z",
  waits: "M2 5h2v2H2zM6 5h2v2H6zM10 5h2v2h-2z",
  mine: "M1 4h6V0.5L13 6 7 11.5V8H1z",
  python: "M1 4h6V0.5L13 6 7 11.5V8H1z",
  agree: "M1.5 6.5 5 10l7.5-8",
  differ: "M2.5 4.5h9M2.5 8h9M9.5 1.5l-5 9.5",
  missed: "M2.5 4.5h9M2.5 8h9M9.5 1.5l-5 9.5",
};

/** Those drawn by their outline. */
const strokes: ReadonlySet<MarkName> = new Set(["mine", "agree", "differ", "missed"]);

/** The drawing of a mark beside a line. */
export function MarkShape({ shape }: { readonly shape: MarkName }) {
  const outlined = strokes.has(shape);
  return (
    <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
      <path
        d={shapes[shape]}
        fill={outlined ? "none" : "currentColor"}
        stroke={outlined ? "currentColor" : "none"}
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
