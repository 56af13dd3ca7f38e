import { useRef } from "react";
import css from "./Splitter.module.css";

interface Properties {
  readonly label: string;
  /** The id of the part whose width it sets. */
  readonly controls: string;
  /** Width of the part before it, in hundredths of the whole. */
  readonly share: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (share: number) => void;
}

/** The bar between two parts that stand side by side: dragged, or moved by the arrow keys. */
export function Splitter({ label, controls, share, least, most, onChange }: Properties) {
  const dragging = useRef(false);
  const set = (wanted: number) => onChange(Math.min(most, Math.max(least, Math.round(wanted))));
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      className={css.splitter}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerMove={(event) => {
        const whole = event.currentTarget.parentElement?.getBoundingClientRect();
        if (!dragging.current || whole === undefined) return;
        set(((event.clientX - whole.left) / whole.width) * 100);
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") set(share - 2);
        else if (event.key === "ArrowRight") set(share + 2);
        else if (event.key === "Home") set(least);
        else if (event.key === "End") set(most);
        else return;
        event.preventDefault();
      }}
    />
  );
}
