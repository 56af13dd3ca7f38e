import type { Answer } from "../../prediction/prediction.ts";
import { printPythonValue } from "../../value/print.ts";
import type { PythonValue } from "../../value/pythonValue.ts";

/**
 * A text that two readable answers to one question share exactly when they say the same, however they were written: sets and dicts without
 * order, `1` and `1.0` told apart.
 */
export function answerKey(answer: Answer): string {
  if (answer.kind === "state") return `state ${valueKey(answer.value)}`;
  if (answer.kind === "input") return `input ${answer.text.trim()}`;
  if (answer.kind !== "output" || answer.raises !== null) return JSON.stringify(answer);
  // As judges read it: line ends are alike, and the last line need not be ended.
  return JSON.stringify(["output", answer.text.replace(/\r\n?/g, "\n").replace(/\n$/, "")]);
}

function valueKey(value: PythonValue): string {
  switch (value.kind) {
    case "sequence":
      return `${value.type}[${value.items.map(valueKey).join(",")}]`;
    case "set":
      return `${value.type}{${value.items.map(valueKey).toSorted().join(",")}}`;
    case "dict": {
      const entries = value.entries.map(([key, item]) => `${valueKey(key)}:${valueKey(item)}`);
      const ordered = value.type === "OrderedDict" ? entries : entries.toSorted();
      return `${value.type}{${ordered.join(",")}}`;
    }
    case "object": {
      const attributes = value.attributes.map(([name, item]) => `${name}=${valueKey(item)}`);
      return `${value.type}(${attributes.join(",")})`;
    }
    default:
      return printPythonValue(value);
  }
}
