import { useEffect, useMemo, useRef } from "react";
import type { OpenPack } from "../../../app/evaluations/pack.ts";
import { openRun } from "../../../app/openTrace.ts";
import type { Services } from "../../../app/services.ts";
import type { Evaluation, ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Program } from "../../../core/program/program.ts";
import type { TraceSession } from "../../../app/trace/session.ts";
import { Button } from "../../parts/button/Button.tsx";
import { Icon } from "../../parts/icons.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { Region } from "../../parts/region/Region.tsx";
import { CodeList } from "../../trace/CodeList.tsx";
import { StateViews } from "../../trace/StateViews.tsx";
import { Timeline } from "../../trace/Timeline.tsx";
import { useSession } from "../../trace/useSession.ts";
import { useTraceKeys } from "../../trace/useTraceKeys.ts";
import { narrate } from "../../words/narration.ts";
import { count } from "../../words/numbers.ts";
import { useLook } from "./useLook.ts";
import css from "./RunBeside.module.css";

interface Properties {
  readonly services: Services;
  readonly evaluation: Evaluation;
  readonly pack: OpenPack;
  readonly item: EvaluationItem;
  /** Null: there is no answer that could leave the run. */
  readonly scored: ScoredOutput | null;
}

/** The run that an item is about, at the first step where the answer leaves it. */
export function RunBeside({ services, evaluation, pack, item, scored }: Properties) {
  const look = useLook(services, pack, item, scored);
  if (look.kind === "finding") return <p className={css.quiet}>The run is being found.</p>;
  if (look.kind === "none") {
    return (
      <p className={css.quiet}>
        There is no run to show here: nothing of this item can be run, or it could not be recorded.
      </p>
    );
  }
  const { session, step } = look;
  const open = () => void showOnPlayground(services, evaluation, item, session);
  return (
    <Region id="run" label="The run" className={css.run} onKeyDown={undefined}>
      <Shown
        services={services}
        session={session}
        step={step}
        right={isRight(scored)}
        onOpen={open}
      />
    </Region>
  );
}

interface ShownProperties {
  readonly services: Services;
  readonly session: TraceSession;
  /** Where the answer leaves the run; null for nowhere. */
  readonly step: number | null;
  readonly right: boolean;
  readonly onOpen: () => void;
}

function Shown({ services, session, step: parted, right, onOpen }: ShownProperties) {
  const { recording } = session;
  const { step, cursor } = useSession(session);
  const onKeyDown = useTraceKeys(session, services);
  const slider = useRef<HTMLInputElement>(null);
  const narration = useMemo(
    () => narrate(recording, cursor, step, "normal"),
    [recording, cursor, step],
  );
  useEffect(() => () => session.pause(), [session]);
  return (
    // The keys of a trace work anywhere in it, as on the playground.
    <div className={css.keys} onKeyDown={onKeyDown} role="presentation">
      <div className={css.head}>
        <h5 className={css.title}>{narration.heading}</h5>
        <div className={css.steps} role="group" aria-label="Steps">
          {moves.map(([action, icon, label]) => (
            <Button
              key={action}
              look="icon"
              aria-label={label}
              title={label}
              unavailable={unavailableAt(action, step, recording.steps - 1)}
              onClick={() => session.move(action)}
            >
              <Icon name={icon} />
            </Button>
          ))}
        </div>
      </div>
      <p className={css.narration}>
        <Prose text={narration.happened} />{" "}
        <span className={css.quiet}>
          <Prose text={narration.next} />
        </span>
      </p>
      <p className={css.parted} data-here={step === parted || undefined}>
        {parted === null ? (
          <span className={css.quiet}>
            {right
              ? "The answer goes with this run to its end."
              : "No single step tells where the answer leaves this run."}
          </span>
        ) : (
          <span>
            {right ? "This is what was asked about: " : "Here the answer first leaves Python: "}
            {step === parted ? (
              <strong>step {count(parted + 1)}</strong>
            ) : (
              <button type="button" className={css.back} onClick={() => session.goTo(parted)}>
                back to step {count(parted + 1)}
              </button>
            )}
          </span>
        )}
        <Button look="quiet" onClick={onOpen}>
          Open on the playground
        </Button>
      </p>
      <div className={css.timeline}>
        <Timeline session={session} slider={slider} />
      </div>
      <div className={css.code}>
        <CodeList session={session} />
      </div>
      <div className={css.state}>
        <StateViews session={session} services={services} stale={false} />
      </div>
    </div>
  );
}

const moves = [
  ["first", "first", "First step"],
  ["back", "back", "Step back"],
  ["forward", "forward", "Step forward"],
  ["last", "last", "Last step"],
] as const;

function unavailableAt(action: string, step: number, last: number): string | null {
  if ((action === "first" || action === "back") && step === 0) return "This is the first step";
  if ((action === "last" || action === "forward") && step === last) return "This is the last step";
  return null;
}

function isRight(scored: ScoredOutput | null): boolean {
  return scored?.score.value === 1;
}

async function showOnPlayground(
  services: Services,
  evaluation: Evaluation,
  item: EvaluationItem,
  { recording, program, state }: TraceSession,
): Promise<void> {
  const { step } = state.get();
  const source = recording.source().replaceAll(/\r\n?/g, "\n");
  const profile =
    item.asked.kind === "task" ? (item.asked.task.program?.profile ?? "native") : "native";
  const wanted: Program = { ...program, source };
  const traced = await openRun(services, wanted, profile);
  if (traced === null) return;
  traced.session?.goTo(step);
  services.playground.shown.set({
    step,
    says: `The run of ${item.title}, at the step that was looked at.`,
    back: { kind: "models", at: evaluation.id },
    name: evaluation.plan.title,
  });
}
