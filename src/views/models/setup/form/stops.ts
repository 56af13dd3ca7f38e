/** Stop sequences as they stand in a field: one on each line, `\n` for a line end within. */
export function printStops(stops: readonly string[]): string {
  return stops.map((stop) => stop.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")).join("\n");
}

/** Reads what `printStops` writes; empty lines are passed over. */
export function readStops(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.replace(/\\([\\n])/g, (_, mark: string) => (mark === "n" ? "\n" : "\\")));
}
