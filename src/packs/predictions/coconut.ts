import { isCoconutTask, type CoconutTask } from "../../core/benchmark/members/coconutTask.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import { withoutRepeatsText } from "../../core/score/judges/reference/coconut.ts";
import type { TableRow } from "../container/reading.ts";
import type { PredictionFormat } from "./format.ts";

/**
 * CoCoNUT's tables of results: the column Predicted holds the list alone. What they say of themselves in Matched and Distance is not read, and
 * Actual only where a call is written in another way than in the benchmark's table: it tells which of the program's calls is meant.
 */
export const coconutPredictions: PredictionFormat = {
  benchmark: "coconut",
  async read(entry, reading, tasks) {
    const known = tasks.filter(isCoconutTask);
    const answers = new Answers();
    const byCall = grouped(known, ({ probe: { name, category, ask } }) =>
      keyOf(name, ask.kind === "call" ? ask.text : category),
    );
    const byLines = grouped(known, ({ probe: { name }, stored }) =>
      keyOf(name, withoutRepeatsText(stored ?? "")),
    );
    const others: TableRow["fields"][] = [];
    for await (const { line, fields } of reading.table(entry)) {
      const name = nameOf(fields);
      if (name === undefined || fields["Predicted"] === undefined) {
        reading.reject(
          entry.name,
          line,
          "The columns Predicted and HumanEval_ID or Filename are missing.",
        );
        continue;
      }
      const meant = byCall.get(keyOf(name, callOf(fields)));
      if (meant === undefined) others.push(fields);
      else answers.add(meant, fields);
    }
    for (const fields of others) {
      const lines = withoutRepeatsText(fields["Actual"] ?? "");
      answers.add(byLines.get(keyOf(nameOf(fields) ?? "", lines)) ?? [], fields);
    }
    return answers.predictions;
  },
};

/** Rows that may be about several tasks go to that of them which has the fewest answers: in their order, and then round again. */
class Answers {
  readonly predictions: TaskPrediction[] = [];
  private readonly counts = new Map<string, number>();

  add(tasks: readonly CoconutTask[], fields: TableRow["fields"]): void {
    const [first] = tasks.toSorted((one, other) => this.count(one.id) - this.count(other.id));
    const task = first?.id ?? `${nameOf(fields) ?? ""} ${callOf(fields)}`.trim();
    this.predictions.push({
      task,
      part: "",
      sample: this.count(task),
      raw: fields["Predicted"] ?? "",
      extracted: true,
      confidence: null,
      model: null,
    });
    this.counts.set(task, this.count(task) + 1);
  }

  private count(task: string): number {
    return this.counts.get(task) ?? 0;
  }
}

function grouped(
  tasks: readonly CoconutTask[],
  keyOfTask: (task: CoconutTask) => string,
): ReadonlyMap<string, readonly CoconutTask[]> {
  const groups = new Map<string, CoconutTask[]>();
  for (const task of tasks) {
    const key = keyOfTask(task);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [task]);
    else others.push(task);
  }
  return groups;
}

function nameOf(fields: TableRow["fields"]): string | undefined {
  return fields["HumanEval_ID"] ?? fields["Filename"];
}

/** What tells the rows of one name apart: the call, or the category of a whole program. */
function callOf(fields: TableRow["fields"]): string {
  return fields["FunctionCall"] ?? fields["Category"] ?? "";
}

function keyOf(name: string, what: string): string {
  return JSON.stringify([name, what]);
}
