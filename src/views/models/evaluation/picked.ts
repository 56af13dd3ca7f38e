/** Which cell is looked at: item, predictor and sample by their indexes, 0-based. */
export interface Picked {
  readonly item: number;
  readonly predictor: number;
  readonly sample: number;
}

/** The first cell. */
export const noPick: Picked = { item: 0, predictor: 0, sample: 0 };
