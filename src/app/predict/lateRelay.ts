import type { Relay, RelayResult, RelayRun } from "./relay.ts";

/** A relay whose code is still on its way; where it cannot be had, runs fail and say so. */
export function createLateRelay(load: () => Promise<Relay>): Relay {
  return {
    run(order, onChunk) {
      let stopped = false;
      let run: RelayRun | null = null;
      const result = load().then(
        (relay): RelayResult | Promise<RelayResult> => {
          if (stopped) return { kind: "cancelled" };
          run = relay.run(order, onChunk);
          return run.result;
        },
        (error: unknown): RelayResult => {
          const message = error instanceof Error ? error.message : String(error);
          const failure = { kind: "unreachable" as const, path: "the recorder", message };
          return { kind: "failed", failure };
        },
      );
      return {
        result,
        stop() {
          stopped = true;
          run?.stop();
        },
      };
    },
  };
}
