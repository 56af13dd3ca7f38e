import { useEffect } from "react";
import type { Services } from "../../app/services.ts";
import { useCell } from "../parts/useCell.ts";
import { Page } from "../shell/Page.tsx";
import { AttemptDetail } from "./AttemptDetail.tsx";
import { Overview } from "./Overview.tsx";
import { findRecord } from "./sources.ts";

interface Properties {
  readonly services: Services;
  /** The attempt that is looked at; null for the overview. */
  readonly attempt: string | null;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
}

/** How attempts went: all of them in numbers, or one of them answer by answer. */
export function ResultsScreen({ services, attempt, onHelp, onSettings }: Properties) {
  const state = useCell(services.results.state);
  useEffect(() => services.results.watch(), [services]);
  return (
    <Page
      services={services}
      place="results"
      label="Results"
      onHelp={onHelp}
      onSettings={onSettings}
    >
      {attempt === null ? (
        <Overview services={services} state={state} />
      ) : (
        state.kept !== null && (
          <AttemptDetail key={attempt} services={services} found={findRecord(state, attempt)} />
        )
      )}
    </Page>
  );
}
