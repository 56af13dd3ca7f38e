/** How long something took. */
export interface Duration {
  /** Processor time of the whole process, in milliseconds: what other programs of the machine disturb least. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Measures a call; `result` is what it gave. */
export function timed<T>(call: () => T): Duration & { readonly result: T } {
  const cpuAtStart = process.cpuUsage();
  const startedAt = performance.now();
  const result = call();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuAtStart);
  return { cpuMs: (user + system) / 1000, wallMs, result };
}
