import css from "./GivenInput.module.css";

/** The lines that the program reads: they decide what it does, so they are shown beside it. */
export function GivenInput({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className={css.input}>
      <h3 className={css.title}>
        Lines for <code translate="no">input()</code>
      </h3>
      <ol className={css.lines} translate="no">
        {lines.map((line, index) => (
          // Lines have no identity but their place.
          <li key={`${index} ${line}`}>
            <code>{line === "" ? "an empty line" : line}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}
