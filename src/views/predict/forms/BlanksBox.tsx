import css from "./BlanksBox.module.css";

interface Properties {
  readonly id: string;
  readonly text: string;
  readonly describedBy: string;
  /** Least height, in lines. */
  readonly rows: number;
  readonly onChange: (text: string) => void;
}

/** A text box in which blanks and line ends can be seen: the marks lie over it, each exactly at its character. */
export function BlanksBox({ id, text, describedBy, rows, onChange }: Properties) {
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => line.length)) + 2;
  return (
    <div className={css.box} translate="no">
      <div className={css.sheet} style={{ minWidth: `calc(${width}ch + 24px)` }}>
        <pre className={css.marks} aria-hidden="true">
          {lines.map((line, index) => (
            // Lines have no identity but their place.
            <span key={`${index} ${line}`}>
              {line
                .replaceAll(/\S/g, " ")
                .replaceAll(/ /g, (_, at: number) => (line[at] === " " ? "·" : " "))}
              {index < lines.length - 1 && "↵\n"}
            </span>
          ))}
        </pre>
        <textarea
          id={id}
          className={css.text}
          rows={Math.max(rows, lines.length)}
          wrap="off"
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
