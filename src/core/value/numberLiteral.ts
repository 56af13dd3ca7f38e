import type { PythonValue } from "./pythonValue.ts";
import type { LiteralSource } from "./source.ts";

/** Python reads and writes no decimal integer with more digits than these. */
export const mostDecimalDigits = 4300;

type NumberValue = Extract<PythonValue, { kind: "int" | "float" | "complex" }>;

const based = /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+/y;
const decimal = /(?:\d(?:_?\d)*)?(?:\.(?:\d(?:_?\d)*)?)?(?:[eE][+-]?\d(?:_?\d)*)?/y;
const behindNumber = /[\p{L}\p{Nd}_]/uy;

/** True when a number may begin with this code unit (and, after a point, the next one). */
export function beginsNumber(source: LiteralSource): boolean {
  const { code } = source;
  if (code >= 48 && code <= 57) return true;
  const next = source.text.charCodeAt(source.at + 1);
  return code === 46 && next >= 48 && next <= 57;
}

/**
 * Reads a number with its sign: an int, a float, an imaginary number, or a sum of a real and an imaginary one. The names `nan` and `inf`,
 * which Python prints, are read as numbers too.
 */
export function readNumber(source: LiteralSource): PythonValue | null {
  const real = readSigned(source);
  if (real === null || real.kind === "complex") return real;
  const behind = source.at;
  source.skipSpace();
  const sign = signHere(source);
  if (sign === 0) {
    source.at = behind;
    return real;
  }
  source.at += 1;
  source.skipSpace();
  const start = source.at;
  const imaginary = readUnsigned(source);
  if (imaginary === null) return null;
  if (imaginary.kind !== "complex") return source.fail("not-a-literal", start);
  return { kind: "complex", real: Number(real.value), imaginary: sign * imaginary.imaginary };
}

function signHere(source: LiteralSource): -1 | 0 | 1 {
  if (source.code === 45) return -1;
  return source.code === 43 ? 1 : 0;
}

function readSigned(source: LiteralSource): NumberValue | null {
  const sign = signHere(source);
  if (sign !== 0) {
    source.at += 1;
    source.skipSpace();
  }
  const value = readUnsigned(source);
  if (value === null || sign !== -1) return value;
  switch (value.kind) {
    case "int":
      return { kind: "int", value: -value.value };
    case "float":
      return { kind: "float", value: -value.value };
    case "complex":
      return { kind: "complex", real: -value.real, imaginary: -value.imaginary };
  }
}

function readUnsigned(source: LiteralSource): NumberValue | null {
  const start = source.at;
  if (!beginsNumber(source)) return readNamed(source);
  based.lastIndex = start;
  const whole = based.exec(source.text)?.[0];
  if (whole !== undefined) {
    source.at = start + whole.length;
    return ended(source, { kind: "int", value: BigInt(whole.replaceAll("_", "")) });
  }
  decimal.lastIndex = start;
  const text = decimal.exec(source.text)?.[0] ?? "";
  source.at = start + text.length;
  const plain = text.replaceAll("_", "");
  if (source.code === 106 || source.code === 74) {
    source.at += 1;
    return ended(source, { kind: "complex", real: 0, imaginary: Number(plain) });
  }
  if (/[.eE]/.test(plain)) return ended(source, { kind: "float", value: Number(plain) });
  if (/^0+[1-9]/.test(plain)) return source.fail("not-a-literal", start);
  if (plain.length > mostDecimalDigits) return source.fail("too-long", start);
  return ended(source, { kind: "int", value: BigInt(plain) });
}

const named: Readonly<Record<string, NumberValue | undefined>> = {
  nan: { kind: "float", value: NaN },
  inf: { kind: "float", value: Infinity },
  nanj: { kind: "complex", real: 0, imaginary: NaN },
  infj: { kind: "complex", real: 0, imaginary: Infinity },
};

/** True for the names that Python prints for numbers without digits. */
export function isNumberName(name: string): boolean {
  return Object.hasOwn(named, name);
}

function readNamed(source: LiteralSource): NumberValue | null {
  const name = source.peekName();
  const value = isNumberName(name) ? named[name] : undefined;
  if (value === undefined) return source.failHere();
  source.at += name.length;
  return value;
}

/** A number ends where no letter or digit follows. */
function ended(source: LiteralSource, value: NumberValue): NumberValue | null {
  behindNumber.lastIndex = source.at;
  return behindNumber.test(source.text) ? source.fail("unexpected-character") : value;
}
