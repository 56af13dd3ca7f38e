import { split } from "./difference.ts";
import css from "./Compare.module.css";

interface Properties {
  readonly text: string;
  /** What it is compared with. */
  readonly other: string;
}

/** The most lines that are compared one by one. */
const mostLines = 500;

/** A text line by line, with what differs from the other one marked, and its blanks in sight where they do. */
export function MarkedText({ text, other }: Properties) {
  const lines = text.split("\n");
  const others = other.split("\n");
  const shown = lines.at(-1) === "" && lines.length > 1 ? lines.slice(0, -1) : lines;
  return (
    <code className={css.text}>
      {shown.slice(0, mostLines).map((line, index) => {
        const { before, mine, after } = split(line, others[index] ?? "");
        const missing = others[index] === undefined;
        return (
          // Lines have no identity but their place.
          <span key={`${index} ${line}`} className={css.lineOf}>
            {missing ? "" : before}
            {(mine !== "" || missing) && (
              <mark className={css.mark}>{visible(missing ? line : mine)}</mark>
            )}
            {missing ? "" : after}
            {"\n"}
          </span>
        );
      })}
      {shown.length > mostLines && "…"}
    </code>
  );
}

/** A text whose blanks can be seen. */
function visible(text: string): string {
  return /^\s*$/.test(text) ? text.replaceAll(" ", "·").replaceAll("\t", "→") || "↵" : text;
}
