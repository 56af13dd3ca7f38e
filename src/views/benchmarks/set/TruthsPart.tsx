import type { BenchmarkSession, OpenSet, Truths } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { quarters, useSaid } from "../../parts/useSaid.ts";
import { setFailureWords } from "../../words/benchmarks.ts";
import { count, counted } from "../../words/numbers.ts";
import { durationWords } from "../../words/times.ts";
import type { TaskFilter } from "./taskFilters.ts";
import css from "./TruthsPart.module.css";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
  /** Shows the tasks that a filter lets through. */
  readonly onShow: (filter: TaskFilter) => void;
}

/** How far the truths are, whether they are those of the files, and which are not to be had. */
export function TruthsPart({ services, session, state, onShow }: Properties) {
  const { truths } = state;
  const { phase, done, total, computed, unavailable } = truths;
  const without = done - computed;
  useSaid(services.announcer, saidOf(truths));
  return (
    <section className={sheet.part} aria-labelledby="truths">
      <h3 id="truths" className={sheet.title}>
        Truths
      </h3>
      <p className={css.sum}>
        <strong>
          {count(done)} of {counted(total, "truth")} known
        </strong>
        : {count(computed)} computed here, {count(without)} unavailable.
      </p>
      {truths.compared > 0 && (
        <p className={css.sum}>
          {count(truths.equal)} of {count(truths.compared)} are equal to the files’ own.{" "}
          {truths.unequal.size > 0 && (
            <button type="button" className={css.show} onClick={() => onShow("unequal")}>
              Show the {count(truths.unequal.size)} that differ
            </button>
          )}
        </p>
      )}
      <div className={css.work}>
        <WorkButton session={session} truths={truths} />
        {(phase === "computing" || phase === "pausing") && (
          <>
            <ProgressBar label="Truths computed" value={done} max={Math.max(1, total)} />
            <span className={css.left}>
              {phase === "pausing"
                ? "Pausing: what runs now is finished first."
                : truths.msLeft !== null && `about ${durationWords(truths.msLeft)} left`}
            </span>
          </>
        )}
      </div>
      {truths.failure !== null && (
        <p role="alert" className={css.failure}>
          Computing stopped: {setFailureWords(truths.failure)}
        </p>
      )}
      {unavailable.length > 0 && (
        <details className={css.unavailable} open={unavailable.length <= 4}>
          <summary>
            {counted(without, "truth")} unavailable, which says nothing of an answer
          </summary>
          <ul>
            {unavailable.map(({ module, reason, tasks }) => (
              <li key={`${module} ${reason}`} className={css.reason}>
                <span className={css.many}>{counted(tasks, "task")}</span>
                <span>
                  {module === null ? (
                    reason
                  ) : (
                    <>
                      need the module <code translate="no">{module}</code>, which is not here
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <button type="button" className={css.show} onClick={() => onShow("unavailable")}>
            Show them
          </button>
        </details>
      )}
    </section>
  );
}

function WorkButton({
  session,
  truths,
}: {
  readonly session: BenchmarkSession;
  readonly truths: Truths;
}) {
  const { phase, done, total } = truths;
  if (phase === "computing" || phase === "pausing") {
    return (
      <Button
        unavailable={phase === "pausing" ? "It is pausing already" : null}
        onClick={() => session.pause()}
      >
        Pause
      </Button>
    );
  }
  if (done === total) return null;
  return (
    <Button look="main" onClick={() => session.compute()}>
      {phase === "failed" ? "Try again" : done === 0 ? "Compute the truths" : "Go on computing"}
    </Button>
  );
}

function saidOf({ phase, done, total, computed }: Truths): string {
  switch (phase) {
    case "computing": {
      const far = quarters(done, total);
      return far === "" ? "Computing the truths." : `Computing the truths, ${far}.`;
    }
    case "pausing":
      return "Pausing.";
    case "idle":
      return done === 0
        ? ""
        : `${count(done)} of ${counted(total, "truth")} known, ${count(computed)} computed.`;
    case "failed":
      // The notice says it as soon as it is there.
      return "";
  }
}
