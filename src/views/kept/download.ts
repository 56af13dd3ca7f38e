/** How long the browser may take to begin a download before its address is let go. */
const addressMs = 60_000;

/** Gives a file to a person, as a download. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressMs);
}
