import type { TraceSession } from "../../app/trace/session.ts";
import { Icon } from "../parts/icons.tsx";
import { count } from "../words/numbers.ts";
import { useSession } from "./useSession.ts";
import css from "./Points.module.css";

/** The steps at which questions will be asked, each with a way to take it out. */
export function PointChips({ session }: { readonly session: TraceSession }) {
  const { points } = useSession(session);
  if (points.size === 0) return null;
  return (
    <ul className={css.chips} aria-label="Questions will be asked at">
      {[...points]
        .toSorted((one, other) => one - other)
        .map((point) => (
          <li key={point} className={css.chip}>
            <button type="button" className={css.go} onClick={() => session.goTo(point)}>
              step {count(point + 1)}, line {session.recording.lineAt(point)}
            </button>
            <button
              type="button"
              className={css.remove}
              aria-label={`Ask nothing at step ${count(point + 1)}`}
              onClick={() => session.togglePoint(point)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
    </ul>
  );
}
