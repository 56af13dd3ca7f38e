import { useEffect, useRef, useState, type RefObject } from "react";
import { Button } from "../../parts/button/Button.tsx";
import css from "./TitleEdit.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly title: string;
  readonly onRename: (title: string) => void;
}

/** The title of an evaluation, which can be written over. */
export function TitleEdit({ heading, title, onRename }: Properties) {
  const [typed, setTyped] = useState<string | null>(null);
  const again = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(false);
  useEffect(() => {
    if (wasTyping.current && typed === null) again.current?.focus();
    wasTyping.current = typed !== null;
  }, [typed]);
  if (typed === null) {
    return (
      <div className={css.row}>
        <h2 ref={heading} tabIndex={-1} className={css.title}>
          {title}
        </h2>
        <Button ref={again} look="quiet" onClick={() => setTyped(title)}>
          Rename
        </Button>
      </div>
    );
  }
  const wanted = typed.trim();
  return (
    <form
      className={css.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === "") return;
        if (wanted !== title) onRename(wanted);
        setTyped(null);
      }}
    >
      <input
        className={css.box}
        aria-label="Title of the evaluation"
        // Somebody who asked to rename wants to write here.
        ref={(box) => {
          if (box !== null && document.activeElement !== box) box.select();
        }}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setTyped(null);
        }}
      />
      <Button
        type="submit"
        look="main"
        unavailable={wanted === "" ? "A title has at least one character" : null}
      >
        Keep the title
      </Button>
      <Button onClick={() => setTyped(null)}>Leave it</Button>
    </form>
  );
}
