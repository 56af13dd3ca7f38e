import { useLayoutEffect, useRef, useState, type HTMLAttributes, type ReactNode } from "react";
import { rowWindow, scrollTopFor } from "./rows.ts";
import css from "./LongList.module.css";

/** What of a long list can be seen, in pixels. */
export interface ListView {
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly width: number;
}

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
  /** Of the element that scrolls: where nothing in the rows takes the focus, it does. */
  readonly scroller?: HTMLAttributes<HTMLDivElement>;
  /** Least width of the rows, as a CSS length. */
  readonly width?: string;
  /** What stays at the top while the rows scroll. */
  readonly renderHead?: (view: ListView) => ReactNode;
  /** Draws a row; `row` is 0-based. */
  readonly children: (row: number, view: ListView) => ReactNode;
}

interface Measured extends ListView {
  /** Height of the head. */
  readonly head: number;
}

const unmeasured: ListView = { top: 0, height: 0, left: 0, width: 0 };

/** A scrolled list of rows of one height, however many: only those in sight are in the page. */
export function LongList(properties: Properties) {
  const { rows, rowHeight, shown, role, label, className, width, renderHead, children } =
    properties;
  const box = useRef<HTMLDivElement>(null);
  /** Where the element is scrolled to: asking the element itself would lay out the whole page first. */
  const scrolledTo = useRef(0);
  /** Null until the page was measured: nothing is drawn for a size that is only guessed. */
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [kept, setKept] = useState({ shown: -1, rows: -1 });

  let view = measured;
  if (view !== null && shown !== null && (kept.shown !== shown || kept.rows !== rows)) {
    // The place to scroll to is known before the page is: the rows are drawn there at once, and only there.
    const top = scrollTopFor(shown, rows, rowHeight, view.top, view.height - view.head);
    view = { ...view, top: Math.round(top) };
    setMeasured(view);
    setKept({ shown, rows });
  }

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
      scrolledTo.current = scrollTop;
      setMeasured({
        top: scrollTop,
        left: scrollLeft,
        height: clientHeight,
        width: clientWidth,
        head: element.querySelector("[data-head]")?.clientHeight ?? 0,
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const top = view?.top ?? 0;
  useLayoutEffect(() => {
    if (box.current === null || scrolledTo.current === top) return;
    box.current.scrollTop = top;
    scrolledTo.current = top;
  }, [top]);

  const visible = rowWindow(rows, rowHeight, top, view?.height ?? 0);
  const drawn: ReactNode[] = [];
  if (view !== null) {
    for (let row = visible.first; row < visible.end; row += 1) drawn.push(children(row, view));
  }

  return (
    <div
      {...properties.scroller}
      ref={box}
      className={`${css.box} ${className ?? ""}`}
      onScroll={(event) => {
        const { scrollTop, scrollLeft } = event.currentTarget;
        scrolledTo.current = scrollTop;
        setMeasured((now) => (now === null ? now : scrolled(now, scrollTop, scrollLeft)));
      }}
    >
      {renderHead !== undefined && (
        <div className={css.head} data-head="" role="presentation">
          {renderHead(view ?? unmeasured)}
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

/** The view after scrolling; the same one where a screen's own pixels made less than one of ours of it. */
function scrolled(now: Measured, top: number, left: number): Measured {
  if (Math.abs(now.top - top) < 1 && now.left === left) return now;
  return { ...now, top, left };
}
