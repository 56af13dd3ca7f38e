import type { Cell } from "../cell.ts";
import type { BenchmarkSession, OpenSet, SetState } from "./session.ts";

/** What exporting needs of an open set. */
export interface ExportingParts {
  readonly state: Pick<Cell<SetState>, "get">;
  readonly patch: (change: Partial<OpenSet>) => void;
}

/** Files out of an open set. */
export function createExporting(
  _parts: ExportingParts,
): Pick<BenchmarkSession, "export" | "cancelExport"> {
  return {
    export: async () => ({ kind: "cancelled" }),
    cancelExport: () => undefined,
  };
}
