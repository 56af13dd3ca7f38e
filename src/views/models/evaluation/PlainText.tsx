import { useId, useMemo, useState } from "react";
import type { Span } from "../../../core/asking/extraction/extraction.ts";
import { Button } from "../../parts/button/Button.tsx";
import { count } from "../../words/numbers.ts";
import { shownAtFirst, shownParts } from "./plainText.ts";
import css from "./PlainText.module.css";

interface Properties {
  readonly name: string;
  readonly text: string;
  /** Where the answer stands in it; null for nowhere. */
  readonly span?: Span | null;
  /** True where it may take much room. */
  readonly tall?: boolean;
  /** The name is said, and not shown: something above it says the same. */
  readonly nameless?: boolean;
}

/** A text from elsewhere, as nothing but text: what cannot be seen is drawn, what is long is cut until somebody wants all of it. */
export function PlainText({ name, text, span = null, tall = false, nameless = false }: Properties) {
  const id = useId();
  const [whole, setWhole] = useState(false);
  const parts = useMemo(() => shownParts(text, span, whole), [text, span, whole]);
  return (
    <div className={css.fact}>
      <p id={id} className={nameless ? "visually-hidden" : css.name}>
        {name}
      </p>
      {text === "" ? (
        <p className={css.empty}>nothing</p>
      ) : (
        <pre
          className={css.text}
          data-tall={tall || undefined}
          translate="no"
          tabIndex={0}
          role="group"
          aria-labelledby={id}
        >
          {parts.map(({ kind, text: shown, characters }, index) => {
            // Parts have no identity but their place.
            const key = `part ${index}`;
            if (kind === "gap") {
              return (
                <span key={key} className={css.gap}>
                  {`\n… ${count(characters)} characters not shown …\n`}
                </span>
              );
            }
            return kind === "span" ? (
              <mark key={key} className={css.span} title="Taken as the answer">
                {shown}
              </mark>
            ) : (
              <span key={key}>{shown}</span>
            );
          })}
        </pre>
      )}
      {text.length > shownAtFirst && (
        <Button look="quiet" onClick={() => setWhole(!whole)}>
          {whole ? "Show less" : `Show all ${count(text.length)} characters`}
        </Button>
      )}
    </div>
  );
}
