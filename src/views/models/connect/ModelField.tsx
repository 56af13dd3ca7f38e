import { useId, useState } from "react";
import type { KnownConnection, Models } from "../../../app/models/models.ts";
import { counted } from "../../words/numbers.ts";
import css from "./Connect.module.css";

interface Properties {
  readonly models: Models;
  readonly known: KnownConnection;
}

/** Which model of a server is asked: typed, or chosen from what it lists. */
export function ModelField({ models, known }: Properties) {
  const id = useId();
  const { connection, models: listed } = known;
  const [typed, setTyped] = useState<string | null>(null);
  const take = (model: string): void => {
    const name = model.trim();
    setTyped(null);
    if (name !== connection.model) models.keep({ ...connection, model: name }, connection.id);
  };
  const few = listed !== null && listed.length > 0 && listed.length <= mostInList;
  return (
    <div className={css.field}>
      <label htmlFor={`${id}-model`}>Model</label>
      {few ? (
        <select
          id={`${id}-model`}
          className={css.text}
          aria-describedby={`${id}-says`}
          value={connection.model}
          onChange={(event) => take(event.currentTarget.value)}
        >
          {!listed.some((one) => one.id === connection.model) && (
            <option value={connection.model}>
              {connection.model === "" ? "Choose a model" : `${connection.model} (not listed)`}
            </option>
          )}
          {listed.map((one) => (
            <option key={one.id} value={one.id}>
              {one.id}
            </option>
          ))}
        </select>
      ) : (
        <>
          <input
            id={`${id}-model`}
            className={`${css.text} ${css.code}`}
            type="text"
            list={`${id}-list`}
            spellCheck={false}
            autoComplete="off"
            translate="no"
            aria-describedby={`${id}-says`}
            value={typed ?? connection.model}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => take(typed ?? connection.model)}
            onKeyDown={(event) => {
              if (event.key === "Enter") take(event.currentTarget.value);
            }}
          />
          <datalist id={`${id}-list`}>
            {(listed ?? []).map((one) => (
              <option key={one.id}>{one.id}</option>
            ))}
          </datalist>
        </>
      )}
      <p id={`${id}-says`} className={css.says}>
        {listed === null
          ? "Type its name, or leave this empty: the test lists what the server has."
          : `The server lists ${counted(listed.length, "model")}.`}
      </p>
    </div>
  );
}

/** Longer lists are searched by typing. */
const mostInList = 60;
