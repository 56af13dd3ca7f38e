import { createCell, type Cell } from "./cell.ts";
import type { KeepingState } from "./keepingState.ts";

/** Less room than this is little, in bytes. */
const littleRoom = 8_000_000;

/** What the page may ask the browser about its storage. */
export type StorageOffice = Pick<StorageManager, "persist" | "persisted" | "estimate">;

/** How much room the browser gives, and whether it may take what is kept away again. */
export interface Room {
  /** True when the browser has promised to keep it; null while nobody has asked. */
  readonly persistent: Pick<Cell<boolean | null>, "get" | "subscribe">;
  /** Asks for that promise once, and looks how much room is left. */
  afterAnswer(): Promise<void>;
  /** Bytes that are used and that there may be at most; null where the browser does not say. */
  measure(): Promise<{ readonly used: number; readonly most: number } | null>;
}

/** `office` is null where pages cannot ask. */
export function createRoom(office: StorageOffice | null, state: KeepingState): Room {
  const persistent = createCell<boolean | null>(null);
  let asked = false;

  async function measure(): Promise<{ used: number; most: number } | null> {
    try {
      if (await office?.persisted()) persistent.set(true);
      const { usage, quota } = (await office?.estimate()) ?? {};
      if (usage === undefined || quota === undefined) return null;
      const free = Math.max(0, quota - usage);
      state.room(free < littleRoom ? free : null);
      return { used: usage, most: quota };
    } catch {
      return null;
    }
  }

  async function ask(): Promise<void> {
    if (asked || office === null) return;
    asked = true;
    try {
      persistent.set((await office.persisted()) || (await office.persist()));
    } catch {
      persistent.set(false);
    }
  }

  return {
    persistent,
    measure,
    async afterAnswer() {
      await Promise.all([ask(), measure()]);
    },
  };
}
