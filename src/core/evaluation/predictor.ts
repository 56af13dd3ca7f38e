/** A player that needs nothing, with what it is told. */
export type PlayerSpec =
  | { readonly player: "always" | "prior" | "guard-peek" }
  /** `wrong`: the share of wrong answers, 0 to 1. */
  | { readonly player: "noisy"; readonly wrong: number; readonly seed: number }
  /** Knows the run up to this step (0-based), and nothing of what changes behind it. */
  | { readonly player: "amnesiac"; readonly steps: number };

/** Who is asked. Nothing in it is a key. */
export type PredictorSource =
  /** A kept connection, and what was known of it when it was chosen: whoever changes it later changes another evaluation. */
  | {
      readonly kind: "server";
      readonly connection: string;
      readonly server: string;
      readonly dialect: string;
      readonly baseUrl: string;
      readonly model: string;
      readonly digest: string | null;
    }
  /** A model that runs in the page; its file is asked for again when the page is loaded again. `digest`: of its head and size. */
  | { readonly kind: "page-model"; readonly model: string; readonly digest: string }
  /** The browser's own model, which says nothing of itself; `browser` is the browser's full version. */
  | { readonly kind: "prompt-api"; readonly browser: string }
  | { readonly kind: "player"; readonly spec: PlayerSpec }
  /** Answers as a script says, as JSON text. */
  | { readonly kind: "scripted"; readonly script: string }
  /** Gives again what a predictor of an earlier evaluation gave. */
  | { readonly kind: "replay"; readonly evaluation: string; readonly predictor: string }
  /** Answers that were brought in from a file or a chat window: nobody is called. */
  | { readonly kind: "brought"; readonly from: string };

/** Somebody who takes part in an evaluation. */
export interface Predictor {
  /** Unique in its evaluation. */
  readonly id: string;
  /** What it is called in tables, unique in its evaluation. */
  readonly label: string;
  readonly source: PredictorSource;
}

/** What a predictor is, which is always said beside its name. Simulated ones use the truth, and stand in no ranking. */
export type PredictorSort = "model" | "floor" | "heuristic" | "simulated" | "replay" | "scripted";

/** What a predictor is. */
export function sortOf({ source }: Predictor): PredictorSort {
  switch (source.kind) {
    case "server":
    case "page-model":
    case "prompt-api":
    case "brought":
      return "model";
    case "scripted":
    case "replay":
      return source.kind;
    case "player":
      switch (source.spec.player) {
        case "always":
        case "prior":
          return "floor";
        case "guard-peek":
          return "heuristic";
        case "noisy":
        case "amnesiac":
          return "simulated";
      }
  }
}
