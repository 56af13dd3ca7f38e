import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { rowWindow, scrollTopFor } from "./rows.ts";
import css from "./LongList.module.css";

interface Properties {
  readonly rows: number;
  /** Pixels; every row has this height. */
  readonly rowHeight: number;
  /** Row (0-based) to keep in sight whenever it changes; null for none. */
  readonly shown: number | null;
  /** The role of the element around the rows. */
  readonly role: "list" | "rowgroup" | "tree" | "presentation";
  readonly label?: string;
  readonly className?: string | undefined;
  /** Least width of the rows, as a CSS length. */
  readonly width?: string;
  /** What stays at the top while the rows scroll. */
  readonly head?: ReactNode;
  /** Draws a row; `row` is 0-based. */
  readonly children: (row: number) => ReactNode;
}

/** A scrolled list of rows of one height, however many: only those in sight are in the page. */
export function LongList(properties: Properties) {
  const { rows, rowHeight, shown, role, label, className, width, head, children } = properties;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null || shown === null) return;
    const height = element.clientHeight - (element.querySelector("[data-head]")?.clientHeight ?? 0);
    element.scrollTop = scrollTopFor(shown, rows, rowHeight, element.scrollTop, height);
  }, [shown, rows, rowHeight]);

  const visible = rowWindow(rows, rowHeight, view.top, view.height);
  const drawn: ReactNode[] = [];
  for (let row = visible.first; row < visible.end; row += 1) drawn.push(children(row));

  return (
    <div
      ref={box}
      className={`${css.box} ${className ?? ""}`}
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget;
        setView({ top: scrollTop, height: clientHeight });
      }}
    >
      {head !== undefined && (
        <div className={css.head} data-head="" role="presentation">
          {head}
        </div>
      )}
      <div
        className={css.content}
        style={{ height: visible.height, minWidth: width }}
        role="presentation"
      >
        <div
          className={css.rows}
          style={{ transform: `translateY(${visible.top}px)` }}
          role={role}
          aria-label={label}
        >
          {drawn}
        </div>
      </div>
    </div>
  );
}
