/** How calls to the runtime end, and what state it is in. All of it data: views turn it into sentences. */
import type { DeathCause } from "./contract.ts";

/** Why Python could not be started. A call to `warm` or `run` tries again. */
export type BootFailure =
  /** A file of the kit could not be fetched: the connection, or the page's host. */
  | { readonly kind: "unreachable"; readonly path: string; readonly message: string }
  /** The browser cannot start Python, or takes longer than a minute; `message` is its own. */
  | { readonly kind: "unstartable"; readonly message: string };

/** Whether Python can run. Bytes are uncompressed. */
export type BootState =
  | { readonly kind: "idle" }
  | { readonly kind: "loading"; readonly bytes: number; readonly total: number }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly failure: BootFailure };

/** Why a run was ended from outside ([O1]). */
export type KillReason =
  | { readonly kind: "stopped-by-you" }
  /** Python did not stop by itself when its time was up: it was busy inside one long operation. */
  | { readonly kind: "silent" }
  /** The program posted more messages or bytes than any honest recording. */
  | { readonly kind: "flood" }
  /**
   * The interpreter is gone. `damaged`: what it sent was no recording; `vanished`: its whole process went away,
   * most likely because the machine was out of memory. `message` is the browser's own, or says which rule was broken.
   */
  | {
      readonly kind: "dead";
      readonly cause: DeathCause | "damaged" | "vanished";
      readonly message: string;
    };

/** How a run ended. Its chunks were delivered before. */
export type RunResult =
  /** The recorder ended it; `outcome` is the text that `parseOutcome` reads, not looked at yet. */
  | { readonly kind: "finished"; readonly outcome: string }
  /** It was ended from outside after `steps` steps; the chunks are the whole recording of a shorter run. */
  | { readonly kind: "killed"; readonly reason: KillReason; readonly steps: number }
  /** It was taken back before it began. */
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly failure: BootFailure };
