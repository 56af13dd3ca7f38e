import { createContext, useContext } from "react";
import type { Cell } from "../../app/cell.ts";
import type { Keeping } from "../../app/keepingState.ts";
import { Icon } from "../parts/icons.tsx";
import { useCell } from "../parts/useCell.ts";
import { keepingWords } from "../words/keeping.ts";
import css from "./KeepingChip.module.css";

/** What every screen's header shows of keeping, whatever screen it is. */
interface Shown {
  readonly keeping: Pick<Cell<Keeping>, "get" | "subscribe">;
  readonly onOpen: () => void;
}

/** Set once, around all screens. */
export const KeepingContext = createContext<Shown | null>(null);

/** Says whether everything is kept, in words where it is not, and opens what is kept. */
export function KeepingChip() {
  const shown = useContext(KeepingContext);
  return shown === null ? null : <Chip {...shown} />;
}

function Chip({ keeping, onOpen }: Shown) {
  const state = useCell(keeping);
  const well = state.kind === "saved" || state.kind === "saving" || state.kind === "restoring";
  const words = keepingWords(state);
  const name = words === "" ? "Kept in this browser" : `Kept in this browser: ${words}`;
  return (
    <button
      type="button"
      className={css.chip}
      data-state={well ? "well" : state.kind}
      aria-label={name}
      title={name}
      onClick={onOpen}
    >
      <Icon name={well ? "kept" : "warning"} />
      {!well && <span className={css.words}>{words}</span>}
    </button>
  );
}
