import { useCallback, useEffect, useState } from "react";
import type { Benchmarks } from "../../app/benchmarks/benchmarks.ts";
import type { Services } from "../../app/services.ts";
import { Button } from "../parts/button/Button.tsx";
import { Page } from "../shell/Page.tsx";
import { Home } from "./home/Home.tsx";
import { SetView } from "./set/SetView.tsx";
import css from "./BenchmarksScreen.module.css";

interface Properties {
  readonly services: Services;
  /** The set that is looked at; null for all of them. */
  readonly set: string | null;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
}

/** The field's benchmarks: all that were brought, or one of them with its truths, answers and scores. */
export function BenchmarksScreen({ services, set, onHelp, onSettings }: Properties) {
  const { benchmarks, failed, load } = useBenchmarks(services);
  useEffect(() => keepFilesFromOpening(window), []);
  return (
    <Page
      services={services}
      place="benchmarks"
      label="Benchmarks"
      onHelp={onHelp}
      onSettings={onSettings}
    >
      {failed && (
        <div role="alert" className={css.failed}>
          <p>
            The part of the page that reads benchmarks could not be loaded. Is there a connection?
          </p>
          <Button onClick={load}>Load it again</Button>
        </div>
      )}
      {benchmarks !== null &&
        (set === null ? (
          <Home services={services} benchmarks={benchmarks} />
        ) : (
          <SetView key={set} services={services} benchmarks={benchmarks} id={set} />
        ))}
    </Page>
  );
}

/** What benchmarks are worked with, loaded when it is first needed. */
function useBenchmarks(services: Services): {
  readonly benchmarks: Benchmarks | null;
  readonly failed: boolean;
  readonly load: () => void;
} {
  const [benchmarks, setBenchmarks] = useState<Benchmarks | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    services.benchmarks().then(
      (loaded) => {
        setBenchmarks(loaded);
        setFailed(false);
      },
      () => setFailed(true),
    );
  }, [services]);
  useEffect(load, [load]);
  return { benchmarks, failed, load };
}

/** A file that is dropped beside the place for it would take the page away. */
function keepFilesFromOpening(page: Window): () => void {
  page.addEventListener("dragover", keepHere);
  page.addEventListener("drop", keepHere);
  return () => {
    page.removeEventListener("dragover", keepHere);
    page.removeEventListener("drop", keepHere);
  };
}

function keepHere(event: Event): void {
  event.preventDefault();
}
