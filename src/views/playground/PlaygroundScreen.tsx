import { Suspense, lazy, useEffect, useMemo, useRef, useState } from "react";
import { isStale } from "../../app/playground.ts";
import type { Services } from "../../app/services.ts";
import { CodeEditor, type CodeEditorHandle } from "../parts/editor/CodeEditor.tsx";
import { Splitter } from "../parts/split/Splitter.tsx";
import { useCell } from "../parts/useCell.ts";
import { Region } from "../parts/region/Region.tsx";
import { PredictStart } from "../predict/PredictStart.tsx";
import { Header } from "../shell/Header.tsx";
import { codeFontSize, useTheme } from "../shell/looks.ts";
import { useTraceKeys } from "../trace/useTraceKeys.ts";
import { outcomeWords } from "../words/outcome.ts";
import { CodeRegionHead } from "./CodeRegionHead.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { Notices } from "./Notices.tsx";
import { ProgramInputs } from "./ProgramInputs.tsx";
import { RunControls } from "./RunControls.tsx";
import { endOf, problemOf } from "./problem.ts";
import css from "./PlaygroundScreen.module.css";

// What shows a run is not needed to write a program.
const TracePanel = lazy(async () => ({
  default: (await import("../trace/traceViews.ts")).TracePanel,
}));
const CodeList = lazy(async () => ({ default: (await import("../trace/traceViews.ts")).CodeList }));
const StateViews = lazy(async () => ({
  default: (await import("../trace/traceViews.ts")).StateViews,
}));

const skips = [
  ["task", "Skip to the run"],
  ["state", "Skip the editor"],
] as const;

interface Properties {
  readonly services: Services;
  readonly onHelp: () => void;
  readonly onSettings: () => void;
}

/** The playground: a program, its run, and every moment of it. */
export function PlaygroundScreen({ services, onHelp, onSettings }: Properties) {
  const { playground, recorder, announcer } = services;
  const program = useCell(playground.program);
  const traced = useCell(playground.traced);
  const settings = useCell(services.settings);
  const preferences = useCell(services.preferences);
  const keeping = useCell(services.keeping);
  const theme = useTheme(settings);
  const editor = useRef<CodeEditorHandle>(null);

  const session = traced?.session ?? null;
  // A new run is shown at once; what a person chose counts for the run that was there.
  const [chosen, setChosen] = useState<{ for: typeof traced; mode: "edit" | "steps" } | null>(null);
  const mode = chosen !== null && chosen.for === traced ? chosen.mode : "steps";
  const setMode = (to: "edit" | "steps") => setChosen({ for: traced, mode: to });
  const stale = traced !== null && isStale(traced, program);
  const problem = useMemo(
    () => (traced === null || stale ? null : problemOf(traced.program.source, traced.recording)),
    [traced, stale],
  );
  const onKeyDown = useTraceKeys(session, services);

  useEffect(() => {
    if (traced === null) return;
    announcer.say(
      outcomeWords(traced.recording.outcome, traced.recording.steps, endOf(traced.recording).line)
        .text,
    );
  }, [traced, announcer]);

  const trace = () => void playground.trace(services.settings.get());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      // The editors have it as a key of their own.
      if (!wanted || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      void playground.trace(services.settings.get());
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [playground, services.settings]);
  const showEditor = mode === "edit" || session === null;

  return (
    <div className={css.page}>
      <Header
        skips={skips}
        current="playground"
        theme={settings.theme}
        onTheme={(to) => services.settings.set({ ...settings, theme: to })}
        onHelp={onHelp}
        onSettings={onSettings}
      >
        <RunControls
          run={playground.run}
          boot={recorder.boot}
          onTrace={trace}
          onStop={() => playground.stop()}
          onRetry={() => recorder.warm()}
          onSample={(sample) => {
            playground.load(sample);
            setMode("edit");
          }}
        >
          <PredictStart services={services} />
        </RunControls>
      </Header>
      <main
        className={css.main}
        style={{ gridTemplateColumns: `calc(${preferences.codeShare}% - 1px) 1px minmax(0, 1fr)` }}
      >
        <Region id="task" label="Run" className={css.task} onKeyDown={onKeyDown}>
          <Notices
            services={services}
            session={session}
            stale={stale}
            onSettings={onSettings}
            onShowEditor={(line) => {
              setMode("edit");
              // The editor is hidden until this render is over.
              requestAnimationFrame(() => editor.current?.goToLine(line));
            }}
          />
          {session !== null && (
            <Suspense fallback={null}>
              <TracePanel session={session} services={services} stale={stale} />
            </Suspense>
          )}
        </Region>
        <Region
          id="code"
          label="Code"
          className={css.code}
          onKeyDown={showEditor ? undefined : onKeyDown}
        >
          <CodeRegionHead
            mode={showEditor ? "edit" : "steps"}
            hasSteps={session !== null}
            stale={stale}
            keeping={keeping}
            onMode={setMode}
          />
          <div className={css.edit} hidden={!showEditor}>
            <CodeEditor
              text={program.source}
              label="Python program"
              plain={settings.editor === "plain"}
              theme={theme}
              fontSize={codeFontSize(settings)}
              problem={problem}
              handle={editor}
              onTrace={trace}
              onChange={(source) => playground.program.set({ ...playground.program.get(), source })}
            />
            <ProgramInputs
              program={program}
              onChange={(changed) => playground.program.set(changed)}
              onTrace={trace}
            />
          </div>
          {session !== null && !showEditor && (
            <div className={css.steps}>
              <Suspense fallback={null}>
                <CodeList session={session} />
              </Suspense>
            </div>
          )}
        </Region>
        <Splitter
          label="Width of the code"
          controls="code"
          share={preferences.codeShare}
          least={25}
          most={75}
          onChange={(codeShare) => services.preferences.set({ ...preferences, codeShare })}
        />
        <Region id="state" label="State" className={css.state} onKeyDown={onKeyDown}>
          {session === null ? (
            <EmptyState onSample={(sample) => playground.load(sample)} problem={problem !== null} />
          ) : (
            <Suspense fallback={null}>
              <StateViews session={session} services={services} stale={stale} />
            </Suspense>
          )}
        </Region>
      </main>
    </div>
  );
}
