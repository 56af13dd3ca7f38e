import { pathPieces } from "./pathStrip.ts";
import css from "./PathStrip.module.css";

interface Properties {
  /** The line that the path begins with and that is told; null for none. */
  readonly given: number | null;
  readonly lines: readonly number[];
  /** How many lines from the start agree with Python; all of them when left out. */
  readonly agreeing?: number;
  /** Whose path it is: one's own, or Python's. */
  readonly python?: boolean;
}

/** A path as a strip of line numbers, loops drawn together. */
export function PathStrip({ given, lines, agreeing = lines.length, python = false }: Properties) {
  const head = lines.slice(0, agreeing);
  const tail = lines.slice(agreeing);
  return (
    <ol
      className={css.strip}
      data-python={python || undefined}
      aria-label={python ? "Python's path" : "Your path"}
      translate="no"
    >
      {given !== null && (
        <li className={css.piece} data-given="" title="Given">
          {given}
          <span className="visually-hidden">, given</span>
        </li>
      )}
      {lines.length === 0 && (
        <li className={css.empty} aria-hidden="true">
          ?
        </li>
      )}
      <Pieces lines={head} differs={false} from={0} />
      <Pieces lines={tail} differs from={head.length} />
    </ol>
  );
}

function Pieces({
  lines,
  differs,
  from,
}: {
  readonly lines: readonly number[];
  readonly differs: boolean;
  readonly from: number;
}) {
  let at = from;
  return pathPieces(lines).map(({ lines: piece, times }) => {
    const place = at;
    at += piece.length * times;
    return (
      <li
        key={place}
        className={css.piece}
        data-loop={times > 1 || undefined}
        data-differs={differs || undefined}
      >
        {piece.map((line, index) => (
          // A line may stand in a loop twice.
          <span key={`${index} ${line}`} className={css.line}>
            {line}
          </span>
        ))}
        {times > 1 && <span className={css.times}>×{times}</span>}
      </li>
    );
  });
}
