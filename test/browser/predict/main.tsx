/** The predict screen over a session that is written down: `?case=…&at=…`, see `cases.ts`. */
import { createRoot } from "react-dom/client";
import { createAnnouncer } from "../../../src/app/announcer.ts";
import { createCell } from "../../../src/app/cell.ts";
import type { Feedback } from "../../../src/app/predict/session.ts";
import { defaultPlan } from "../../../src/app/predict/current.ts";
import { createPlayground } from "../../../src/app/playground.ts";
import { createRoutes } from "../../../src/app/routes.ts";
import type { Attempt } from "../../../src/core/attempt/attempt.ts";
import { printTruth } from "../../../src/core/prediction/printTruth.ts";
import { readAnswer } from "../../../src/core/prediction/readAnswer.ts";
import { questionsOf } from "../../../src/core/attempt/items.ts";
import { judge } from "../../../src/core/score/judges/index.ts";
import { defaultPreferences, defaultSettings } from "../../../src/app/settings.ts";
import { PredictScreen } from "../../../src/views/predict/PredictScreen.tsx";
import { applyLooks } from "../../../src/views/shell/looks.ts";
import { LiveRegion } from "../../../src/views/parts/live/LiveRegion.tsx";
import { scriptedPredict } from "../../fakes/predictSession.ts";
import { scriptedRecorder } from "../../fakes/recorder.ts";
import { allCases, itemsFor, type Case } from "./cases.ts";
import { seenSteps, source } from "./recording.ts";
import "../../../src/views/style/base.css";

const parameters = new URLSearchParams(location.search);
const name = parameters.get("case") ?? "correct";
const at = parameters.get("at") ?? "answering";

function feedbackOf({ question, raw, truth, rule, evidence }: Case): Feedback {
  return {
    score: judge(question, truth, readAnswer(question, raw), evidence),
    truth,
    truthText: truth === null ? "" : (printTruth(truth)?.text ?? ""),
    mineText: raw?.text ?? "",
    rule,
  };
}

const items = itemsFor(name);
const attempt: Attempt = {
  id: "attempt",
  title: "Adding up a list",
  concepts: [],
  program: { source, stdin: [], seed: 0 },
  programHash: "",
  mode: "practice",
  options: { seed: 0, size: 8, kinds: [], help: "unchanged", chosen: [] },
  items,
  startedMs: 0,
  finishedMs: null,
  versions: { python: "3.14.2", app: "0.1.0" },
};
const session = scriptedPredict(
  attempt,
  new Map(allCases.map((one) => [one.question.id, feedbackOf(one)])),
  {},
  (item) => ((items[item]?.shown ?? -1) < 0 ? null : seenSteps()),
);
const first = items[0] === undefined ? [] : questionsOf(items[0]).map(({ id }) => id);
for (const { question, raw } of allCases) {
  if (at === "empty" || (at !== "finished" && !first.includes(question.id))) continue;
  session.draft(question.id, {
    raw,
    confidence: at === "committed" ? "fairly-sure" : null,
    why: "",
  });
}
if (at === "committed") await session.commit(first);
if (at === "finished") {
  await session.commit(items.flatMap((item) => questionsOf(item).map(({ id }) => id)));
  await session.finish();
}

const services = {
  playground: createPlayground(attempt.program, scriptedRecorder().recorder, Date.now),
  routes: createRoutes(window),
  announcer: createAnnouncer(),
  settings: createCell(defaultSettings),
  preferences: createCell(defaultPreferences),
  predict: {
    session: createCell(session),
    plan: createCell(defaultPlan),
    start: () => undefined,
    open: () => undefined,
  },
};
applyLooks(document.documentElement, services.settings.get());
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <>
      <PredictScreen
        services={services}
        attempt={attempt.id}
        onHelp={() => undefined}
        onSettings={() => undefined}
      />
      <LiveRegion announcer={services.announcer} />
    </>,
  );
}
