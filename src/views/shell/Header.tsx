import type { ReactNode } from "react";
import type { Settings } from "../../app/settings.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import css from "./Header.module.css";

interface Properties {
  readonly theme: Settings["theme"];
  readonly onTheme: (theme: Settings["theme"]) => void;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
  /** What stands between the name and the buttons. */
  readonly children: ReactNode;
}

const nextTheme = { system: "light", light: "dark", dark: "system" } as const;
const themeNames = { system: "as the system", light: "light", dark: "dark" } as const;

/** The top of the page: its name, what the screen puts there, theme, settings and help. */
export function Header({ theme, onTheme, onHelp, onSettings, children }: Properties) {
  return (
    <header className={css.header}>
      <a className="skip" href="#task">
        Skip to the run
      </a>
      <a className="skip" href="#state">
        Skip the editor
      </a>
      <h1 className={css.name}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path d="M4 5h7v5h6" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M4 19h11" fill="none" stroke="currentColor" strokeWidth="2" opacity="0.45" />
          <path d="m15 6 5 4-5 4z" fill="currentColor" />
        </svg>
        Foretrace
      </h1>
      <div className={css.middle}>{children}</div>
      <div className={css.end}>
        <Button
          look="icon"
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
