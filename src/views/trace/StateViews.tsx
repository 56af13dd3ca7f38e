import { useId } from "react";
import type { TraceServices } from "../../app/services.ts";
import { shownKeyOf, withKeyShown, viewActions } from "../../app/keys.ts";
import { traceViewNames, type TraceViewName } from "../../app/settings.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { TabList, tabId } from "../parts/tabs/TabList.tsx";
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
  const { view } = preferences;
  const choose = (name: TraceViewName) => services.preferences.set({ ...preferences, view: name });

  return (
    <>
      <TabList
        id={id}
        label="Views of this moment"
        tabs={traceViewNames.map((name, index) => ({
          name,
          title: titles[name],
          hint: withKeyShown(titles[name], shownKeyOf(settings, viewActions[index])),
        }))}
        current={view}
        onChoose={choose}
        panelOf={() => `${id}-panel`}
      />
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={tabId(id, view)}
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
