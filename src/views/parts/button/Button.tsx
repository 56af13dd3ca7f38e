import type { ButtonHTMLAttributes, Ref } from "react";
import css from "./Button.module.css";

interface Properties extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly look?: "main" | "plain" | "quiet" | "icon";
  /** Why the button does nothing now; it stays focusable and says so. Null when it works. */
  readonly unavailable?: string | null;
}

/** A button. One that is unavailable can still be focused, and tells why. */
export function Button({ look = "plain", unavailable = null, onClick, ...rest }: Properties) {
  return (
    <button
      type="button"
      {...rest}
      className={`${css.button} ${css[look]} ${rest.className ?? ""}`}
      aria-disabled={unavailable !== null || undefined}
      title={unavailable ?? rest.title}
      onClick={unavailable === null ? onClick : undefined}
    />
  );
}
