import { useState } from "react";
import { Button } from "../../parts/button/Button.tsx";
import css from "./Connect.module.css";

/** A line for somewhere else, with a button that copies it. */
export function CopyLine({ text }: { readonly text: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow copying: mark the line and copy it by hand.");
    }
  };
  return (
    <div className={css.copy}>
      <pre className={css.line} tabIndex={0} aria-label="Line to copy">
        <code translate="no">{text}</code>
      </pre>
      <Button onClick={() => void copy()}>Copy</Button>
      <span role="status" className={css.says}>
        {said}
      </span>
    </div>
  );
}
