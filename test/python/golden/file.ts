/** A golden file: prose, a program, and the trace that Python makes of it. */
export interface GoldenFile {
  readonly source: string;
  /** Parts of the request besides the source; `source` itself when no Python block can hold it. */
  readonly request: GoldenRequest;
  readonly trace: string;
}

export interface GoldenRequest {
  readonly source?: string;
  readonly stdin?: readonly string[];
  readonly seed?: number;
  readonly profile?: "native" | "3.11";
  readonly limits?: Readonly<Record<string, number>>;
}

const fence = "```";

/** Reads the blocks `python`, `json` (a request, may be missing) and `trace` of a Markdown text. */
export function parseGolden(text: string): GoldenFile {
  const request = JSON.parse(block(text, "json") ?? "{}") as GoldenRequest;
  const source = request.source ?? block(text, "python");
  if (source === null) throw new Error("a golden file holds a program");
  return { source, request, trace: block(text, "trace") ?? "" };
}

/** The text with another trace in it; the block is added when there is none. */
export function withTrace(text: string, trace: string): string {
  const found = block(text, "trace");
  if (found === null) return `${text.trimEnd()}\n\n${fence}trace\n${trace}${fence}\n`;
  const start = text.indexOf(`${fence}trace\n`);
  const end = text.indexOf(`\n${fence}`, start + 3);
  return `${text.slice(0, start)}${fence}trace\n${trace}${text.slice(end + 1)}`;
}

function block(text: string, language: string): string | null {
  const opening = `\n${fence}${language}\n`;
  const start = text.indexOf(opening);
  if (start < 0) return null;
  const from = start + opening.length;
  const end = text.indexOf(`\n${fence}\n`, from - 1);
  return text.slice(from, end + 1);
}
