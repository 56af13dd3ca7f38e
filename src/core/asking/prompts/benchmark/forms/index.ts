import { assertNever } from "../../../../trace/assertNever.ts";
import type { BenchmarkId } from "../../../../benchmark/task.ts";
import { cruxevalForm } from "./cruxeval.ts";
import { executionForm } from "./liveCodeBench.ts";
import { ownForm } from "./own.ts";
import { revalForm } from "./reval.ts";
import type { TaskForm } from "./taskForm.ts";

/** How the tasks of a benchmark are asked, or why they cannot be: a sentence that says what works in its place. */
export type Asking =
  | { readonly kind: "asked"; readonly form: TaskForm }
  | { readonly kind: "refused"; readonly reason: string };

const instead =
  "Bring answers that were made elsewhere, and they are scored on the page of the set.";

/** Whether and how the tasks of a benchmark can be asked here. */
export function askingOf(benchmark: BenchmarkId): Asking {
  switch (benchmark) {
    case "reval":
      return { kind: "asked", form: revalForm };
    case "cruxeval":
      return { kind: "asked", form: cruxevalForm };
    case "lcb-execution":
      return { kind: "asked", form: executionForm };
    case "own":
      return { kind: "asked", form: ownForm };
    case "coconut":
    case "codemind":
    case "surge":
      return refused(
        "The answers of this benchmark depend on its own long prompts, which are not part of its files.",
      );
    case "lcb-testoutput":
      return refused(
        "Its tasks have no code to run: they are told in words, which are not part of what is kept.",
      );
    case "humaneval":
    case "mbpp":
      return refused("It asks for whole programs, not for what a program does.");
    case "traced":
    case "lexecutor":
      return refused(
        "It is made for models that were trained on its labels, which cannot be asked for in words.",
      );
    case "codeexecutor":
      return refused("It is made for models that were trained on its way of writing down a run.");
    default:
      return assertNever(benchmark);
  }
}

function refused(reason: string): Asking {
  return { kind: "refused", reason: `${reason} ${instead}` };
}
