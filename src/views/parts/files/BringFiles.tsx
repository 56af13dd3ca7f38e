import { useEffect, useId, useRef, useState } from "react";
import type { Cell } from "../../../app/cell.ts";
import type { Input } from "../../../app/benchmarks/importState.ts";
import { Button } from "../button/Button.tsx";
import { Prose } from "../Prose.tsx";
import { useCell } from "../useCell.ts";
import { chosenFiles, droppedFiles } from "./dropped.ts";
import css from "./BringFiles.module.css";

interface Properties {
  /** What is wanted, as the label of the choosers: `Benchmark files`. */
  readonly label: string;
  /** What can be dropped here, in a few words; code stands between backticks. */
  readonly drop: string;
  /** Whether a whole folder can be chosen. */
  readonly folders: boolean;
  /** What was pasted and not yet read; it stays when one goes to another screen. */
  readonly draft: Cell<string>;
  readonly onInput: (input: Input) => void;
}

/** Where files are brought: dropped anywhere on the screen, chosen, or pasted as text. */
export function BringFiles({ label, drop, folders, draft, onInput }: Properties) {
  const id = useId();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (folder.current !== null) folder.current.webkitdirectory = true;
  }, []);
  const text = useCell(draft);
  const [pasting, setPasting] = useState(text !== "");
  const [closed, setClosed] = useState<readonly string[]>([]);
  const over = useDrop((data) => {
    void droppedFiles(data).then((dropped) => {
      setClosed(dropped.closed);
      if (dropped.files.length > 0) onInput({ kind: "files", files: dropped.files });
    });
  });
  const choose = (input: HTMLInputElement) => {
    // The list empties with the chooser, which is emptied so that the same file can be chosen again.
    const chosen = chosenFiles(input.files ?? new DataTransfer().files);
    input.value = "";
    if (chosen.length > 0) onInput({ kind: "files", files: chosen });
  };
  return (
    <div className={css.bring} data-over={over || undefined}>
      <p className={css.drop}>{over ? "Let go, and it is read." : <Prose text={drop} />}</p>
      <div className={css.actions}>
        <Button look="main" onClick={() => files.current?.click()}>
          Choose files
        </Button>
        {folders && <Button onClick={() => folder.current?.click()}>Choose a folder</Button>}
        <Button
          aria-expanded={pasting}
          aria-controls={`${id}-paste`}
          onClick={() => setPasting(!pasting)}
        >
          Paste text
        </Button>
      </div>
      <input
        ref={files}
        className="visually-hidden"
        type="file"
        multiple
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => choose(event.currentTarget)}
      />
      {folders && (
        <input
          ref={folder}
          className="visually-hidden"
          type="file"
          aria-label={`${label}, a folder`}
          tabIndex={-1}
          onChange={(event) => choose(event.currentTarget)}
        />
      )}
      <div id={`${id}-paste`} hidden={!pasting} className={css.paste}>
        <label htmlFor={`${id}-text`}>{label}, pasted</label>
        <textarea
          id={`${id}-text`}
          className={css.text}
          rows={6}
          spellCheck={false}
          translate="no"
          value={text}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        <Button
          unavailable={text.trim() === "" ? "There is no text yet" : null}
          onClick={() => onInput({ kind: "text", text })}
        >
          Read the text
        </Button>
      </div>
      {closed.length > 0 && (
        <p role="alert" className={css.closed}>
          The browser could not open {closed.slice(0, 5).join(", ")}
          {closed.length > 5 && ` and ${closed.length - 5} more`}. Choose them instead of dropping
          them.
        </p>
      )}
    </div>
  );
}

/** Takes what is dropped anywhere in the window; true while files are held over it. */
function useDrop(onDrop: (data: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onDrop);
  useEffect(() => {
    take.current = onDrop;
  });
  useEffect(() => {
    // The window is entered anew with each element in it.
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDropped = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      take.current(event.dataTransfer);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDropped);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDropped);
    };
  }, []);
  return over;
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}
