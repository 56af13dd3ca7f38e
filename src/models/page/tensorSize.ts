/** Of the types of tensors that are known: how many elements stand in a block, and how many bytes that takes. */
const blocks: ReadonlyMap<number, readonly [elements: number, bytes: number]> = new Map([
  [0, [1, 4]],
  [1, [1, 2]],
  [2, [32, 18]],
  [3, [32, 20]],
  [6, [32, 22]],
  [7, [32, 24]],
  [8, [32, 34]],
  [9, [32, 36]],
  [10, [256, 84]],
  [11, [256, 110]],
  [12, [256, 144]],
  [13, [256, 176]],
  [14, [256, 210]],
  [15, [256, 292]],
  [24, [1, 1]],
  [25, [1, 2]],
  [26, [1, 4]],
  [27, [1, 8]],
  [28, [1, 8]],
  [30, [1, 2]],
] as const);

/** How many bytes a tensor of a type (its number in the file) takes; 0 for a type that is not known, of which nothing is demanded. */
export function bytesOfTensor(type: number, elements: number): number {
  const [inBlock, bytes] = blocks.get(type) ?? [1, 0];
  return Math.ceil(elements / inBlock) * bytes;
}
