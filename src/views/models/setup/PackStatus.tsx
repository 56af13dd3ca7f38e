import type { OpenPack } from "../../../app/evaluations/pack.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import { quarters, useSaid } from "../../parts/useSaid.ts";
import { packFailureWords } from "../../words/evaluations.ts";
import { count, counted } from "../../words/numbers.ts";
import type { PackOpener, PackState } from "./packOpener.ts";
import css from "./PackStatus.module.css";

interface Properties {
  readonly services: Pick<Services, "announcer">;
  readonly opener: PackOpener;
  readonly state: PackState;
}

/** How far the pack is open, and what is in it. */
export function PackStatus({ services, opener, state }: Properties) {
  useSaid(services.announcer, saidOf(state));
  switch (state.kind) {
    case "resting":
      return <p className={css.status}>Opening …</p>;
    case "closed":
      return (
        <div className={css.status}>
          <p>Opening it runs its programs, to know what Python does.</p>
          <Button look="main" onClick={() => opener.open()}>
            Open it
          </Button>
        </div>
      );
    case "opening":
      return (
        <div className={css.status}>
          <p className={css.figures}>
            {state.total === 0
              ? "Opening …"
              : `Opening: ${count(state.done)} of ${count(state.total)} done`}
          </p>
          <ProgressBar
            label="Pack opened"
            value={state.total === 0 ? null : state.done}
            max={Math.max(1, state.total)}
          />
          <Button onClick={() => opener.cancel()}>Cancel</Button>
        </div>
      );
    case "failed":
      return (
        <div className={css.failed} role="alert">
          <p>{packFailureWords(state.failure)}</p>
          <Button onClick={() => opener.open()}>Try again</Button>
        </div>
      );
    case "open":
      return <OpenFacts pack={state.pack} />;
  }
}

function OpenFacts({ pack }: { readonly pack: OpenPack }) {
  const { items, left, hash } = pack;
  const programs = new Set(items.map(({ program }) => program)).size;
  return (
    <div className={css.open}>
      <p className={css.figures}>
        <strong>{counted(items.length, "item")}</strong> of {counted(programs, "program")} · pack{" "}
        <code title={hash} translate="no">
          {hash.slice(0, 12)}
        </code>
      </p>
      {left.length > 0 && (
        <details className={css.left}>
          <summary>{counted(left.length, "item or program", "items or programs")} left out</summary>
          <ul>
            {left.slice(0, 50).map(({ title, reason }) => (
              <li key={`${title} ${reason}`}>
                {title}: {reason}
              </li>
            ))}
          </ul>
          {left.length > 50 && <p>and {count(left.length - 50)} more</p>}
        </details>
      )}
    </div>
  );
}

function saidOf(state: PackState): string {
  switch (state.kind) {
    case "opening": {
      const far = quarters(state.done, state.total);
      return far === "" ? "Opening the pack." : `Opening the pack, ${far}.`;
    }
    case "open":
      return `The pack is open: ${counted(state.pack.items.length, "item")}.`;
    case "closed":
    case "resting":
    case "failed":
      return "";
  }
}
