import { countLines, type Invocation, invocationLimits } from "../invocation.ts";
import { readTests, type TestClass } from "./unittestSource.ts";

/** What stands around the text that is run: user code above, and what calls below. */
export interface RevalFrame {
  readonly above: string;
  readonly below: string;
}

/** One run of an item, and what an answer to its output question is put into. */
export interface RevalRun {
  readonly program: Invocation;
  /** Around the lines of the test method, which have to be indented; null where answers are run on their own. */
  readonly frame: RevalFrame | null;
}

/** The call of a function with the source of an argument tuple that ends in a comma: `f` and `(1, 2,)` give `f(1, 2)`. */
function callText(entry: string, input: string): string {
  return entry + (input.endsWith(",)") ? `${input.slice(0, -2)})` : input);
}

/** The run of a function with arguments. */
export function functionRun(code: string, entry: string, input: string): RevalRun {
  const above = ended(code);
  return {
    program: programOf(above, `${above}${callText(entry, input)}\n`, 1),
    frame: null,
  };
}

/**
 * The runs of the test classes of an item, in their order. Each is reduced to its first test method; `setUp` runs before what counts.
 */
export function testRuns(code: string, tests: string): readonly (RevalRun & TestClass)[] {
  const { preamble, classes } = readTests(tests);
  const user = ended(code);
  return classes.map((test) => {
    const above = `${user}${preamble === "" ? "" : `${preamble}\n`}${ended(test.above)}`;
    const below = [
      `reval_test = ${test.name}("${test.method}")`,
      "reval_test.setUp()",
      `reval_test.${test.method}()`,
      "",
    ].join("\n");
    const source = `${above}${test.lines}\n${below}`;
    return { ...test, program: programOf(user, source, 1), frame: { above, below } };
  });
}

/** Puts other lines into a test method. */
export function inFrame({ above, below }: RevalFrame, body: string): string {
  return `${above}${indented(body)}\n${below}`;
}

/** The last `calls` lines of the source are those from which on steps count. */
function programOf(user: string, source: string, calls: number): Invocation {
  return {
    source,
    userLines: countLines(user),
    countsFrom: countLines(source) - calls + 1,
    profile: "3.11",
    stdin: [],
    limits: invocationLimits,
  };
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.trim() === "" ? line : `        ${line}`))
    .join("\n");
}
