import { useState } from "react";
import { shownKeyOf, withKeyShown } from "../../app/keys.ts";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { useCell } from "../parts/useCell.ts";
import { count } from "../words/numbers.ts";
import { useSession } from "./useSession.ts";
import { act } from "./useTraceKeys.ts";
import css from "./StepControls.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: Services;
}

const buttons = [
  ["first", "first", "First step"],
  ["over-back", "overBack", "Back over a call"],
  ["back", "back", "Step back"],
  ["forward", "forward", "Step forward"],
  ["over", "over", "Forward over a call"],
  ["out", "out", "Out of this call"],
  ["last", "last", "Last step"],
] as const;

/** Buttons that go by steps and calls, the player, and a box for the number of a step. */
export function StepControls({ session, services }: Properties) {
  const { step, playing } = useSession(session);
  const settings = useCell(services.settings);
  const last = session.recording.steps - 1;
  const atEnd = step === last ? "This is the last step" : null;
  const atStart = step === 0 ? "This is the first step" : null;
  return (
    <div className={css.controls} role="group" aria-label="Steps">
      {buttons.map(([action, icon, label]) => (
        <Button
          key={action}
          look="icon"
          aria-label={label}
          title={withKeyShown(label, shownKeyOf(settings, action))}
          unavailable={action === "first" || action.endsWith("back") ? atStart : atEnd}
          onClick={() => act(action, session, services)}
        >
          <Icon name={icon} />
        </Button>
      ))}
      <Button
        look="icon"
        aria-label={playing ? "Pause" : "Play"}
        title={playing ? "Pause" : "Play"}
        onClick={() => act("play", session, services)}
      >
        <Icon name={playing ? "pause" : "play"} />
      </Button>
      <StepBox key={step} step={step} last={last} onGoTo={(to) => session.goTo(to)} />
    </div>
  );
}

/** The number of the step, to be typed over. Steps are shown from 1. */
function StepBox({
  step,
  last,
  onGoTo,
}: {
  readonly step: number;
  readonly last: number;
  readonly onGoTo: (step: number) => void;
}) {
  const [text, setText] = useState(String(step + 1));
  const go = () => {
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted >= 1) onGoTo(Math.min(wanted - 1, last));
    else setText(String(step + 1));
  };
  return (
    <label className={css.step}>
      <span>Step</span>
      <input
        aria-label="Step"
        className={css.box}
        style={{ width: `${Math.max(3, String(last + 1).length) + 2}ch` }}
        data-step-box=""
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key === "Enter") go();
          if (event.key === "Escape") setText(String(step + 1));
        }}
        onBlur={go}
      />
      <span className={css.of}>of {count(last + 1)}</span>
    </label>
  );
}
