import { useEffect, useRef } from "react";
import { printRoute } from "../../app/routes.ts";
import type { Services, TraceServices } from "../../app/services.ts";
import type { PredictSession } from "../../app/predict/session.ts";
import { useCell } from "../parts/useCell.ts";
import { Header } from "../shell/Header.tsx";
import { AttemptView } from "./AttemptView.tsx";
import { Progress } from "./Progress.tsx";
import css from "./PredictScreen.module.css";

const skips = [
  ["task", "Skip to the question"],
  ["code", "Skip to the code"],
] as const;

type PredictServices = TraceServices & Pick<Services, "routes" | "predict" | "playground">;

interface Properties {
  readonly services: PredictServices;
  /** The attempt that the address names; null for the one that has just begun. */
  readonly attempt: string | null;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
}

/** Predicting: one question at a time, and what Python did only after the answer. */
export function PredictScreen({ services, attempt, onHelp, onSettings }: Properties) {
  const session = useCell(services.predict.session);
  const settings = useCell(services.settings);
  useEffect(() => {
    if (attempt !== null) services.predict.open(attempt);
  }, [services, attempt]);

  return (
    <div className={css.page}>
      <Header
        skips={skips}
        current={null}
        theme={settings.theme}
        onTheme={(to) => services.settings.set({ ...settings, theme: to })}
        onHelp={onHelp}
        onSettings={onSettings}
      >
        {session !== null && <Progress session={session} />}
      </Header>
      {session === null ? (
        <main className={css.nothing}>
          <h2 id="task" tabIndex={-1} className={css.title}>
            No questions yet
          </h2>
          <p>
            Choose a program in the <a href={printRoute({ kind: "playground" })}>playground</a> and
            press “Predict this”.
          </p>
        </main>
      ) : (
        <>
          <AddressOfAttempt services={services} session={session} named={attempt} />
          <AttemptView session={session} services={services} />
        </>
      )}
    </div>
  );
}

/** Keeps the address at the attempt that is on, so that a reload finds it again. */
function AddressOfAttempt({
  services,
  session,
  named,
}: {
  readonly services: PredictServices;
  readonly session: PredictSession;
  readonly named: string | null;
}) {
  const id = useCell(session.state).attempt?.id ?? null;
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    // Another id in the address was asked for by a person, unless this session has had it.
    if (id !== named && (named === null || named === before.current)) {
      services.routes.rename({ kind: "predict", attempt: id });
    }
    before.current = id;
  }, [services, id, named]);
  return null;
}
