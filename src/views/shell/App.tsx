import { Suspense, lazy, useEffect, useState } from "react";
import type { Services } from "../../app/services.ts";
import { KeepingContext } from "../kept/KeepingChip.tsx";
import { PlaygroundScreen } from "../playground/PlaygroundScreen.tsx";
import { LiveRegion } from "../parts/live/LiveRegion.tsx";
import { useCell } from "../parts/useCell.ts";
import { HelpDialog } from "./HelpDialog.tsx";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { keepingAdvice } from "../words/keeping.ts";
import { moveToRegion } from "./regions.ts";
import { applyLooks } from "./looks.ts";

const PredictScreen = lazy(async () => ({
  default: (await import("../predict/PredictScreen.tsx")).PredictScreen,
}));

const KeptDialog = lazy(async () => ({
  default: (await import("../kept/KeptDialog.tsx")).KeptDialog,
}));

const ResultsScreen = lazy(async () => ({
  default: (await import("../results/ResultsScreen.tsx")).ResultsScreen,
}));

const BenchmarksScreen = lazy(async () => ({
  default: (await import("../benchmarks/BenchmarksScreen.tsx")).BenchmarksScreen,
}));

const ModelsScreen = lazy(async () => ({
  default: (await import("../models/ModelsScreen.tsx")).ModelsScreen,
}));

/** The whole page: the screen that the address names, and what stands above all of them. */
export function App({ services }: { readonly services: Services }) {
  const settings = useCell(services.settings);
  const route = useCell(services.routes.route);
  const [dialog, setDialog] = useState<"none" | "help" | "settings" | "kept">("none");

  // Once it has been opened it stays, so that it can give the focus back when it closes.
  const [keptShown, setKeptShown] = useState(false);
  if (dialog === "kept" && !keptShown) setKeptShown(true);
  const advice = keepingAdvice(useCell(services.keeping));
  useEffect(() => {
    if (advice !== "") services.announcer.say(advice);
  }, [advice, services.announcer]);

  useEffect(() => applyLooks(document.documentElement, settings), [settings]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "F6" && moveToRegion(document, event.shiftKey ? -1 : 1)) {
        event.preventDefault();
      }
      if (event.key === "?" && settings.letterKeys && !isTextField(event.target)) {
        event.preventDefault();
        setDialog("help");
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [settings.letterKeys]);

  const screen = {
    services,
    onHelp: () => setDialog("help"),
    onSettings: () => setDialog("settings"),
  };
  return (
    <>
      <KeepingContext value={{ keeping: services.keeping, onOpen: () => setDialog("kept") }}>
        <Suspense fallback={null}>
          {route.kind === "playground" && <PlaygroundScreen {...screen} />}
          {route.kind === "predict" && <PredictScreen {...screen} attempt={route.attempt} />}
          {route.kind === "results" && <ResultsScreen {...screen} attempt={route.attempt} />}
          {route.kind === "benchmarks" && <BenchmarksScreen {...screen} set={route.set} />}
          {route.kind === "models" && <ModelsScreen {...screen} at={route.at} />}
        </Suspense>
      </KeepingContext>
      {keptShown && (
        <Suspense fallback={null}>
          <KeptDialog
            open={dialog === "kept"}
            keeping={services.keeping}
            data={services.keptData}
            onClose={() => setDialog("none")}
          />
        </Suspense>
      )}
      <HelpDialog open={dialog === "help"} settings={settings} onClose={() => setDialog("none")} />
      <SettingsDialog
        open={dialog === "settings"}
        settings={settings}
        onChange={(changed) => services.settings.set(changed)}
        onClose={() => setDialog("none")}
      />
      <LiveRegion announcer={services.announcer} />
    </>
  );
}

/** True for what is typed into, where a question mark is only a question mark. */
function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, [contenteditable], .monaco-editor") !== null
  );
}
