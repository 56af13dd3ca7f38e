import type { Failure, GenResult } from "../core/asking/generation.ts";
import type { ModelClient } from "./client.ts";
import type { ClientLimits } from "./limits.ts";
import { bareExchange, failed } from "./results.ts";
import type { Timing } from "./timing.ts";
import { unknownSettings } from "./unknownSettings.ts";

/**
 * A client that is given up when it says nothing for too long, for those that have no waits of their own. Giving up does not hang on the
 * client either: one that never comes back is left behind.
 */
export function withSilence(
  client: ModelClient,
  timing: Timing,
  limits: Pick<ClientLimits, "firstByteMs" | "betweenMs">,
): ModelClient {
  return {
    capabilities: client.capabilities,
    generate(request, signal, onDelta) {
      const began = timing.now();
      const stop = new AbortController();
      let text = "";
      let firstTextMs: number | null = null;
      return new Promise<GenResult>((resolve) => {
        let callOff: (() => void) | null = null;
        const end = (result: GenResult): void => {
          callOff?.();
          signal.removeEventListener("abort", onAbort);
          resolve(result);
        };
        const giveUp = (failure: Failure): void => {
          stop.abort();
          const exchange = {
            ...bareExchange(timing.now() - began, unknownSettings(request.settings)),
            firstTextMs,
          };
          end(failed(exchange, failure, text));
        };
        const onAbort = (): void => {
          giveUp({ kind: "aborted" });
        };
        const expect = (when: "before" | "within", limitMs: number): void => {
          callOff?.();
          callOff = timing.after(limitMs, () => {
            giveUp({ kind: "silent", when, waitedMs: limitMs });
          });
        };
        if (signal.aborted) {
          giveUp({ kind: "aborted" });
          return;
        }
        signal.addEventListener("abort", onAbort);
        expect("before", limits.firstByteMs);
        void client
          .generate(request, stop.signal, (delta) => {
            if (stop.signal.aborted) return;
            firstTextMs ??= timing.now() - began;
            text += delta.text;
            expect("within", limits.betweenMs);
            onDelta?.(delta);
          })
          .then(end);
      });
    },
  };
}
