import { useRef, type KeyboardEvent } from "react";
import css from "./TabList.module.css";

/** One of several views of the same thing. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly title: string;
  /** What is said when the pointer rests on it. */
  readonly hint?: string;
}

interface Properties<Name extends string> {
  /** Tells tabs and panels of this list from others: see `tabId` and `panelId`. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly current: Name;
  readonly onChoose: (name: Name) => void;
  /** The panel that a tab shows. */
  readonly panelOf: (name: Name) => string;
}

/** The id of a tab, for the panel that it labels. */
export function tabId(list: string, name: string): string {
  return `${list}-${name}`;
}

/** Tabs in a row: one stop of the Tab key, arrow keys go from one to the next. */
export function TabList<Name extends string>(properties: Properties<Name>) {
  const { id, label, tabs, current, onChoose, panelOf } = properties;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ name }) => name === current);
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (by === 0 || event.shiftKey || next === undefined) return;
    event.preventDefault();
    onChoose(next.name);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  return (
    <div className={css.top}>
      <div ref={list} role="tablist" aria-label={label} className={css.tabs}>
        {tabs.map(({ name, title, hint }) => (
          <button
            key={name}
            type="button"
            role="tab"
            className={css.tab}
            id={tabId(id, name)}
            data-tab={name}
            aria-selected={current === name}
            aria-controls={panelOf(name)}
            tabIndex={current === name ? 0 : -1}
            title={hint}
            onClick={() => onChoose(name)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  );
}
