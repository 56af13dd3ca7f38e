import type { Input, InputFile } from "./importState.ts";

/** What was given, as files that say something; pasted text is one that is named by what it looks like. */
export function filesOf(input: Input): readonly InputFile[] {
  const files =
    input.kind === "files"
      ? input.files
      : [{ name: pastedName(input.text), file: new Blob([input.text]) }];
  return files.filter(({ file }) => file.size > 0);
}

/** A name for what was given: that of its folder or its first file, without the endings of files. */
export function nameOf(input: Input): string {
  if (input.kind === "text") return "Pasted";
  const [first] = input.files;
  const [folder, ...below] = first?.name.split("/") ?? [];
  const name = input.files.length > 1 && below.length > 0 ? folder : first?.name.split("/").at(-1);
  return name?.replace(/(\.(jsonl?|csv|txt|py|gz|zip))+$/i, "") || "Files";
}

/** Formats look at the endings of names too. */
function pastedName(text: string): string {
  const start = text.trimStart();
  if (/^[{[]/.test(start)) return "pasted.jsonl";
  const [first = ""] = start.split("\n", 1);
  return /^["\w]+(,["\w ]*)+\r?$/.test(first) ? "pasted.csv" : "pasted.py";
}
