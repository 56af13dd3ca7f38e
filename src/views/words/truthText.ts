/** Fields of a printed truth that only say which task it is of. */
const names = new Set(["id", "row", "idx", "input_idx"]);

/** A printed truth, which is JSON, as a person reads it: the one thing that it says, or one field a line. */
export function truthLines(printed: string): string {
  const value: unknown = JSON.parse(printed);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return textOf(value);
  const fields = Object.entries(value).filter(([name]) => !names.has(name));
  const [only] = fields;
  if (only !== undefined && fields.length === 1) return textOf(only[1]);
  return fields.map(([name, field]) => `${name}: ${textOf(field)}`).join("\n");
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? `[${value.map(textOf).join(", ")}]` : JSON.stringify(value);
}
