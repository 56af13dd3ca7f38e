import { useCallback, useEffect, useState } from "react";
import type { Evaluations } from "../../app/evaluations/evaluations.ts";
import type { Models } from "../../app/models/models.ts";
import { printRoute } from "../../app/routes.ts";
import type { Services } from "../../app/services.ts";
import { Button } from "../parts/button/Button.tsx";
import { Page } from "../shell/Page.tsx";
import { ConnectView } from "./connect/ConnectView.tsx";
import { EvaluationView } from "./evaluation/EvaluationView.tsx";
import { EvaluationsHome } from "./home/EvaluationsHome.tsx";
import { SetupView } from "./setup/SetupView.tsx";
import css from "./ModelsScreen.module.css";

interface Properties {
  readonly services: Services;
  /** As in the route. */
  readonly at: string | null;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
}

/** What all parts of the screen work with. */
export interface ModelsServices {
  readonly services: Services;
  readonly evaluations: Evaluations;
  readonly models: Models;
}

const tabs = [
  [null, "Evaluations"],
  ["new", "New evaluation"],
  ["connect", "Connect models"],
] as const;

/** Models and players that answer the questions people answer: who can be asked, evaluations, and what came of them. */
export function ModelsScreen({ services, at, onHelp, onSettings }: Properties) {
  const { loaded, failed, load } = useLoaded(services);
  return (
    <Page services={services} place="models" label="Models" onHelp={onHelp} onSettings={onSettings}>
      <nav className={css.tabs} aria-label="Models">
        {tabs.map(([to, name]) => (
          <a
            key={name}
            className={css.tab}
            href={printRoute({ kind: "models", at: to })}
            aria-current={at === to ? "page" : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      {failed && (
        <div role="alert" className={css.failed}>
          <p>The part of the page that asks models could not be loaded. Is there a connection?</p>
          <Button onClick={load}>Load it again</Button>
        </div>
      )}
      {loaded === null && !failed && <p role="status">Loading …</p>}
      {loaded !== null && <Place at={at} {...loaded} />}
    </Page>
  );
}

function Place({ at, ...parts }: ModelsServices & { readonly at: string | null }) {
  switch (at) {
    case null:
      return <EvaluationsHome {...parts} />;
    case "connect":
      return <ConnectView {...parts} />;
    case "new":
      return <SetupView {...parts} />;
    default:
      return <EvaluationView key={at} id={at} {...parts} />;
  }
}

/** What evaluations are worked with, loaded when it is first needed. */
function useLoaded(services: Services): {
  readonly loaded: ModelsServices | null;
  readonly failed: boolean;
  readonly load: () => void;
} {
  const [loaded, setLoaded] = useState<ModelsServices | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    Promise.all([services.evaluations(), services.models()]).then(
      ([evaluations, models]) => {
        setLoaded({ services, evaluations, models });
        setFailed(false);
      },
      () => setFailed(true),
    );
  }, [services]);
  useEffect(load, [load]);
  return { loaded, failed, load };
}
