/** How Python writes plain values: the same characters as `repr` of CPython 3.14. */

/** `repr(float)`: the shortest digits that read back as the same number, exponent from 1e16 and below 1e-4. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const sign = value < 0 ? "-" : "";
  // JavaScript finds the same shortest digits; only the place of the point and the exponent differ.
  const [mantissa = "", exponentText = "0"] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  if (exponent >= 16 || exponent < -4) {
    const point = digits.length > 1 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits;
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${point}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return `${sign}${digits.padEnd(exponent + 1, "0")}.0`;
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** `repr(str)` of a text of ASCII characters. */
export function asciiRepr(text: string): string {
  // Nearly every text has nothing to escape.
  return /^[ !#-&(-[\]-~]*$/.test(text) ? `'${text}'` : quoted(text);
}

/** `repr(bytes)` of one byte string, without the leading `b`; bytes are given as numbers 0 to 255. */
export function bytesRepr(bytes: Iterable<number>): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return quoted(text);
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inside = "";
  for (const character of text) {
    if (character === "\\" || character === quote) inside += `\\${character}`;
    else inside += plainEscapes[character] ?? hexEscape(character);
  }
  return quote + inside + quote;
}

const plainEscapes: Readonly<Record<string, string | undefined>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function hexEscape(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x20 && code < 0x7f) return character;
  return `\\x${code.toString(16).padStart(2, "0")}`;
}
