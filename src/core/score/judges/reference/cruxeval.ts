/** What of an answer is judged, and how: left out by the rule on copied calls, or by a program that has to run to its end. */
export type AssertPlan =
  | { readonly kind: "skipped" }
  | { readonly kind: "check"; readonly source: string };

/** CRUXEval's answer inside what a model wrote: behind `[ANSWER]`, then behind (output) or before (input) the first `==`. */
export function extractCruxeval(raw: string, task: "output" | "input"): string {
  let text = raw;
  if (text.includes("[ANSWER]")) text = text.split("[ANSWER]")[1] ?? "";
  text = text.split("[/ANSWER]")[0] ?? "";
  if (text.includes("==")) text = text.split("==")[task === "output" ? 1 : 0] ?? "";
  text = text.trim();
  return task === "input" && text.startsWith("assert f") ? text.slice("assert ".length) : text;
}

/** An answer to CRUXEval's output question: skipped where it holds the very call, else code that is compared with `==`. */
export function planCruxevalOutput(
  { code, input, output }: { code: string; input: string; output: string },
  answer: string,
): AssertPlan {
  if (answer.includes(`f(${input})`)) return { kind: "skipped" };
  return { kind: "check", source: `${code}\nassert ${output} == ${answer}` };
}

/** An answer to CRUXEval's input question: skipped where it holds no `f(`, else code that must give the output. */
export function planCruxevalInput(
  { code, output }: { code: string; output: string },
  answer: string,
): AssertPlan {
  if (!answer.includes("f(")) return { kind: "skipped" };
  return { kind: "check", source: `${code}\nassert ${output} == ${answer}` };
}

/**
 * The flags that CRUXEval counts of one sample: skipped answers (null) are taken away, unless nothing passed, when all count as failed.
 */
export function cruxevalFlags(marks: readonly (boolean | null)[]): readonly boolean[] {
  const counted = marks.filter((mark) => mark !== null);
  return counted.includes(true) ? counted : marks.map(() => false);
}

/** The flags that LiveCodeBench counts of one sample: skipped answers (null) are taken away, unless all were. */
export function liveCodeBenchFlags(marks: readonly (boolean | null)[]): readonly boolean[] {
  const counted = marks.filter((mark) => mark !== null);
  return counted.length === 0 ? marks.map(() => false) : counted;
}
