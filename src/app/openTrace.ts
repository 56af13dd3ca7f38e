import { samePrograms, type Program } from "../core/program/program.ts";
import { type RunPlace, stepAt } from "../core/score/runPlace.ts";
import type { Traced } from "./playground.ts";
import type { Profile } from "./recorder.ts";
import type { Services } from "./services.ts";

/** What showing a run works with. */
export type TraceOpener = Pick<Services, "playground" | "routes" | "settings">;

/** Shows a program's run at a place on the playground: records it when it is not the one that is there. */
export async function openTrace(
  services: TraceOpener,
  program: Program,
  place: RunPlace,
): Promise<void> {
  const traced = await openRun(services, program, "native");
  traced?.session?.goTo(stepAt(traced.recording, place));
}

/**
 * Shows a program's run on the playground: records it when it is not the one that is there. What somebody was writing can be brought back
 * there. Null when it could not be recorded, or another run was begun meanwhile.
 */
export async function openRun(
  { playground, routes, settings }: TraceOpener,
  program: Program,
  profile: Profile,
): Promise<Traced | null> {
  const isWanted = (traced: Traced | null): traced is Traced =>
    traced !== null && traced.profile === profile && samePrograms(traced.program, program);
  routes.go({ kind: "playground" });
  playground.shown.set(null);
  const there = playground.traced.get();
  playground.load(program);
  if (isWanted(there)) return there;
  await playground.trace(settings.get(), profile);
  const traced = playground.traced.get();
  return isWanted(traced) ? traced : null;
}
