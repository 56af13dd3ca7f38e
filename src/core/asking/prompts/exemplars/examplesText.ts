import { codeText } from "../code.ts";
import type { Template } from "../template.ts";
import type { Exemplar, ExemplarProgram } from "./exemplar.ts";
import type { Exemplars } from "./make.ts";
import type { Style } from "../style.ts";

/** The worked examples in front of a question, as many as there are up to `most`; empty for none. */
export function examplesText(
  { kind, style }: Pick<Template, "kind" | "style">,
  { programs, exemplars }: Exemplars,
  most: number,
): string {
  return exemplars
    .filter((one) => one.kind === kind)
    .slice(0, most)
    .flatMap((one, index) => {
      const program = programs[one.program];
      return program === undefined
        ? []
        : [`Example ${index + 1}\n${exampleText(one, program, style)}\n\n`];
    })
    .join("");
}

function exampleText(exemplar: Exemplar, program: ExemplarProgram, style: Style): string {
  const head = `Program:\n${codeText(program.source, style)}\n\nQuestion: ${exemplar.ask}\n`;
  if (style === "json") return `${head}${JSON.stringify({ answer: exemplar.json })}`;
  const thought = thoughtOf(program, style);
  const thinking = thought === null ? "" : `[THOUGHT]\n${thought}\n[/THOUGHT]\n`;
  return `${head}${thinking}[ANSWER]\n${exemplar.text}\n[/ANSWER]`;
}

function thoughtOf(program: ExemplarProgram, style: Style): string | null {
  switch (style) {
    case "cot":
      return program.cot;
    case "trace":
      return program.trace;
    case "monologue-forward":
      return program.forward;
    case "monologue-backward":
      return program.backward;
    case "direct":
    case "json":
      return null;
  }
}
