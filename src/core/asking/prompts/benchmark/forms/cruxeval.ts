import type { CruxevalProbe } from "../../../../benchmark/members/cruxeval.ts";
import { type OutputTruth, sameLiteral } from "../../../../benchmark/outputTruth.ts";
import { extractCruxeval } from "../../../../score/judges/reference/cruxeval.ts";
import { cruxevalPrompt } from "../cruxeval.ts";
import { rightOutput, writeOutput, wrongOutput } from "./assertions.ts";
import { anyText } from "./readers.ts";
import type { TaskForm } from "./taskForm.ts";

/** CRUXEval: the completed assertion. */
export const cruxevalForm: TaskForm<CruxevalProbe, OutputTruth> = {
  benchmark: "cruxeval",
  judged: "reply",
  sortOf: ({ kind }) => kind,
  prompt: cruxevalPrompt,
  reader: () => anyText,
  print: (task, value) => (task.kind === "input" ? `f(${task.probe.input})` : value.repr),
  plain: (task, value) => (task.kind === "input" ? null : value.repr),
  write({ kind, probe }, plain) {
    if (kind !== "input") return writeOutput(`f(${probe.input})`, plain);
    return `assert f(${plain}) == ${probe.output}`;
  },
  right(task, value) {
    const { input, output } = task.probe;
    if (task.kind !== "input") {
      return rightOutput(`f(${input})`, output, value, (text) => extractCruxeval(text, "output"));
    }
    if (!sameLiteral(output, value.repr)) return null;
    const written = cruxevalForm.write(task, listed(input) ?? input);
    const found = /^f\((.*)\)$/s.exec(extractCruxeval(written, "input"))?.[1];
    return found !== undefined && sameLiteral(`[${found}]`, `[${input}]`) ? written : null;
  },
  wrong(task) {
    const { code, input, output } = task.probe;
    if (task.kind !== "input") return wrongOutput(`f(${input})`, output);
    // No call with so many arguments, or with none where any number would do, comes to anything.
    const many = /def f\([^)]*\*/.test(code) ? "" : Array(40).fill("0").join(", ");
    return cruxevalForm.write(task, many);
  },
};

/** Arguments without `==` in them; null where that is not possible. */
function listed(input: string): string | null {
  if (!input.includes("==")) return input;
  const escaped = input.replaceAll("==", String.raw`=\x3d`);
  return sameLiteral(`[${input}]`, `[${escaped}]`) ? escaped : null;
}
