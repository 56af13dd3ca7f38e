import type { SheetDraft } from "../store/kept.ts";
import type { Announcer } from "./announcer.ts";
import type { Attempts } from "./attempts.ts";
import type { Benchmarks } from "./benchmarks/benchmarks.ts";
import type { Cell } from "./cell.ts";
import type { Evaluations } from "./evaluations/evaluations.ts";
import type { Keeping } from "./keepingState.ts";
import type { KeptData } from "./keptData.ts";
import type { Models } from "./models/models.ts";
import type { Playground } from "./playground.ts";
import type { CurrentPredict } from "./predict/current.ts";
import type { Predicting } from "./predict/predicting.ts";
import type { Recorder } from "./recorder.ts";
import type { Results } from "./results/results.ts";
import type { Routes } from "./routes.ts";
import type { Preferences, Settings } from "./settings.ts";

/** Everything that the screen works with; made once, when the page starts. */
export interface Services {
  readonly routes: Routes;
  readonly playground: Playground;
  readonly recorder: Recorder;
  readonly settings: Cell<Settings>;
  readonly preferences: Cell<Preferences>;
  readonly announcer: Announcer;
  readonly attempts: Attempts;
  readonly predicting: Predicting;
  /** The attempt that the page is on. */
  readonly predict: CurrentPredict;
  readonly results: Results;
  /** Loaded when it is first asked for; the same every time. Rejects where it cannot be loaded, and is tried again then. */
  readonly benchmarks: () => Promise<Benchmarks>;
  /** Loaded when they are first asked for, like the benchmarks. */
  readonly evaluations: () => Promise<Evaluations>;
  readonly models: () => Promise<Models>;
  /** What is being copied into chat windows and back, kept while it is. */
  readonly sheets: Cell<readonly SheetDraft[]>;
  readonly keptData: KeptData;
  readonly keeping: Pick<Cell<Keeping>, "get" | "subscribe">;
  /** True when something kept by another version could not be read. */
  readonly damaged: Pick<Cell<boolean>, "get" | "subscribe">;
}

/** What the views of a run work with. */
export type TraceServices = Pick<Services, "settings" | "preferences" | "announcer">;
