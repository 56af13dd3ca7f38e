import { useId, useImperativeHandle, useRef, type Ref } from "react";
import type { KnownConnection, Models } from "../../../app/models/models.ts";
import type { ServerFacts } from "../../../app/models/connecting.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { keyAdvice } from "../../words/models.ts";
import css from "./Connect.module.css";

/** Takes a key that stands in the box, if one does. */
export interface KeyHand {
  take(): void;
}

interface Properties {
  readonly hand: Ref<KeyHand>;
  readonly services: Services;
  readonly models: Models;
  readonly known: KnownConnection;
  readonly facts: ServerFacts | undefined;
}

/** The box for a key. What is typed there goes to the keyring and out of the page's document at once; no state of the view ever holds it. */
export function KeyField({ hand, services, models, known, facts }: Properties) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const forTab = useRef<HTMLInputElement>(null);
  const { connection, keyHint } = known;
  const take = (): void => {
    const key = box.current?.value ?? "";
    if (box.current !== null) box.current.value = "";
    if (key.trim() === "") return;
    models.setKey(connection.id, key, forTab.current?.checked ?? false);
    services.announcer.say("The key is taken.");
  };
  useImperativeHandle(hand, () => ({ take }));
  return (
    <div className={css.field}>
      <label htmlFor={`${id}-key`}>
        {facts?.key === "always" ? "Key" : "Key, if it wants one"}
      </label>
      <div className={css.keyRow}>
        <input
          ref={box}
          id={`${id}-key`}
          className={`${css.text} ${css.code}`}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder={keyHint === null ? undefined : "another key"}
          aria-describedby={`${id}-says`}
          onKeyDown={(event) => {
            if (event.key === "Enter") take();
          }}
        />
        <Button onClick={take}>Use this key</Button>
        <label className={css.check}>
          <input ref={forTab} type="checkbox" /> Keep it while this tab is open
        </label>
      </div>
      <div id={`${id}-says`} className={css.says}>
        {keyHint !== null && (
          <p className={css.held}>
            <span>
              {keyHint === "" ? (
                "A key is held, too short to show a part of it."
              ) : (
                <>
                  A key is held that ends in <code translate="no">{keyHint}</code>
                </>
              )}
            </span>
            <Button
              look="quiet"
              onClick={() => {
                models.setKey(connection.id, "", false);
                services.announcer.say("The key is forgotten.");
                box.current?.focus();
              }}
            >
              Forget it
            </Button>
          </p>
        )}
        <p>{keyAdvice(connection.server)}</p>
      </div>
    </div>
  );
}
