import { useId, useRef, useState } from "react";
import type { Inventory, KeptData } from "../../app/keptData.ts";
import { Button } from "../parts/button/Button.tsx";
import { refusalWords } from "../words/keeping.ts";
import { counted } from "../words/numbers.ts";
import css from "./KeptDialog.module.css";

interface Properties {
  readonly inventory: Inventory;
  readonly data: KeptData;
  readonly onDeleted: () => void;
}

/** Deletes everything, after asking once more. */
export function DeletePart({ inventory, data, onDeleted }: Properties) {
  const heading = useId();
  const begin = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const { attempts, answers } = inventory;

  function back(): void {
    setAsking(false);
    requestAnimationFrame(() => begin.current?.focus());
  }

  async function deleteAll(): Promise<void> {
    const done = await data.dropAll();
    setSaid(
      done.kind === "failed"
        ? `Nothing was deleted: ${refusalWords(done.refusal)}`
        : "Everything was deleted.",
    );
    back();
    onDeleted();
  }

  return (
    <section className={css.part} aria-labelledby={heading}>
      <h3 id={heading} className={css.heading}>
        Delete
      </h3>
      {asking ? (
        <div className={css.sure}>
          <p>
            Delete {counted(attempts, "attempt")} with {counted(answers, "answer")}, all drafts,
            recordings, the kept program and the settings? This cannot be undone; a backup can bring
            it back.
          </p>
          <div className={css.actions}>
            <Button ref={(button) => button?.focus()} onClick={back}>
              Keep everything
            </Button>
            <Button className={css.danger} onClick={() => void deleteAll()}>
              Delete everything now
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
          Delete everything…
        </Button>
      )}
      <p role="status" className={css.said}>
        {said}
      </p>
    </section>
  );
}
