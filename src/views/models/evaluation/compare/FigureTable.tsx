import type { ReactNode } from "react";
import sheet from "../../../parts/sheet/Sheet.module.css";
import css from "./ComparePart.module.css";

interface Properties {
  readonly title: string;
  readonly says?: string;
  readonly children: ReactNode;
}

/** A table under a heading of its own, which scrolls sideways by itself. */
export function FigureTable({ title, says = "", children }: Properties) {
  return (
    <div>
      <h4 className={css.subtitle}>{title}</h4>
      {says !== "" && <p className={sheet.sentence}>{says}</p>}
      <div className={sheet.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={`${sheet.table} ${css.wrap}`}>{children}</table>
      </div>
    </div>
  );
}
