import type { ReactNode } from "react";
import css from "./Notices.module.css";

interface NoticeProperties {
  readonly tone: "done" | "stopped" | "error";
  readonly text: string;
  readonly detail?: string;
  readonly children?: ReactNode;
}

/** One thing that the page says, and what can be done about it. */
export function Notice({ tone, text, detail = "", children }: NoticeProperties) {
  return (
    <div className={css.notice} data-tone={tone}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={css.icon}>
        {tone === "done" && <path d="M3 8.5 6.5 12 13 4.5" />}
        {tone === "stopped" && <path d="M4 4h8v8H4z" />}
        {tone === "error" && <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3" />}
      </svg>
      <p className={css.text}>
        <strong>{text}</strong> <span className={css.detail}>{detail}</span>
      </p>
      {children}
    </div>
  );
}
