import type { ReactNode } from "react";
import type { Services } from "../../app/services.ts";
import { useCell } from "../parts/useCell.ts";
import { Header, type Place } from "./Header.tsx";
import css from "./Page.module.css";

interface Properties {
  readonly services: Services;
  readonly place: Place;
  /** What the screen is about; its name for those who move by regions. */
  readonly label: string;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
  readonly children: ReactNode;
}

/** A screen that is read from top to bottom, below the header of all screens. */
export function Page({ services, place, label, onHelp, onSettings, children }: Properties) {
  const settings = useCell(services.settings);
  return (
    <div className={css.page}>
      <Header
        skips={[[place, `Skip to the ${label.toLowerCase()}`]]}
        current={place}
        theme={settings.theme}
        onTheme={(to) => services.settings.set({ ...settings, theme: to })}
        onHelp={onHelp}
        onSettings={onSettings}
      >
        {null}
      </Header>
      <main id={place} className={css.main} tabIndex={-1} data-region="" aria-label={label}>
        {children}
      </main>
    </div>
  );
}
