import type { Code, Step } from "../../../core/trace/model.ts";

/** The part of a recording that the picture is made from. Steps are 0-based. */
export interface Recorded {
  readonly steps: number;
  readonly codes: readonly Code[];
  step(index: number): Step;
}
