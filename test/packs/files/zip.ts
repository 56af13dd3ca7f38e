const encoder = new TextEncoder();

/** An archive of files that are not packed, as bytes. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [nameBytes, content] = [encoder.encode(name), encoder.encode(text)];
    const sizes = [content.length, content.length];
    const local = record(
      [4, 0x04034b50],
      [2, 20],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, 0],
      [4, sizes[0] ?? 0],
    );
    const rest = record([4, sizes[1] ?? 0], [2, nameBytes.length], [2, 0]);
    directory.push(
      record([4, 0x02014b50], [2, 20], [2, 20], [2, 0], [2, 0], [4, 0], [4, 0]),
      record([4, content.length], [4, content.length], [2, nameBytes.length]),
      record([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      nameBytes,
    );
    parts.push(local, rest, nameBytes, content);
    at += local.length + rest.length + nameBytes.length + content.length;
  }
  const listed = joined(directory);
  const count = Object.keys(files).length;
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count]);
  return joined([...parts, listed, end, record([4, listed.length], [4, at], [2, 0])]);
}

/** Numbers of so many bytes each, the lowest byte first. */
function record(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]) {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256),
    ),
  );
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
