/** A value that can be watched: the one kind of changing state that the page's services hand to views. */
export interface Cell<T> {
  get(): T;
  set(value: T): void;
  /** Calls `listener` after each change; the result ends that. */
  subscribe(listener: () => void): () => void;
}

/** A cell that holds `initial`. Setting it to the value that it has tells nobody. */
export function createCell<T>(initial: T): Cell<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
