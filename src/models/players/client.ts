import type { Capabilities, ModelClient } from "../client.ts";
import { bareExchange, failed, reply } from "../results.ts";
import type { Timing } from "../timing.ts";
import { unknownSettings } from "../unknownSettings.ts";
import type { Player, PlayerItem } from "./player.ts";
import { printJsonReply, printReply } from "./printReply.ts";

/** What players can do. They cost nothing and one at a time is enough: nothing is waited for. */
export const playerCapabilities: Capabilities = {
  stream: false,
  form: "none",
  logprobs: null,
  seed: true,
  temperature: false,
  usage: false,
  cost: "free",
  concurrency: { first: 1, most: 1 },
};

/** A player as somebody who is asked like a model; `itemOf` finds what the item of a request asks. */
export function createPlayerClient(
  player: Player,
  itemOf: (item: string) => PlayerItem | null,
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
      if (item === null || answer === null) {
        const message = item === null ? "unknown item" : `${player.id} has no answer to it`;
        return Promise.resolve(failed(exchange, { kind: "no-answer", message }));
      }
      const wantsJson = request.settings.answer?.kind === "schema";
      const text = wantsJson ? printJsonReply(answer, item.question) : printReply(answer);
      onDelta?.({ text, reasoning: "" });
      return Promise.resolve(
        reply({ ...exchange, rawHead: text }, text, {
          confidence: answer.confidence,
          cost: { usd: 0, source: "free" },
        }),
      );
    },
  };
}
