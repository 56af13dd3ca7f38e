const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const encoder = new TextEncoder();

/** CRC-32 (of IEEE 802.3, as in gzip) of a text's UTF-8 bytes, in eight hexadecimal digits. Against accidents, not against people. */
export function checksumOf(text: string): string {
  let value = 0xffffffff;
  for (const byte of encoder.encode(text)) {
    value = (value >>> 8) ^ (table[(value ^ byte) & 255] ?? 0);
  }
  return ((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
