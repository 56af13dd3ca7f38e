import type { Recording, TestTree } from "../../core/trace/index.ts";

/** The longest test that is quoted, in bytes. */
const longest = 48;

/** The source of a construct's test, when it is short, on one line, and says just what was tested; else null. */
export function testText(recording: Recording, construct: number): string | null {
  const found = recording.constructs[construct];
  if (found === undefined || !isPlain(found.test)) return null;
  const leaves = recording.branchSites.filter((site) => site.construct === construct);
  const line = leaves[0]?.line;
  if (line === undefined || leaves.some((site) => site.line !== line || site.endLine !== line)) {
    return null;
  }
  const start = Math.min(...leaves.map((site) => site.column));
  const end = Math.max(...leaves.map((site) => site.endColumn));
  if (end <= start || end - start > longest) return null;
  // Columns count UTF-8 bytes, as Python does.
  const bytes = new TextEncoder().encode(recording.source().split(/\r\n|\r|\n/)[line - 1] ?? "");
  return new TextDecoder().decode(bytes.slice(start, end));
}

/** A test that is nothing but its leaves: a `not` in front would not be in the text. */
function isPlain(test: TestTree | null): boolean {
  if (test === null) return true;
  if (test.op === "leaf") return true;
  return (test.op === "and" || test.op === "or") && test.of.every((part) => part.op === "leaf");
}
