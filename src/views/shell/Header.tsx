import type { ReactNode } from "react";
import { printRoute } from "../../app/routes.ts";
import type { Settings } from "../../app/settings.ts";
import { KeepingChip } from "../kept/KeepingChip.tsx";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import css from "./Header.module.css";

/** A screen that the navigation leads to. */
export type Place = "playground" | "results" | "benchmarks" | "models";

interface Properties {
  /** Regions of the screen, by id, that one may want to get to at once, and the words for it. */
  readonly skips: readonly (readonly [region: string, words: string])[];
  /** Which of the places that the navigation names is on; null for none of them. */
  readonly current: Place | null;
  readonly theme: Settings["theme"];
  readonly onTheme: (theme: Settings["theme"]) => void;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
  /** What stands between the navigation and the buttons. */
  readonly children: ReactNode;
}

const nextTheme = { system: "light", light: "dark", dark: "system" } as const;
const themeNames = { system: "as the system", light: "light", dark: "dark" } as const;

const places = [
  ["playground", "Playground", printRoute({ kind: "playground" })],
  ["results", "Results", printRoute({ kind: "results", attempt: null })],
  ["benchmarks", "Benchmarks", printRoute({ kind: "benchmarks", set: null })],
  ["models", "Models", printRoute({ kind: "models", at: null })],
] as const;

/** The top of the page: its name, the way to other screens, what the screen puts there, theme, settings and help. */
export function Header({
  skips,
  current,
  theme,
  onTheme,
  onHelp,
  onSettings,
  children,
}: Properties) {
  return (
    <header className={css.header}>
      {skips.map(([region, name]) => (
        <button
          key={region}
          type="button"
          className="skip"
          onClick={() => document.getElementById(region)?.focus()}
        >
          {name}
        </button>
      ))}
      <h1 className={css.name}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path d="M4 5h7v5h6" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M4 19h11" fill="none" stroke="currentColor" strokeWidth="2" opacity="0.45" />
          <path d="m15 6 5 4-5 4z" fill="currentColor" />
        </svg>
        <span className={css.word}>Foretrace</span>
      </h1>
      <nav className={css.places} aria-label="Screens">
        {places.map(([place, name, address]) => (
          <a
            key={place}
            className={css.place}
            href={address}
            aria-current={current === place ? "page" : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      <div className={css.middle}>{children}</div>
      <div className={css.end}>
        <KeepingChip />
        <Button
          look="icon"
          className={css.theme}
          aria-label={`Theme: ${themeNames[theme]}`}
          title={`Theme: ${themeNames[theme]}`}
          onClick={() => onTheme(nextTheme[theme])}
        >
          <Icon name={theme} />
        </Button>
        <Button look="icon" aria-label="Settings" title="Settings" onClick={onSettings}>
          <Icon name="settings" />
        </Button>
        <Button look="icon" aria-label="Keys and marks" title="Keys and marks (?)" onClick={onHelp}>
          <Icon name="help" />
        </Button>
      </div>
    </header>
  );
}
