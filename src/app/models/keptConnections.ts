import type { KeptConnection } from "../../store/kept.ts";
import { type Connection, connectionSchema } from "../../models/connection.ts";
import type { Cell } from "../cell.ts";

/** The kept connections that this version can read. The others stay where they are: another version may read them. */
export function readableConnections(
  kept: Cell<readonly KeptConnection[]>,
): Cell<readonly Connection[]> {
  let from: readonly KeptConnection[] | null = null;
  let readable: readonly Connection[] = [];
  let others: readonly KeptConnection[] = [];
  const read = (): void => {
    if (from === kept.get()) return;
    from = kept.get();
    const all = from.map((row) => ({ row, read: connectionSchema.safeParse(row) }));
    readable = all.flatMap((one) => (one.read.success ? [one.read.data] : []));
    others = all.flatMap((one) => (one.read.success ? [] : [one.row]));
  };
  return {
    get() {
      read();
      return readable;
    },
    set(next) {
      read();
      kept.set([...next, ...others]);
    },
    subscribe: (listener) => kept.subscribe(listener),
  };
}
