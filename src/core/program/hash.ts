import { stdinOfRun, type Program } from "./program.ts";

/** SHA-256 of what a program runs on, in hex: programs that run the same have the same. */
export function programHash({ source, stdin, seed }: Program): string {
  return contentHash(JSON.stringify([source, stdinOfRun(stdin), seed]));
}

/** SHA-256 of a text, in hex. */
export function contentHash(text: string): string {
  return sha256(utf8(text));
}

/** SHA-256 of a text in UTF-8, in hex. */
export function textHash(text: string): string {
  return sha256(utf8(text));
}

/** The first 64 primes: the algorithm's constants are the fractions of their roots. */
const primes = [...Array(312).keys()].filter(
  (number) => number > 1 && ![...Array(number).keys()].some((d) => d > 1 && number % d === 0),
);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function sha256(message: Uint8Array): string {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(length - 4, message.length << 3);
  const state = Int32Array.from(start);
  const words = new Int32Array(64);
  for (let block = 0; block < length; block += 64) {
    for (let word = 0; word < 16; word++) words[word] = view.getInt32(block + word * 4);
    mix(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Takes one block, whose 16 words stand in `words`, into the state. */
function mix(state: Int32Array, words: Int32Array): void {
  const word = (index: number): number => words[index] ?? 0;
  for (let index = 16; index < 64; index++) {
    const [old, recent] = [word(index - 15), word(index - 2)];
    const low = rotate(old, 7) ^ rotate(old, 18) ^ (old >>> 3);
    const high = rotate(recent, 17) ^ rotate(recent, 19) ^ (recent >>> 10);
    words[index] = word(index - 16) + low + word(index - 7) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round++) {
    const high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + (rounds[round] ?? 0) + word(round)) | 0;
    const low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, change] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (state[index] ?? 0) + change;
  }
}
