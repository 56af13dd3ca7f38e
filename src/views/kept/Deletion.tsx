import { useRef, useState, type ReactNode } from "react";
import type { Kept } from "../../app/attempts.ts";
import { Button } from "../parts/button/Button.tsx";
import { refusalWords } from "../words/keeping.ts";
import css from "./KeptDialog.module.css";

interface Properties {
  /** What is deleted, as it stands behind `Delete`: `everything`. */
  readonly what: string;
  /** What is said when it is done. */
  readonly done: string;
  /** What a person should know before. */
  readonly children: ReactNode;
  readonly onDelete: () => Promise<Kept>;
  readonly onDeleted: () => void;
}

/** Deletes something after asking once more. */
export function Deletion({ what, done, children, onDelete, onDeleted }: Properties) {
  const begin = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");

  function back(): void {
    setAsking(false);
    requestAnimationFrame(() => begin.current?.focus());
  }

  async function deleteIt(): Promise<void> {
    const came = await onDelete();
    setSaid(came.kind === "failed" ? `Nothing was deleted: ${refusalWords(came.refusal)}` : done);
    back();
    onDeleted();
  }

  return (
    <>
      {asking ? (
        <div className={css.sure}>
          <p>{children}</p>
          <div className={css.actions}>
            <Button ref={(button) => button?.focus()} onClick={back}>
              Keep {what}
            </Button>
            <Button className={css.danger} onClick={() => void deleteIt()}>
              Delete {what} now
            </Button>
          </div>
        </div>
      ) : (
        <Button
          ref={begin}
          onClick={() => {
            setSaid("");
            setAsking(true);
          }}
        >
          Delete {what}…
        </Button>
      )}
      <p role="status" className={css.said}>
        {said}
      </p>
    </>
  );
}
