/** A cell of a table: row and column, 0-based. */
export interface Moved {
  readonly row: number;
  readonly column: number;
}

/** How many rows the page keys move by. */
const page = 8;

/** The cell that a key leads to from another, never outside the table; null for other keys, and where there is no cell. */
export function moveOf(key: string, from: Moved, rows: number, columns: number): Moved | null {
  const wanted = wantedOf(key, from, rows);
  if (wanted === null || rows === 0 || columns === 0) return null;
  return {
    row: Math.max(0, Math.min(wanted.row, rows - 1)),
    column: Math.max(0, Math.min(wanted.column, columns - 1)),
  };
}

function wantedOf(key: string, { row, column }: Moved, rows: number): Moved | null {
  switch (key) {
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "PageDown":
      return { row: row + page, column };
    case "PageUp":
      return { row: row - page, column };
    case "Home":
      return { row: 0, column };
    case "End":
      return { row: rows - 1, column };
    default:
      return null;
  }
}
