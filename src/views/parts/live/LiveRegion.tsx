import type { Announcer } from "../../../app/announcer.ts";
import { useCell } from "../useCell.ts";

/** The one place whose text is read out when it changes. */
export function LiveRegion({ announcer }: { readonly announcer: Announcer }) {
  const { text, turn } = useCell(announcer.message);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {/* A new element each time, so that the same words are read again. */}
      <span key={turn}>{text}</span>
    </div>
  );
}
