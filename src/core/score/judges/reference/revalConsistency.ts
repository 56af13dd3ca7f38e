/** Whether one model was right on one probe, task by task, from the easiest to the hardest. */
export interface RevalBits {
  readonly coverage: boolean;
  readonly state: boolean;
  readonly path: boolean;
  readonly output: boolean;
}

/** What being right on so many tasks from the first on is worth; anything else is worth nothing. */
const worth = new Map([
  ["1111", 1],
  ["1110", 0.5],
  ["1100", 0.25],
  ["1000", 0.125],
]);

/** REval's incremental consistency of one probe, 0 to 1. */
export function consistencyOf({ coverage, state, path, output }: RevalBits): number {
  const bits = [coverage, state, path, output].map(Number).join("");
  return worth.get(bits) ?? 0;
}
