import { createRoot } from "react-dom/client";
import { createAnnouncer } from "./app/announcer.ts";
import { createAttempts } from "./app/attempts.ts";
import { createCell } from "./app/cell.ts";
import { createKeeper } from "./app/keeping.ts";
import { createKeepingState } from "./app/keepingState.ts";
import { createKeptData } from "./app/keptData.ts";
import { createLateRecorder } from "./app/lateRecorder.ts";
import { createLateStore } from "./app/lateStore.ts";
import { once } from "./app/once.ts";
import { createPlayground } from "./app/playground.ts";
import { createCurrentPredict } from "./app/predict/current.ts";
import { createLatePredicting } from "./app/predict/latePredicting.ts";
import { createResults } from "./app/results/results.ts";
import { createRoom } from "./app/room.ts";
import { createRoutes } from "./app/routes.ts";
import { firstSample } from "./app/samples/samples.ts";
import { defaultPreferences, defaultSettings, noSheets } from "./app/settings.ts";
import { startKit } from "./runtime/start.ts";
import { App } from "./views/shell/App.tsx";
import "./views/style/base.css";

/** Put in when the page is built. */
declare const FORETRACE_VERSION: string;
declare const PYODIDE_VERSION: string;

// Python is the heaviest thing here, so its files are asked for before anything else is done.
const kit = startKit();
const python = once(async () =>
  (await import("./runtime/index.ts")).createPythonRuntime(document, kit),
);
const recorder = createLateRecorder(async () => {
  const loading = import("./app/pythonRecorder.ts");
  return (await loading).createPythonRecorder(await python());
});
recorder.warm();

const playground = createPlayground(firstSample.program, recorder, Date.now);
const settings = createCell(defaultSettings);
const preferences = createCell(defaultPreferences);
const keeping = createKeepingState();
const store = createLateStore(
  async (watcher) => (await import("./store/store.ts")).openStore(watcher, Date.now),
  keeping,
);
const room = createRoom("storage" in navigator ? navigator.storage : null, keeping);
const keeper = createKeeper(() => store.open(), keeping);
const attempts = createAttempts(store, keeping, room);
const sheets = createCell(noSheets);
void keeper.keep("program", playground.program);
void keeper.keep("replaced", playground.replaced);
void keeper.keep("settings", settings);
void keeper.keep("preferences", preferences);
void keeper.keep("sheets", sheets);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keeper.flush();
});

const predicting = createLatePredicting(recorder, async () => {
  const loading = import("./app/predict/pagePredicting.ts");
  const runs = await python();
  return (await loading).createPagePredicting(runs, recorder, attempts, FORETRACE_VERSION);
});

/** Benchmarks are long: where a second Python pays, they have it. */
const lanes = once(async () => {
  const first = await python();
  const second = (await import("./runtime/index.ts")).createSecondRuntime(document);
  return second === null ? ([first] as const) : ([first, second] as const);
});

const benchmarks = once(async () =>
  (await import("./app/benchmarks/pageBenchmarks.ts")).createPageBenchmarks(lanes, store, keeping),
);

const models = once(async () =>
  (await import("./app/models/pageModels.ts")).createPageModels(keeper, store),
);

const evaluations = once(async () =>
  (await import("./app/evaluations/pageEvaluations.ts")).createPageEvaluations({
    lanes,
    store,
    keeping,
    attempts,
    models,
    versions: { app: FORETRACE_VERSION, pyodide: PYODIDE_VERSION },
  }),
);

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <App
      services={{
        routes: createRoutes(window),
        playground,
        recorder,
        settings,
        preferences,
        announcer: createAnnouncer(),
        attempts,
        predicting,
        predict: createCurrentPredict(predicting),
        results: createResults(attempts, (attempt, predictions) =>
          predicting.rescore(attempt, predictions),
        ),
        benchmarks,
        evaluations,
        models,
        sheets,
        keptData: createKeptData(store, keeper, attempts, room, Date.now),
        keeping: keeping.cell,
        damaged: keeper.damaged,
      }}
    />,
  );
}
