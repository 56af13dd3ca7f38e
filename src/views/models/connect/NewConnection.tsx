import { useEffect, useId, useRef, useState } from "react";
import type { Connection, ServerKind } from "../../../app/models/models.ts";
import {
  type DialectId,
  dialectIds,
  parseAddress,
  servers,
} from "../../../app/models/connecting.ts";
import { Button } from "../../parts/button/Button.tsx";
import { addressProblemWords, dialectNames, serverNames } from "../../words/models.ts";
import css from "./Connect.module.css";

interface Properties {
  readonly server: ServerKind;
  readonly onAdd: (connection: Omit<Connection, "id">) => void;
  readonly onCancel: () => void;
}

/** The address of a server that is to be connected, and the language that it speaks where that is not clear. */
export function NewConnection({ server, onAdd, onCancel }: Properties) {
  const id = useId();
  const facts = servers.find(({ kind }) => kind === server);
  const [address, setAddress] = useState(facts?.baseUrl ?? "");
  const [dialect, setDialect] = useState<DialectId>(facts?.dialect ?? "openai-chat");
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  // What had the focus before is gone.
  useEffect(() => box.current?.focus(), []);
  return (
    <form
      className={css.card}
      aria-label={`Add ${serverNames[server]}`}
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = parseAddress(address);
        if (parsed.kind === "problem") {
          setProblem(addressProblemWords[parsed.problem]);
          box.current?.focus();
        } else onAdd({ server, dialect, baseUrl: parsed.baseUrl, model: "" });
      }}
    >
      <h4 className={css.name}>{serverNames[server]}</h4>
      <div className={css.field}>
        <label htmlFor={`${id}-address`}>Address</label>
        <input
          ref={box}
          id={`${id}-address`}
          className={`${css.text} ${css.code}`}
          type="text"
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          translate="no"
          value={address}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-says`}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <p id={`${id}-says`} className={problem === null ? css.says : css.problem}>
          {problem ?? "The base address, which mostly ends in /v1."}
        </p>
      </div>
      {server === "other" && (
        <div className={css.field}>
          <label htmlFor={`${id}-dialect`}>It speaks as</label>
          <select
            id={`${id}-dialect`}
            className={css.text}
            value={dialect}
            onChange={(event) => {
              const chosen = dialectIds.find((known) => known === event.currentTarget.value);
              if (chosen !== undefined) setDialect(chosen);
            }}
          >
            {dialectIds.map((known) => (
              <option key={known} value={known}>
                {dialectNames[known]}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className={css.actions}>
        <Button type="submit" look="main">
          Add it
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </p>
    </form>
  );
}
