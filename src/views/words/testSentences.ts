import { branchesAt, type Recording, type Step, type TestTree } from "../../core/trace/index.ts";

/** How the tests of the line before went. */
export function testSentences(recording: Recording, step: Step): readonly string[] {
  if (step.kind !== "line" || step.index === 0) return [];
  return branchesAt(recording, step.index - 1).flatMap(({ construct, outcome }) => {
    const found = recording.constructs[construct];
    if (found === undefined) return [];
    const { kind, line, cases } = found;
    switch (outcome.kind) {
      case "test":
        if (kind === "for" || kind === "async-for") {
          return outcome.held ? [] : [`The loop of line ${line} has no more items.`];
        }
        if (kind === "comp-for" || kind === "comp-if" || kind === "boolop") return [];
        {
          const test = testText(recording, construct);
          const what = test === null ? `The test of line ${line}` : `\`${test}\``;
          return [`${what} was ${outcome.held ? "true" : "false"}.`];
        }
      case "case": {
        const taken = outcome.index === null ? undefined : cases[outcome.index];
        return taken === undefined
          ? [`No case of the match of line ${line} fits.`]
          : [`The case \`${taken.pattern}\` fits.`];
      }
      case "operand":
        return [];
    }
  });
}

/** The longest test that is quoted, in bytes. */
const longest = 48;

/** The source of a construct's test, when it is short, on one line, and says just what was tested; else null. */
function testText(recording: Recording, construct: number): string | null {
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
