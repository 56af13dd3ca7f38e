import type { ColouredText } from "./colour.ts";
import css from "./ColouredLine.module.css";

/** The text of one line of code in its colours, behind its indentation. `failed`: underlined as the place of an error. */
export function ColouredLine({
  text,
  failed = false,
}: {
  readonly text: readonly ColouredText[];
  readonly failed?: boolean;
}) {
  const indentation = /^\s*/.exec(text[0]?.text ?? "")?.[0] ?? "";
  const coloured = text.map((piece, index) => {
    const shown = index === 0 ? piece.text.slice(indentation.length) : piece.text;
    return piece.colour === null ? (
      shown
    ) : (
      // The pieces of a line have no identity but their place.
      <span key={`${index} ${piece.text}`} className={css[piece.colour]}>
        {shown}
      </span>
    );
  });
  return (
    <>
      {indentation}
      {failed ? <span className={css.failed}>{coloured}</span> : coloured}
      {"\n"}
    </>
  );
}
