import { useEffect, useId, useRef, type ReactNode } from "react";
import css from "./Dialog.module.css";

interface Properties {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog with a title and a button to close it. The browser keeps the focus in it, and gives it back after. */
export function Dialog({ open, title, onClose, children }: Properties) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  return (
    <dialog ref={element} className={css.dialog} aria-labelledby={heading} onClose={onClose}>
      {open && (
        <div className={css.content}>
          <div className={css.top}>
            <h2 id={heading} className={css.title}>
              {title}
            </h2>
            <button type="button" className={css.close} onClick={onClose} aria-label="Close">
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="1.5" />
              </svg>
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
