import type { AssertPlan } from "./cruxeval.ts";
import { pythonText } from "./pythonText.ts";

/** LiveCodeBench's execution answer: behind `[ANSWER]`, behind the first `==`, up to `[/ANSWER]` or else the first line. */
export function extractExecution(raw: string): string {
  let text = raw;
  if (text.includes("[ANSWER]")) text = text.split("[ANSWER]")[1] ?? "";
  if (text.includes("==")) text = text.split("==")[1] ?? "";
  const ended = text.includes("[/ANSWER]");
  text = ended ? (text.split("[/ANSWER]")[0] ?? "") : (text.trim().split("\n")[0] ?? "");
  return text.trim();
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

/** LiveCodeBench's test output answer: the last line that begins with `assert`, else the first code fence, Python's before others. */
export function extractTestOutput(raw: string): string {
  const lines = raw.split("\n");
  const last = lines.findLast((line) => line.trimStart().startsWith("assert"));
  if (last !== undefined) return last.trim();
  const fences = [...raw.matchAll(/```([^\n]*)\n(.*?)```/gs)];
  const fence = fences.find(([, language]) => /^python/i.test(language ?? "")) ?? fences[0];
  return (fence?.[2] ?? raw).trim();
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
