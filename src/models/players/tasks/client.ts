import type { ModelClient } from "../../client.ts";
import { playerCapabilities } from "../client.ts";
import { bareExchange, failed, reply } from "../../results.ts";
import type { Timing } from "../../timing.ts";
import { unknownSettings } from "../../unknownSettings.ts";
import type { TaskItem, TaskPlayer } from "./taskItem.ts";

/**
 * A player on tasks as somebody who is asked like a model: its reply goes on where the prompt ends, inside an answer or inside thoughts, and stops
 * in front of the closing mark.
 */
export function createTaskClient(
  player: TaskPlayer,
  itemOf: (item: string) => TaskItem | null,
  timing: Timing,
): ModelClient {
  return {
    capabilities: playerCapabilities,
    generate(request, signal, onDelta) {
      const began = timing.now();
      const item = itemOf(request.item);
      const answer = item === null || signal.aborted ? null : player.answer(item, request.sample);
      const exchange = {
        ...bareExchange(timing.now() - began, unknownSettings(request.settings)),
        modelReported: player.id,
      };
      if (signal.aborted) return Promise.resolve(failed(exchange, { kind: "aborted" }));
      if (answer === null) {
        const message = item === null ? "unknown item" : `${player.id} has no answer to it`;
        return Promise.resolve(failed(exchange, { kind: "no-answer", message }));
      }
      const thinks = request.messages.at(-1)?.text.endsWith("[THOUGHT]\n") ?? false;
      const text = thinks
        ? `I am a player and do not think.\n[/THOUGHT]\n[ANSWER]\n${answer.text}\n`
        : `${answer.text}\n`;
      onDelta?.({ text, reasoning: "" });
      const details = { confidence: answer.confidence, cost: { usd: 0, source: "free" } as const };
      return Promise.resolve(reply({ ...exchange, rawHead: text.slice(0, 4_096) }, text, details));
    },
  };
}
