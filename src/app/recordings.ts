import type { LateStore } from "./lateStore.ts";

/** Largest recording that is worth keeping, in bytes before it is packed. */
const largest = 64_000_000;

/** Recordings that are kept to save the time of making them again; any of them may be gone at any time. */
export interface Recordings {
  /** The bytes kept under a key; null when they are not there. */
  get(key: string): Promise<Uint8Array | null>;
  /** Keeps bytes under a key, packed; nothing is promised. */
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** A cache in the store. No promise of it rejects: what cannot be kept is not. */
export function createRecordings(late: LateStore): Recordings {
  return {
    async get(key) {
      const now = await late.now();
      if (now.kind === "closed") return null;
      try {
        const packed = await now.store.recordings.get(key);
        return packed === null ? null : await through(packed, new DecompressionStream("gzip"));
      } catch {
        return null;
      }
    },
    async put(key, bytes) {
      const now = await late.now();
      if (now.kind === "closed" || bytes.byteLength > largest) return;
      const packed = await through(bytes, new CompressionStream("gzip"));
      const put = () => now.store.recordings.put(key, packed);
      // Older recordings make room for a newer one; a failure is no news to anybody.
      await put().catch(async () => {
        if (await now.store.recordings.dropOldest().catch(() => false)) {
          await put().catch(() => undefined);
        }
      });
    },
  };
}

async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const packed = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
