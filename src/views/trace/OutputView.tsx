import { useMemo } from "react";
import { stdinOfRun } from "../../core/program/program.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { counted } from "../words/numbers.ts";
import { outputIndexOf, type OutputPiece } from "./outputIndex.ts";
import { useSession } from "./useSession.ts";
import css from "./OutputView.module.css";

/** Most pieces of output in the page, before and after the moment. */
const shownBefore = 2_000;
const shownAfter = 500;

/** What the program has written and read by this step; what it writes later is dimmed. */
export function OutputView({ session }: { readonly session: TraceSession }) {
  const { recording, program } = session;
  const { step } = useSession(session);
  const index = useMemo(() => outputIndexOf(recording), [recording]);
  const pieces = index.around(step, shownBefore, shownAfter);
  const soFar = pieces.filter((piece) => !piece.later);
  const later = pieces.filter((piece) => piece.later);
  const read = index.linesReadUpTo(step);
  const lines = stdinOfRun(program.stdin);
  const hidden =
    index.charactersUpTo(step) - soFar.reduce((sum, piece) => sum + piece.text.length, 0);
  return (
    <div className={css.output} tabIndex={0} role="group" aria-label="Output">
      <h3 className={css.heading}>Written by this step</h3>
      {index.characters === 0 && <p className={css.none}>The program writes nothing.</p>}
      {hidden > 0 && (
        <p className={css.none}>{counted(hidden, "character")} before this are not shown.</p>
      )}
      {soFar.length > 0 && <Text pieces={soFar} />}
      {soFar.length === 0 && index.characters > 0 && <p className={css.none}>Nothing yet.</p>}
      {later.length > 0 && (
        <div className={css.later}>
          <h3 className={css.heading}>Written later</h3>
          <Text pieces={later} />
        </div>
      )}
      {lines.length > 0 && (
        <>
          <h3 className={css.heading}>Input lines</h3>
          <ol className={css.lines}>
            {lines.map((line, place) => (
              // Lines have no identity but their place.
              <li
                key={`${place} ${line}`}
                className={css.line}
                data-read={place < read || undefined}
              >
                <code translate="no">{line === "" ? "(empty)" : line}</code>
                <span className={css.mark}>
                  {place < read ? "read" : place === read ? "next" : "waiting"}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Text({ pieces }: { readonly pieces: readonly OutputPiece[] }) {
  return (
    <pre className={css.text} translate="no">
      {joined(pieces).map((piece) =>
        piece.stream === "stderr" ? (
          <span key={piece.key} className={css.error}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </pre>
  );
}

/** What went to one stream in a row as one piece: thousands of small ones are slow to lay out. */
function joined(
  pieces: readonly OutputPiece[],
): readonly Pick<OutputPiece, "key" | "stream" | "text">[] {
  const rows: { key: number; stream: OutputPiece["stream"]; text: string }[] = [];
  for (const { key, stream, text } of pieces) {
    const last = rows.at(-1);
    if (last?.stream === stream) last.text += text;
    else rows.push({ key, stream, text });
  }
  return rows;
}
