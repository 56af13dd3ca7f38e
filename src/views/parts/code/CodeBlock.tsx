import { useMemo } from "react";
import { ColouredLine } from "./ColouredLine.tsx";
import { colourPython } from "./colour.ts";
import css from "./CodeBlock.module.css";
import look from "./Line.module.css";

/** Most lines that are laid out. */
const mostLines = 1_000;

/** Code to be read, with the numbers of its lines; a long one scrolls in its place. */
export function CodeBlock({ source, label }: { readonly source: string; readonly label: string }) {
  const lines = useMemo(() => {
    const all = source.replace(/\n$/, "").split("\n");
    return { all: colourPython(all.slice(0, mostLines).join("\n")), count: all.length };
  }, [source]);
  return (
    <div className={`${look.box} ${css.box}`} tabIndex={0} role="group" aria-label={label}>
      <ol className={look.list}>
        {lines.all.map((text, index) => (
          // Lines have no identity but their number.
          <li key={`line ${index + 1}`} className={`${look.line} ${css.line}`}>
            <span className={look.number}>{index + 1}</span>
            <code className={look.text} translate="no">
              <ColouredLine text={text} />
            </code>
          </li>
        ))}
      </ol>
      {lines.count > mostLines && (
        <p className={css.more}>and {lines.count - mostLines} lines more</p>
      )}
    </div>
  );
}
