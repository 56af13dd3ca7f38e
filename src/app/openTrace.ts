import { samePrograms, type Program } from "../core/program/program.ts";
import { type RunPlace, stepAt } from "../core/score/runPlace.ts";
import type { Services } from "./services.ts";

/** Shows a program's run at a place on the playground: records it when it is not the one that is there. */
export async function openTrace(
  services: Pick<Services, "playground" | "routes" | "settings">,
  program: Program,
  place: RunPlace,
): Promise<void> {
  const { playground, routes, settings } = services;
  routes.go({ kind: "playground" });
  const there = playground.traced.get();
  if (there === null || !samePrograms(there.program, program)) {
    playground.load(program);
    await playground.trace(settings.get());
  } else if (!samePrograms(playground.program.get(), program)) playground.load(program);
  const traced = playground.traced.get();
  if (traced !== null && samePrograms(traced.program, program)) {
    traced.session?.goTo(stepAt(traced.recording, place));
  }
}
