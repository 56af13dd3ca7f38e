/** A count as people write it: `1,234`. */
export function count(value: number): string {
  return value.toLocaleString("en");
}

/** A count with its noun: `1 step`, `2 steps`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A size in bytes: `640 bytes`, `12 kB`, `3.4 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
