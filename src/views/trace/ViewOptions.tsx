import type { ReactNode } from "react";
import css from "./ViewOptions.module.css";

/** The row of choices above a view: labels with a checkbox or a list in them, and remarks. */
export function ViewOptions({ children }: { readonly children: ReactNode }) {
  return <div className={css.options}>{children}</div>;
}
