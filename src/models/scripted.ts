import type { Failure, GenRequest, GenResult } from "../core/asking/generation.ts";
import type { Capabilities, ModelClient } from "./client.ts";
import { bareExchange, failed, reply, type ReplyDetails } from "./results.ts";
import type { Timing } from "./timing.ts";
import { unknownSettings } from "./unknownSettings.ts";

/** One thing that a scripted client does when it is asked. */
export type Scripted =
  | ({ readonly kind: "answer"; readonly text: string; readonly afterMs?: number } & ReplyDetails)
  /** Says something, and then fails: a rate limit, a cut stream, whatever there is. */
  | { readonly kind: "failure"; readonly failure: Failure; readonly text?: string }
  /** Says nothing until it is given up. */
  | { readonly kind: "hang" };

/** What a scripted client does: `call` is the number of the call with this item and sample, 0-based. */
export type Script = (request: GenRequest, call: number) => Scripted;

/** A client that can do whatever a script says, unless it is told to pass for less. */
const allCapabilities: Capabilities = {
  stream: true,
  form: "schema-and-pattern",
  logprobs: 20,
  seed: true,
  temperature: true,
  usage: true,
  cost: "free",
  // Nobody is asked who could be asked too much.
  concurrency: { first: 12, most: 48 },
};

/** A client that does what a script says, and nothing else. */
export function createScripted(
  script: Script,
  timing: Timing,
  capabilities: Capabilities = allCapabilities,
): ModelClient {
  const calls = new Map<string, number>();
  return {
    capabilities,
    async generate(request, signal, onDelta): Promise<GenResult> {
      const began = timing.now();
      const name = `${request.sample} ${request.item}`;
      const call = calls.get(name) ?? 0;
      calls.set(name, call + 1);
      const step = script(request, call);
      if (step.kind === "hang") await aborted(signal);
      else if (step.kind === "answer" && step.afterMs !== undefined) {
        await Promise.race([passed(step.afterMs, timing), aborted(signal)]);
      }
      const totalMs = timing.now() - began;
      const exchange = {
        ...bareExchange(totalMs, unknownSettings(request.settings)),
        modelReported: "scripted",
      };
      if (signal.aborted || step.kind === "hang") return failed(exchange, { kind: "aborted" });
      if (step.kind === "failure") return failed(exchange, step.failure, step.text);
      onDelta?.({ text: step.text, reasoning: step.reasoning ?? "" });
      return reply({ ...exchange, firstTextMs: totalMs, rawHead: step.text }, step.text, step);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener(
      "abort",
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

function passed(delayMs: number, timing: Timing): Promise<void> {
  return new Promise((resolve) => {
    timing.after(delayMs, resolve);
  });
}
