import type { Announcer } from "./announcer.ts";
import type { Attempts } from "./attempts.ts";
import type { Cell } from "./cell.ts";
import type { Keeping } from "./keepingState.ts";
import type { Playground } from "./playground.ts";
import type { Recorder } from "./recorder.ts";
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
  readonly keeping: Pick<Cell<Keeping>, "get" | "subscribe">;
  /** True when something kept by another version could not be read. */
  readonly damaged: Pick<Cell<boolean>, "get" | "subscribe">;
}
