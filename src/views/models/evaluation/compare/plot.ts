/** The side of a square plot of shares, and its margins, in the units of its view box. */
export const side = 200;
export const margin = { left: 36, top: 8, right: 12, bottom: 36 };
export const ticks = [0, 0.25, 0.5, 0.75, 1] as const;
export const viewBox = `0 0 ${margin.left + side + margin.right} ${margin.top + side + margin.bottom}`;

/** Where a share, 0 to 1, stands from the left. */
export function x(share: number): number {
  return margin.left + share * side;
}

/** Where a share stands from the top. */
export function y(share: number): number {
  return margin.top + (1 - share) * side;
}
