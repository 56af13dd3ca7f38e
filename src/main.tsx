import { createRoot } from "react-dom/client";
import { createAnnouncer } from "./app/announcer.ts";
import { createAttempts } from "./app/attempts.ts";
import { createCell } from "./app/cell.ts";
import { createKeeper } from "./app/keeping.ts";
import { createKeepingState } from "./app/keepingState.ts";
import { createLateRecorder } from "./app/lateRecorder.ts";
import { createLateStore } from "./app/lateStore.ts";
import { createPlayground } from "./app/playground.ts";
import { createRoom } from "./app/room.ts";
import { createRoutes } from "./app/routes.ts";
import { firstSample } from "./app/samples/samples.ts";
import { defaultPreferences, defaultSettings } from "./app/settings.ts";
import { startKit } from "./runtime/start.ts";
import { App } from "./views/shell/App.tsx";
import "./views/style/base.css";

// Python is the heaviest thing here, so its files are asked for before anything else is done.
const kit = startKit();
const recorder = createLateRecorder(async () => {
  const [{ createPythonRuntime }, { createPythonRecorder }] = await Promise.all([
    import("./runtime/index.ts"),
    import("./app/pythonRecorder.ts"),
  ]);
  return createPythonRecorder(createPythonRuntime(document, kit));
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
const keeper = createKeeper(store.open, keeping);
void keeper.keep("program", playground.program);
void keeper.keep("settings", settings);
void keeper.keep("preferences", preferences);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keeper.flush();
});

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
        attempts: createAttempts(store, keeping, room),
        keeping: keeping.cell,
        damaged: keeper.damaged,
      }}
    />,
  );
}
