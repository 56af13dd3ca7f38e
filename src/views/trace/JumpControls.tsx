import type { ReactNode } from "react";
import { iterationsAt, visits, type Recording } from "../../core/trace/index.ts";
import type { TraceAction } from "../../app/keys.ts";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { useSpareMoment } from "../parts/idle.ts";
import { count } from "../words/numbers.ts";
import { countUpTo } from "./ascending.ts";
import { MarkJump } from "./MarkJump.tsx";
import { useSession } from "./useSession.ts";
import { act } from "./useTraceKeys.ts";
import css from "./JumpControls.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: Services;
}

/** Jumps to where the same thing happens again: this line, this loop, the selected name, a breakpoint. */
export function JumpControls({ session, services }: Properties) {
  const { recording } = session;
  const { step, selected, breakpoints } = useSession(session);
  const line = recording.lineAt(step);
  // The loops of a long run are found once, and not while somebody waits for its first step.
  const loop = useSpareMoment(recording) ? iterationsAt(recording, step).at(-1) : undefined;
  const pair = (back: TraceAction, forward: TraceAction, what: string) => (
    <>
      <Jump action={back} icon="back" label={`Previous ${what}`} onAct={run} />
      <Jump action={forward} icon="forward" label={`Next ${what}`} onAct={run} />
    </>
  );
  const run = (action: TraceAction) => act(action, session, services);
  return (
    <div className={css.jumps} role="group" aria-label="Jumps">
      <Pair label={`Line ${line}`} detail={visitText(recording, step)}>
        {pair("previous-visit", "next-visit", "visit of this line")}
      </Pair>
      {loop !== undefined && (
        <Pair label="Loop" detail={`${count(loop.iteration)} of ${count(loop.run.starts.length)}`}>
          {pair("previous-iteration", "next-iteration", "iteration")}
        </Pair>
      )}
      {selected !== null && (
        <Pair label={<code translate="no">{selected.name}</code>} detail="">
          {pair("previous-change", "next-change", `change of ${selected.name}`)}
        </Pair>
      )}
      <MarkJump session={session} />
      {breakpoints.size > 0 && (
        <Button look="quiet" onClick={() => run("continue")}>
          Continue
        </Button>
      )}
    </div>
  );
}

function Jump({
  action,
  icon,
  label,
  onAct,
}: {
  readonly action: TraceAction;
  readonly icon: "back" | "forward";
  readonly label: string;
  readonly onAct: (action: TraceAction) => void;
}) {
  return (
    <Button look="icon" aria-label={label} title={label} onClick={() => onAct(action)}>
      <Icon name={icon} />
    </Button>
  );
}

function Pair({
  label,
  detail,
  children,
}: {
  readonly label: ReactNode;
  readonly detail: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.pair}>
      <span className={css.label}>{label}</span>
      {detail !== "" && <span className={css.detail}>{detail}</span>}
      {children}
    </div>
  );
}

/** `visit 3 of 9` of the line of a step. */
function visitText(recording: Recording, step: number): string {
  const all = visits(recording, recording.lineAt(step), recording.fileAt(step));
  const now = countUpTo(all, step);
  return now === 0 ? `${count(all.length)} to come` : `${count(now)} of ${count(all.length)}`;
}
