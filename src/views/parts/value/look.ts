/** Families of plain values that are told apart by colour as well as by their text. */
export type ValueLook = "string" | "number" | "constant" | "other";

const looks: Readonly<Record<string, ValueLook>> = {
  str: "string",
  bytes: "string",
  int: "number",
  float: "number",
  complex: "number",
  bool: "constant",
  NoneType: "constant",
  ellipsis: "constant",
  NotImplementedType: "constant",
};

/** The family of a plain value, by the name of its Python type. */
export function valueLook(type: string): ValueLook {
  return looks[type] ?? "other";
}
