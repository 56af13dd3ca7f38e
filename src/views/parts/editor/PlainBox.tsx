import { useMemo, useRef, type RefObject } from "react";
import css from "./PlainBox.module.css";

interface Properties {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly label: string;
  /** Pixels. */
  readonly fontSize: number;
  /** 1-based; null for none. */
  readonly problemLine: number | null;
  readonly onChange: (text: string) => void;
  readonly onTrace: () => void;
}

/** A text box with line numbers: the editor until the full one is there, and where it is not wanted. */
export function PlainBox(properties: Properties) {
  const { box, text, label, fontSize, problemLine, onChange, onTrace } = properties;
  const numbers = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split("\n").length, [text]);
  const column = useMemo(
    () => Array.from({ length: lines }, (_, index) => index + 1).join("\n"),
    [lines],
  );
  return (
    <div className={css.plain} style={{ fontSize }}>
      <div ref={numbers} className={css.numbers} aria-hidden="true">
        {problemLine !== null && (
          <span className={css.problem} style={{ top: `${(problemLine - 1) * 24 + 12}px` }} />
        )}
        <pre>{column}</pre>
      </div>
      <textarea
        ref={box}
        className={css.box}
        aria-label={label}
        aria-invalid={problemLine !== null}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        translate="no"
        wrap="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
        onCompositionStart={(event) => (event.currentTarget.dataset["composing"] = "")}
        onCompositionEnd={(event) => delete event.currentTarget.dataset["composing"]}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onTrace();
          }
        }}
      />
    </div>
  );
}
