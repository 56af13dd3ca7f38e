import type { PlayerSpec } from "../../../core/evaluation/predictor.ts";
import { visits } from "../../../core/trace/index.ts";
import type { Recording } from "../../../core/trace/index.ts";
import type { ModelClient } from "../../../models/client.ts";
import { createTaskClient } from "../../../models/players/tasks/client.ts";
import { alwaysOnTasks, createPriorOnTasks } from "../../../models/players/tasks/floors.ts";
import { guardPeekOnTasks } from "../../../models/players/tasks/peek.ts";
import { amnesiacOnTasks, createNoisyOnTasks } from "../../../models/players/tasks/simulated.ts";
import type { TaskItem, TaskPlayer } from "../../../models/players/tasks/taskItem.ts";
import type { Timing } from "../../../models/timing.ts";

/** A player on tasks; only the one that forgets looks at recordings, which are made for it. */
export function taskPlayer(
  spec: PlayerSpec,
  items: ReadonlyMap<string, TaskItem>,
  record: (item: string) => Promise<Recording | null>,
  timing: Timing,
): ModelClient {
  const find = (id: string): TaskItem | null => items.get(id) ?? null;
  if (spec.player !== "amnesiac") {
    return createTaskClient(playerOf(spec, [...items.values()]), find, timing);
  }
  const { steps } = spec;
  return {
    ...createTaskClient(
      amnesiacOnTasks(steps, () => null),
      find,
      timing,
    ),
    async generate(request, signal, onDelta) {
      const recording = await record(request.item);
      const player = amnesiacOnTasks(steps, ({ question }) => {
        if (recording === null) return null;
        const line = question === null ? null : visits(recording, question.line);
        return {
          whole: recording.steps - 1 <= steps,
          line: line === null ? null : line.some((step) => step <= steps),
        };
      });
      return createTaskClient(player, find, timing).generate(request, signal, onDelta);
    },
  };
}

function playerOf(
  spec: Exclude<PlayerSpec, { player: "amnesiac" }>,
  items: readonly TaskItem[],
): TaskPlayer {
  switch (spec.player) {
    case "always":
      return alwaysOnTasks;
    case "prior":
      return createPriorOnTasks(items);
    case "guard-peek":
      return guardPeekOnTasks;
    case "noisy":
      return createNoisyOnTasks(spec.wrong, spec.seed);
  }
}
