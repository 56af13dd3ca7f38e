const grouped = new Intl.NumberFormat("en");

/** A count as people write it: `1,234`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** A count with its noun: `1 step`, `2 steps`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A size in bytes: `640 bytes`, `12 kB`, `3.4 MB`, `10.7 GB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

const firstOrdinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth"] as const;

/** Which in a row, 1-based: `first`, `sixth`, `7th`, `22nd`. */
export function ordinal(value: number): string {
  const word = firstOrdinals[value];
  if (word !== undefined) return word;
  const tens = Math.trunc(value / 10) % 10;
  const ending = tens === 1 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[value % 10] ?? "th");
  return `${count(value)}${ending}`;
}
