import { type Statement, statementsOf } from "../../question/source/statements.ts";

/** One test class of a source that uses `unittest`, reduced to its first test method. */
export interface TestClass {
  readonly name: string;
  readonly method: string;
  /** The class up to the line that opens the method: its head, and what it has besides test methods. */
  readonly above: string;
  /** The lines inside the method as they stand there. */
  readonly lines: string;
  /** The same without their common indentation. */
  readonly body: string;
}

/** A source of tests. */
export interface TestSource {
  /** What stands outside its test classes: imports and the like. Nothing that would run the tests. */
  readonly preamble: string;
  /** Those that have a test method, in their order. */
  readonly classes: readonly TestClass[];
}

/** Reads the classes of a `unittest` source; nothing is run. */
export function readTests(source: string): TestSource {
  const text = source.replace(/\r\n?/g, "\n");
  const lines = text.split("\n");
  const blocks = blocksOf(statementsOf(text), lines.length);
  const preamble: string[] = [];
  const classes: TestClass[] = [];
  for (const block of blocks) {
    const own = lines.slice(block.line - 1, block.endLine);
    const found = block.keyword === "class" ? testClass(block, own) : null;
    if (found !== null) classes.push(found);
    else if (!runsTests(own)) preamble.push(...own);
  }
  return { preamble: preamble.join("\n").trim(), classes };
}

/** A statement with all lines that belong to it: its decorators above, its body below. */
interface Block {
  readonly keyword: string;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly inside: readonly Statement[];
}

/** The statements of the least indentation, each with its lines. */
function blocksOf(statements: readonly Statement[], lastLine: number): readonly Block[] {
  const indent = Math.min(...statements.map((statement) => statement.indent));
  const blocks: { keyword: string; name: string; line: number; inside: Statement[] }[] = [];
  let decorated = false;
  for (const statement of statements) {
    const current = blocks.at(-1);
    if (statement.indent > indent || continuations.has(statement.keyword)) {
      current?.inside.push(statement);
      continue;
    }
    const { keyword } = statement;
    const name = statement.value[0]?.text ?? "";
    if (decorated && current !== undefined) {
      current.keyword = keyword;
      current.name = name;
    } else blocks.push({ keyword, name, line: statement.line, inside: [] });
    decorated = keyword === "@";
  }
  return blocks.map((block, index) => ({
    ...block,
    endLine: (blocks[index + 1]?.line ?? lastLine + 1) - 1,
  }));
}

const continuations = new Set(["elif", "else", "except", "finally"]);

function runsTests(lines: readonly string[]): boolean {
  return lines.some((line) => /__name__|unittest\.main\(/.test(line));
}

function testClass(block: Block, lines: readonly string[]): TestClass | null {
  const head = lines.slice(0, (block.inside[0]?.line ?? block.endLine + 1) - block.line);
  const members = blocksOf(block.inside, block.endLine);
  const isTest = ({ keyword, name }: Block): boolean =>
    keyword === "def" && name.startsWith("test");
  const test = members.find(isTest);
  if (test === undefined) return null;
  const textOf = (member: Block): readonly string[] =>
    lines.slice(member.line - block.line, member.endLine - block.line + 1);
  const others = members.filter((member) => !isTest(member)).flatMap(textOf);
  const own = textOf(test);
  const opening = Math.max(1, (test.inside[0]?.line ?? test.endLine) - test.line);
  return {
    name: block.name,
    method: test.name,
    above: [...head, ...others, ...own.slice(0, opening)].join("\n"),
    lines: own.slice(opening).join("\n").trimEnd(),
    body: dedent(own.slice(opening)).trimEnd(),
  };
}

function dedent(lines: readonly string[]): string {
  const written = lines.filter((line) => line.trim() !== "");
  const least = Math.min(...written.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(least))).join("\n");
}
