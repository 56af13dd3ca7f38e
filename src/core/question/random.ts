/** Numbers from 0 (included) to 1 (excluded) that a seed decides; the same for the same seed on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // A counter whose bits are mixed: splitmix with 32 bits.
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A number from 0 to 1 that a seed and a text decide, whatever else is asked for. */
export function randomOf(seed: number, text: string): number {
  // Mixed before the text comes in, so that no change of the text makes up for another seed.
  let hash = Math.floor(createRandom(seed)() * 2 ** 32);
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) + 0x811c9dc5;
  }
  return createRandom(hash)();
}
