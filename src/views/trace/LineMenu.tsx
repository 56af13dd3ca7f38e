import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { nextVisit, previousVisit, visits } from "../../core/trace/index.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { counted } from "../words/numbers.ts";
import { useSession } from "./useSession.ts";
import css from "./LineMenu.module.css";

interface Properties {
  readonly session: TraceSession;
  /** 1-based. */
  readonly line: number;
  readonly file: number;
  readonly onClose: () => void;
}

/** What can be done with a line, as a menu beside its number. */
export function LineMenu({ session, line, file, onClose }: Properties) {
  const { recording } = session;
  const { step, breakpoints } = useSession(session);
  const menu = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: 0, top: 0 });
  const all = visits(recording, line, file);
  const goTo = (text: string, to: number | null | undefined) => ({
    text,
    act: to === null || to === undefined ? null : () => session.goTo(to),
  });
  const items = [
    goTo("Next visit", nextVisit(recording, step, line, file)),
    goTo("Previous visit", previousVisit(recording, step, line, file)),
    goTo("First visit", all[0]),
    goTo("Last visit", all[all.length - 1]),
    {
      text: breakpoints.has(line) ? "Remove the breakpoint" : "Set a breakpoint",
      act: () => session.toggleBreakpoint(line),
    },
  ];

  useLayoutEffect(() => {
    const button = document.querySelector(`[data-line="${line}"]`);
    const element = menu.current;
    if (button === null || element === null) return undefined;
    const { right, top } = button.getBoundingClientRect();
    element.showPopover();
    setAt({
      left: Math.min(right + 4, innerWidth - element.offsetWidth - 8),
      top: Math.min(top, innerHeight - element.offsetHeight - 8),
    });
    element.querySelector("button")?.focus();
    return () => {
      if (button instanceof HTMLElement && button.isConnected) button.focus();
    };
  }, [line]);

  useEffect(() => {
    const element = menu.current;
    const closed = (event: Event) => {
      if (event instanceof ToggleEvent && event.newState === "closed") onClose();
    };
    element?.addEventListener("toggle", closed);
    return () => element?.removeEventListener("toggle", closed);
  }, [onClose]);

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={`Line ${line}`}
      className={css.menu}
      style={at}
      onKeyDown={(event) => {
        const buttons = [...event.currentTarget.querySelectorAll("button")];
        const focused = buttons.findIndex((button) => button === document.activeElement);
        const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        if (event.key === "Tab") onClose();
        if (by === 0) return;
        event.preventDefault();
        buttons[(focused + by + buttons.length) % buttons.length]?.focus();
      }}
    >
      <p className={css.title}>
        Line {line}, {all.length === 0 ? "never ran" : `ran ${counted(all.length, "time")}`}
      </p>
      {items.map((item) => (
        <button
          key={item.text}
          type="button"
          role="menuitem"
          className={css.item}
          aria-disabled={item.act === null || undefined}
          onClick={() => {
            if (item.act === null) return;
            item.act();
            onClose();
          }}
        >
          {item.text}
        </button>
      ))}
    </div>
  );
}
