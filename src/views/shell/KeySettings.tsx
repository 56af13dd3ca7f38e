import { useState, type KeyboardEvent } from "react";
import {
  chordOf,
  keysOf,
  shownChord,
  traceKeys,
  withKey,
  type TraceAction,
  type TraceKey,
} from "../../app/keys.ts";
import type { Settings } from "../../app/settings.ts";
import { Button } from "../parts/button/Button.tsx";
import { ShownKey } from "./ShownKey.tsx";
import css from "./KeySettings.module.css";

interface Properties {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** A key that is being given to an action: `key` is null until one is pressed that another action has. */
interface Recording {
  readonly action: TraceAction;
  readonly key: string | null;
  readonly said: string;
}

const waiting = "Press a key. Escape leaves it as it was.";

/** The keys of the trace, each with buttons to give it another key, none, or its first one again. */
export function KeySettings({ settings, onChange }: Properties) {
  const keys = keysOf(settings);
  const [recording, setRecording] = useState<Recording | null>(null);
  const give = (action: TraceAction, key: string | null) => {
    onChange({ ...settings, keys: withKey(settings.keys, action, key) });
    setRecording(null);
  };

  const onKeyDown = (event: KeyboardEvent, action: TraceAction) => {
    if (recording?.action !== action || event.key === "Tab" || event.key === "Shift") return;
    // Escape would close the dialog, and a blank or Enter would press the button.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      setRecording(null);
      return;
    }
    const key = chordOf(event);
    if (key === null) {
      setRecording({
        action,
        key: null,
        said: "This key has a meaning of its own. Press another.",
      });
      return;
    }
    const other = keys.find((entry) => entry.key === key && entry.action !== action);
    if (other === undefined) give(action, key);
    else {
      const said = `${shownChord(key)} is the key of “${other.does}”. If you take it, that one has none.`;
      setRecording({ action, key, said });
    }
  };

  return (
    <details className={css.keys}>
      <summary className={css.summary}>Keys of the trace</summary>
      <ul>
        {keys.map((entry) => {
          const { action, key, does } = entry;
          const here = recording?.action === action ? recording : null;
          const taken = here?.key ?? null;
          return (
            <li key={action} className={css.row}>
              <span className={css.does}>{does}</span>
              <button
                type="button"
                className={css.key}
                aria-label={`${here === null ? "Key" : "Press a key"} for ${does}: ${key === null ? "none" : shownChord(key)}`}
                data-recording={here !== null || undefined}
                onClick={() => setRecording({ action, key: null, said: waiting })}
                onKeyDown={(event) => onKeyDown(event, action)}
                onBlur={() => {
                  if (taken === null) setRecording((now) => (now === here ? null : now));
                }}
              >
                {here !== null ? "Press a key" : key === null ? "none" : <ShownKey chord={key} />}
              </button>
              <span className={css.end}>
                {key !== null && (
                  <Button
                    look="quiet"
                    aria-label={`Off: ${does}`}
                    onClick={() => give(action, null)}
                  >
                    Off
                  </Button>
                )}
                {isChanged(entry) && (
                  <Button
                    look="quiet"
                    aria-label={`Reset: ${does}`}
                    onClick={() => give(action, firstKeyOf(action))}
                  >
                    Reset
                  </Button>
                )}
              </span>
              {here !== null && (
                <p className={css.said} role="status">
                  {here.said}{" "}
                  {taken !== null && (
                    <>
                      <Button onClick={() => give(action, taken)}>Take it</Button>{" "}
                      <Button look="quiet" onClick={() => setRecording(null)}>
                        Leave it
                      </Button>
                    </>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {keys.some(isChanged) && (
        <Button onClick={() => onChange({ ...settings, keys: {} })}>Reset all keys</Button>
      )}
    </details>
  );
}

function firstKeyOf(action: TraceAction): string | null {
  return traceKeys.find((entry) => entry.action === action)?.key ?? null;
}

function isChanged({ action, key }: TraceKey): boolean {
  return firstKeyOf(action) !== key;
}
