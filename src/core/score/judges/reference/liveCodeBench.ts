import type { AssertPlan } from "./cruxeval.ts";
import { pythonText } from "./pythonText.ts";

/**
 * LiveCodeBench's execution answer: behind `[ANSWER]`, behind the first `==`, up to `[/ANSWER]` or else the first line. Only what stands
 * behind one of the two first has no space in front any more: else an empty first line is the answer.
 */
export function extractExecution(raw: string): string {
  let text = raw;
  for (const mark of ["[ANSWER]", "=="]) {
    if (text.includes(mark)) text = (text.split(mark)[1] ?? "").trim();
  }
  const end = text.includes("[/ANSWER]") ? "[/ANSWER]" : "\n";
  return (text.split(end)[0] ?? "").trim();
}

/** An execution answer: skipped where it holds the very call, else code that is compared with `==`. `imports` stands above the code. */
export function planExecution(
  {
    imports,
    code,
    input,
    output,
  }: { imports: string; code: string; input: string; output: string },
  answer: string,
): AssertPlan {
  if (answer.includes(input)) return { kind: "skipped" };
  return { kind: "check", source: `${imports}\n${code}\nassert ${output} == ${answer}` };
}

/**
 * LiveCodeBench's test output answer: the last line that begins with `assert`, without space in front; else what stands behind the first
 * line with a fence, Python's before others, up to the next fence. Empty where there is neither.
 */
export function extractTestOutput(raw: string): string {
  const lines = raw.split("\n");
  const last = lines.findLast((line) => line.startsWith("assert"));
  if (last !== undefined) return last;
  const fences = [...lines.keys()].filter((index) => lines[index]?.includes("```"));
  const python = fences.find((index) => /```[Pp]ython/.test(lines[index] ?? ""));
  const [from, to] = fences.filter((index) => index >= (python ?? 0));
  return from === undefined || to === undefined ? "" : lines.slice(from + 1, to).join("\n");
}

/**
 * A program that passes when a test output answer is right: what stands right of the first `==` of an assertion, or else the whole text,
 * is evaluated and compared with what the JSON text says.
 */
export function planTestOutput(answer: string, expected: string): string {
  return `import ast as _ast, json as _json
def _judged(text):
    if len(text.splitlines()) > 1:
        kept = [line for line in text.splitlines() if not line.startswith("#") and "assert" in line]
        text = kept[0] if kept else text
    text = text.strip()
    if "assert" not in text:
        return text
    body = _ast.parse(text).body
    test = body[0].test
    if not isinstance(test.ops[0], _ast.Eq):
        raise ValueError("no equality")
    return _ast.get_source_segment(text, test.comparators[0])
assert eval(_judged(${pythonText(answer)}), {}) == _json.loads(${pythonText(expected)})`;
}
