import type { PlayerSpec } from "../../../core/evaluation/predictor.ts";
import type { Program } from "../../../core/program/program.ts";
import type { Recording } from "../../../core/trace/index.ts";
import type { ModelClient } from "../../../models/client.ts";
import { always } from "../../../models/players/always.ts";
import { createAmnesiac } from "../../../models/players/amnesiac.ts";
import { createPlayerClient } from "../../../models/players/client.ts";
import { guardPeek } from "../../../models/players/guardPeek.ts";
import { createNoisy } from "../../../models/players/noisy.ts";
import type { Player, PlayerItem } from "../../../models/players/player.ts";
import { createPrior } from "../../../models/players/prior.ts";
import type { Timing } from "../../../models/timing.ts";
import type { KnownQuestion } from "./knownQuestion.ts";

/** A player on questions; only the one that forgets looks at recordings, which are made again for it. */
export function questionPlayer(
  spec: PlayerSpec,
  known: readonly KnownQuestion[],
  record: (program: Program) => Promise<Recording | null>,
  timing: Timing,
): ModelClient {
  const items = new Map(known.map((one) => [one.item.id, playerItem(one)]));
  if (spec.player !== "amnesiac") {
    const player = playerOf(spec, [...items.values()]);
    return createPlayerClient(player, (id) => items.get(id) ?? null, timing);
  }
  const programs = new Map(known.map(({ item, program }) => [item.id, program]));
  const player = createAmnesiac(spec.steps);
  return {
    ...createPlayerClient(player, () => null, timing),
    async generate(request, signal, onDelta) {
      const program = programs.get(request.item);
      const recording = program === undefined ? null : await record(program);
      const item = items.get(request.item);
      const whole = item === undefined ? null : { ...item, recording };
      return createPlayerClient(player, () => whole, timing).generate(request, signal, onDelta);
    },
  };
}

function playerOf(
  spec: Exclude<PlayerSpec, { player: "amnesiac" }>,
  items: readonly PlayerItem[],
): Player {
  switch (spec.player) {
    case "always":
      return always;
    case "prior":
      return createPrior(items);
    case "guard-peek":
      return guardPeek;
    case "noisy":
      return createNoisy(spec.wrong, spec.seed);
  }
}

function playerItem({ item, program, question, truth }: KnownQuestion): PlayerItem {
  const { source } = program;
  return { id: item.id, program: item.program, source, question, truth, recording: null };
}
