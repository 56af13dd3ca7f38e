import type { ReactNode, RefObject } from "react";
import css from "./SheetTitle.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly children: ReactNode;
}

/** The name of the one thing that a screen is about; it can be given the focus when the screen is new. */
export function SheetTitle({ heading, children }: Properties) {
  return (
    <h2 ref={heading} tabIndex={-1} className={css.title}>
      {children}
    </h2>
  );
}
