/** A new id that no other page makes: 24 characters, also where the browser's own ids are for secure pages only. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
