/** Which columns of a wide table are in sight; 0-based, `end` exclusive. */
export interface ColumnWindow {
  readonly first: number;
  readonly end: number;
}

/**
 * The columns to draw: those in sight and a few beyond. All lengths in pixels; `left` is how much of the first columns is out
 * of sight, negative where there is room before them.
 */
export function columnWindow(
  columns: number,
  columnWidth: number,
  left: number,
  viewWidth: number,
  beyond = 2,
): ColumnWindow {
  const first = Math.floor(left / columnWidth) - beyond;
  const end = Math.ceil((left + viewWidth) / columnWidth) + beyond;
  return {
    first: Math.max(0, Math.min(columns, first)),
    end: Math.max(0, Math.min(columns, end)),
  };
}
