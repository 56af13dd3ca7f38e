/** The right to run an evaluation, which one tab has at a time. */
export interface Held {
  release(): void;
}

/** Locks that all tabs of this browser share; they end with the tab that holds them. */
export interface Locks {
  /** Null when somebody else holds it. */
  tryHold(name: string): Promise<Held | null>;
  /** Waits until it is free; null when `signal` ends that. */
  hold(name: string, signal: AbortSignal): Promise<Held | null>;
  /** The names of those that are held, by this tab or another. */
  held(): Promise<ReadonlySet<string>>;
}

/** The lock of an evaluation. */
export function lockName(evaluation: string): string {
  return `foretrace evaluation ${evaluation}`;
}

/** The browser's own locks. */
export function browserLocks(manager: LockManager): Locks {
  const request = (name: string, options: LockOptions): Promise<Held | null> =>
    new Promise((resolve) => {
      const held = manager.request(name, options, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve({ release }));
      });
      held.catch(() => resolve(null));
    });
  return {
    tryHold: (name) => request(name, { ifAvailable: true }),
    hold: (name, signal) => request(name, { signal }),
    async held() {
      const { held = [] } = await manager.query();
      return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])));
    },
  };
}

/** Locks of this page alone, where the browser has none (no secure context): two tabs can then ask the same cells, of which the first reply stays. */
export function pageLocks(): Locks {
  const queues = new Map<string, (() => void)[]>();

  function take(name: string): Held {
    queues.set(name, []);
    return {
      release() {
        const [next, ...others] = queues.get(name) ?? [];
        queues.delete(name);
        if (next === undefined) return;
        next();
        queues.set(name, others);
      },
    };
  }

  return {
    tryHold: (name) => Promise.resolve(queues.has(name) ? null : take(name)),
    hold: (name, signal) =>
      new Promise((resolve) => {
        const queue = queues.get(name);
        if (queue === undefined) {
          resolve(take(name));
          return;
        }
        const next = () => resolve(take(name));
        queue.push(next);
        const leave = () => {
          const own = queues.get(name);
          if (own?.includes(next)) own.splice(own.indexOf(next), 1);
          resolve(null);
        };
        signal.addEventListener("abort", leave, { once: true });
      }),
    held: () => Promise.resolve(new Set(queues.keys())),
  };
}
