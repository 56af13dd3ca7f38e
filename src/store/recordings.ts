import type { Database } from "./database.ts";

/** What is known of a kept recording without reading it. Time in ms since 1970, size in bytes. */
export interface StoredRecording {
  readonly id: string;
  readonly usedMs: number;
  readonly size: number;
}

/** The bytes of a kept recording; apart from the rest, so that noting its use writes little. */
export interface StoredBytes {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Recordings that can be made again and are kept to save the time: the first thing to go when room is short. */
export interface RecordingCache {
  /** Null when it is not there, or cannot be read. */
  get(key: string): Promise<Uint8Array | null>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Drops the half that was not used for longest; false when there was nothing to drop. */
  dropOldest(): Promise<boolean>;
  dropAll(): Promise<void>;
  /** How many there are, and their bytes. */
  measure(): Promise<{ readonly count: number; readonly bytes: number }>;
}

/** Recordings on disk. Promises reject with what the database throws. */
export function diskRecordings(database: Database, now: () => number): RecordingCache {
  const { recordings, recordingBytes } = database;
  const both = [recordings, recordingBytes];
  return {
    get: (key) =>
      database.transaction("rw", both, async () => {
        const found = await recordingBytes.get(key);
        if (found === undefined) return null;
        await recordings.update(key, { usedMs: now() });
        return found.bytes instanceof Uint8Array ? found.bytes : null;
      }),
    async put(id, bytes) {
      await database.transaction("rw", both, async () => {
        await recordings.put({ id, usedMs: now(), size: bytes.byteLength });
        await recordingBytes.put({ id, bytes });
      });
    },
    dropOldest: () =>
      database.transaction("rw", both, async () => {
        const count = await recordings.count();
        const oldest = await recordings
          .orderBy("usedMs")
          .limit(Math.ceil(count / 2))
          .primaryKeys();
        await recordings.bulkDelete(oldest);
        await recordingBytes.bulkDelete(oldest);
        return oldest.length > 0;
      }),
    async dropAll() {
      await database.transaction("rw", both, async () => {
        await recordings.clear();
        await recordingBytes.clear();
      });
    },
    async measure() {
      const all = await recordings.toArray();
      return { count: all.length, bytes: all.reduce((sum, { size }) => sum + size, 0) };
    },
  };
}

/** No recordings at all, where nothing can be stored. */
export const noRecordings: RecordingCache = {
  get: () => Promise.resolve(null),
  put: () => Promise.resolve(),
  dropOldest: () => Promise.resolve(false),
  dropAll: () => Promise.resolve(),
  measure: () => Promise.resolve({ count: 0, bytes: 0 }),
};
