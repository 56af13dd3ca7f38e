/** Which lines of a source ran, by a run's record: both are text, lines numbered as in the original file. */
export interface CoveredLines {
  /** `L` and the number of each line of the source, in order. */
  readonly labels: readonly string[];
  readonly covered: readonly boolean[];
}

/**
 * Reads which lines ran: `src` has `// L<n>` behind each of its lines, `trace` is `L<n>` for each stop, with what changed between the stops.
 * A value may hold what looks like a stop; nothing tells them apart, as in the benchmark's own code.
 */
export function coveredIn(src: string, trace: string): CoveredLines {
  const stops = new Set(trace.match(/(?<=^| )L[0-9]+(?= |$)/g));
  const labels = src
    .split("\n")
    .map((line) => /\/\/\s*(L[0-9]+)\s*$/.exec(line)?.[1])
    .filter((label) => label !== undefined);
  return { labels, covered: labels.map((label) => stops.has(label)) };
}
