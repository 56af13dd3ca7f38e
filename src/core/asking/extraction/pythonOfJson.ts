const words: Readonly<Record<string, string>> = { null: "None", true: "True", false: "False" };

/** The Python literal that says what a JSON value says; `source` is valid JSON. Numbers stay as they were written. */
export function pythonOfJson(source: string): string {
  return source.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\b(?:null|true|false)\b/gs, (part) =>
    part.startsWith('"') ? part.replaceAll("\\/", "/") : (words[part] ?? part),
  );
}
