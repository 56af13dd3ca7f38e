/** What stands between two arguments in an answer. A field holds no line end, so this is never part of one. */
const between = ",\n";

/** The fields of the arguments, one for each parameter, out of an answer's text. */
export function parseArguments(text: string, parameters: number): readonly string[] {
  const fields = text.split(between);
  return Array.from({ length: parameters }, (_, index) => fields[index] ?? "");
}

/** The answer's text: the arguments as in a call. Empty when all fields are. */
export function printArguments(fields: readonly string[]): string {
  return fields.every((field) => field === "") ? "" : fields.join(between);
}
