import { useEffect } from "react";
import type { Services } from "../../app/services.ts";
import { useCell } from "../parts/useCell.ts";
import { Header } from "../shell/Header.tsx";
import { AttemptDetail } from "./AttemptDetail.tsx";
import { Overview } from "./Overview.tsx";
import { findRecord } from "./sources.ts";
import css from "./ResultsScreen.module.css";

const skips = [["results", "Skip to the results"]] as const;

interface Properties {
  readonly services: Services;
  /** The attempt that is looked at; null for the overview. */
  readonly attempt: string | null;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
}

/** How attempts went: all of them in numbers, or one of them answer by answer. */
export function ResultsScreen({ services, attempt, onHelp, onSettings }: Properties) {
  const settings = useCell(services.settings);
  const state = useCell(services.results.state);
  useEffect(() => services.results.watch(), [services]);
  return (
    <div className={css.page}>
      <Header
        skips={skips}
        current="results"
        theme={settings.theme}
        onTheme={(to) => services.settings.set({ ...settings, theme: to })}
        onHelp={onHelp}
        onSettings={onSettings}
      >
        {null}
      </Header>
      <main id="results" className={css.main} tabIndex={-1} data-region="" aria-label="Results">
        {attempt === null ? (
          <Overview services={services} state={state} />
        ) : (
          state.kept !== null && (
            <AttemptDetail key={attempt} services={services} found={findRecord(state, attempt)} />
          )
        )}
      </main>
    </div>
  );
}
