import { useId } from "react";
import { count } from "../../words/numbers.ts";
import css from "./TextFact.module.css";

/** Most characters that are laid out. */
const mostShown = 20_000;

/** A text under its name, as it stands; a long one scrolls in its place. */
export function TextFact({ name, text }: { readonly name: string; readonly text: string }) {
  const id = useId();
  return (
    <div>
      <p id={id} className={css.name}>
        {name}
        {text.length > mostShown &&
          `, the first ${count(mostShown)} of ${count(text.length)} characters`}
      </p>
      <pre className={css.text} translate="no" tabIndex={0} role="group" aria-labelledby={id}>
        {text === "" ? "(empty)" : text.slice(0, mostShown)}
      </pre>
    </div>
  );
}
