import type { KeyboardEventHandler, ReactNode } from "react";

interface Properties {
  /** Unique in the page. */
  readonly id: string;
  readonly label: string;
  readonly className: string | undefined;
  /** For keys that work while the focus is in the region. */
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement> | undefined;
  readonly children: ReactNode;
}

/** A part of the screen with a name, which F6 and links at the top of the page lead to. */
export function Region({ id, label, className, onKeyDown, children }: Properties) {
  return (
    <section
      id={id}
      className={className}
      aria-label={label}
      tabIndex={-1}
      data-region=""
      onKeyDown={onKeyDown}
    >
      {children}
    </section>
  );
}
