import type { Board } from "./board.ts";
import { CellMark } from "./CellMark.tsx";
import type { Picked } from "./picked.ts";
import css from "./CellChoice.module.css";

interface Properties {
  readonly board: Board;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
}

/** Whose answer is looked at, and of several samples which: all of them side by side. */
export function CellChoice({ board, picked, onPick }: Properties) {
  const sights = board.sights(picked.item, picked.predictor);
  const several = board.predictors.length > 1;
  if (!several && sights.length < 2) return null;
  return (
    <div className={css.choices}>
      {several && (
        <div role="group" aria-label="Predictors" className={css.row}>
          {board.predictors.map(({ id, label }, index) => (
            <button
              key={id}
              type="button"
              className={css.choice}
              aria-pressed={index === picked.predictor}
              onClick={() => onPick({ ...picked, predictor: index, sample: 0 })}
            >
              <span className={css.name}>{label}</span>
              <CellMark sights={board.sights(picked.item, index)} />
            </button>
          ))}
        </div>
      )}
      {sights.length > 1 && (
        <div role="group" aria-label="Samples" className={css.row}>
          {sights.map((sight, sample) => (
            <button
              // Samples have no identity but their number.
              key={`sample ${sample}`}
              type="button"
              className={css.choice}
              aria-pressed={sample === picked.sample}
              onClick={() => onPick({ ...picked, sample })}
            >
              <span className={css.name}>Sample {sample + 1}</span>
              <CellMark sights={[sight]} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
