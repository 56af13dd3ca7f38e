/** A text as a literal of Python's source. */
export function pythonText(text: string): string {
  // JSON's escapes mean the same in Python, and JSON has no others.
  return JSON.stringify(text);
}
