import { useId } from "react";
import css from "./Arrows.module.css";
import type { Arrow } from "./picture.ts";

interface Properties {
  readonly arrows: readonly Arrow[];
  readonly width: number;
  readonly height: number;
  /** Key of the figure whose arrows are marked, null for none. */
  readonly marked: string | null;
}

const looks = ["plain", "changed", "marked"] as const;
type Look = (typeof looks)[number];

/** All arrows, drawn over the boxes; they say nothing that a reference's own button does not say. */
export function Arrows({ arrows, width, height, marked }: Properties) {
  const id = useId();
  const look = (arrow: Arrow): Look =>
    arrow.target === marked ? "marked" : arrow.changed ? "changed" : "plain";
  const ordered = arrows.toSorted((a, b) => looks.indexOf(look(a)) - looks.indexOf(look(b)));
  return (
    <svg className={css.arrows} width={width} height={height} aria-hidden="true">
      <defs>
        {looks.map((name) => (
          <marker
            key={name}
            id={`${id}${name}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className={css.arrowHead} data-look={name} d="M0 0.4 8 4 0 7.6 1.8 4z" />
          </marker>
        ))}
      </defs>
      {ordered.map((arrow) => (
        <path
          key={arrow.key}
          className={css.arrow}
          data-look={look(arrow)}
          d={arrow.path}
          markerEnd={`url(#${id}${look(arrow)})`}
        />
      ))}
    </svg>
  );
}
