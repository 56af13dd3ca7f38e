import { useId, useRef, type KeyboardEvent } from "react";
import type { TraceServices } from "../../app/services.ts";
import { shownKeyOf, withKeyShown, viewActions } from "../../app/keys.ts";
import { traceViewNames, type TraceViewName } from "../../app/settings.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { useCell } from "../parts/useCell.ts";
import { CallsView } from "./CallsView.tsx";
import { DiagramView } from "./DiagramView.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { OutlineView } from "./OutlineView.tsx";
import { OutputView } from "./OutputView.tsx";
import { TableView } from "./TableView.tsx";
import { useSession } from "./useSession.ts";
import css from "./StateViews.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: TraceServices;
  readonly stale: boolean;
}

const titles: { readonly [name in TraceViewName]: string } = {
  diagram: "Diagram",
  table: "Table",
  outline: "Outline",
  calls: "Calls",
  output: "Output",
};

/** The five views of the present moment, one at a time, and the history of the selected name. */
export function StateViews({ session, services, stale }: Properties) {
  const preferences = useCell(services.preferences);
  const settings = useCell(services.settings);
  const { selected } = useSession(session);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { view } = preferences;
  const choose = (name: TraceViewName) => services.preferences.set({ ...preferences, view: name });

  const onKeyDown = (event: KeyboardEvent) => {
    const at = traceViewNames.indexOf(view);
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = traceViewNames[(at + by + traceViewNames.length) % traceViewNames.length];
    if (by === 0 || event.shiftKey || next === undefined) return;
    event.preventDefault();
    choose(next);
    list.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };

  return (
    <>
      <div className={css.top}>
        <div ref={list} role="tablist" aria-label="Views of this moment" className={css.tabs}>
          {traceViewNames.map((name, index) => (
            <button
              key={name}
              type="button"
              role="tab"
              className={css.tab}
              id={`${id}-${name}`}
              data-view={name}
              aria-selected={view === name}
              aria-controls={`${id}-panel`}
              tabIndex={view === name ? 0 : -1}
              title={withKeyShown(titles[name], shownKeyOf(settings, viewActions[index]))}
              onClick={() => choose(name)}
              onKeyDown={onKeyDown}
            >
              {titles[name]}
            </button>
          ))}
        </div>
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${view}`}
        className={css.panel}
        data-stale={stale || undefined}
      >
        {view === "diagram" && <DiagramView session={session} services={services} />}
        {view === "table" && <TableView session={session} services={services} />}
        {view === "outline" && <OutlineView session={session} />}
        {view === "calls" && <CallsView session={session} />}
        {view === "output" && <OutputView session={session} />}
      </div>
      {selected !== null && <HistoryPanel session={session} selected={selected} />}
    </>
  );
}
