/** Lends out a few things that each serve one user at a time; users wait in the order in which they come. */
export class Lanes<T> {
  private readonly free: T[];
  private readonly waiting: ((lane: T) => void)[] = [];

  /** Where several are free, the first of them is lent. */
  constructor(lanes: readonly T[]) {
    this.free = [...lanes];
  }

  /** Lends one for as long as `work` takes, and settles as it does. */
  async lend<R>(work: (lane: T) => Promise<R>): Promise<R> {
    const lane = this.free.shift() ?? (await new Promise<T>((take) => this.waiting.push(take)));
    try {
      return await work(lane);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free.unshift(lane);
      else next(lane);
    }
  }
}
