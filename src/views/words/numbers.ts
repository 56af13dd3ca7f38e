/** A count as people write it: `1,234`. */
export function count(value: number): string {
  return value.toLocaleString("en");
}

/** A count with its noun: `1 step`, `2 steps`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `first`, `second`, `third`, then `4th` and so on. */
export function ordinal(value: number): string {
  const words = ["zeroth", "first", "second", "third"];
  const word = words[value];
  if (word !== undefined) return word;
  const lastTwo = value % 100;
  const last = value % 10;
  if (lastTwo >= 11 && lastTwo <= 13) return `${count(value)}th`;
  return `${count(value)}${last === 1 ? "st" : last === 2 ? "nd" : last === 3 ? "rd" : "th"}`;
}

/** A size in bytes: `640 bytes`, `12 kB`, `3.4 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
