import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../parts/button/Button.tsx";
import css from "./EvaluationRow.module.css";

interface Properties {
  readonly title: string;
  /** Null: it stays as it is. */
  readonly onDone: (title: string | null) => void;
}

/** A field for another name; Escape leaves the old one. */
export function RenameForm({ title, onDone }: Properties) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(title);
  useEffect(() => field.current?.select(), []);
  const name = text.trim();
  return (
    <form
      className={css.rename}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== "") onDone(name);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone(null);
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        New name of {title}
      </label>
      <input
        ref={field}
        id={id}
        className={css.field}
        type="text"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" unavailable={name === "" ? "Write a name" : null}>
        Rename
      </Button>
      <Button look="quiet" onClick={() => onDone(null)}>
        Cancel
      </Button>
    </form>
  );
}
