import css from "./ProgressBar.module.css";

interface Properties {
  /** What goes on. */
  readonly label: string;
  /** Of `max`; null while it cannot be told. */
  readonly value: number | null;
  readonly max: number;
  /** True where there is little room. */
  readonly short?: boolean;
}

/** How far something has come. */
export function ProgressBar({ label, value, max, short = false }: Properties) {
  return (
    <progress
      className={css.bar}
      data-short={short || undefined}
      aria-label={label}
      max={max}
      {...(value !== null && { value })}
    />
  );
}
