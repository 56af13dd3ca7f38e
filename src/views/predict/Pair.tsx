import type { ReactNode } from "react";
import css from "./Compare.module.css";

interface Properties {
  /** Null when nothing was answered. */
  readonly mine: ReactNode;
  /** Null when it is not known. */
  readonly python: ReactNode;
  /** What stands over Python's side. */
  readonly pythonLabel?: string;
  /** One below the other. */
  readonly wide?: boolean;
}

/** Two answers beside each other. */
export function Pair({ mine, python, pythonLabel = "Python had", wide = false }: Properties) {
  return (
    <dl className={css.pair} data-wide={wide || undefined}>
      {mine !== null && (
        <div className={css.side}>
          <dt>You had</dt>
          <dd translate="no">{mine}</dd>
        </div>
      )}
      {python !== null && (
        <div className={css.side} data-python="">
          <dt>{pythonLabel}</dt>
          <dd translate="no">{python}</dd>
        </div>
      )}
    </dl>
  );
}
