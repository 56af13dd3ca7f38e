import { describe, expect, test } from "vitest";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { all, type Looked, tasksOf } from "./looking.ts";

describe("REval", () => {
  test("shows a line at its first visit, what is behind it, or the end of a run without it", async () => {
    const files = [ownFile("reval/DREval_data.jsonl"), ownFile("reval/DREval_tasks.jsonl")];
    const tasks = await tasksOf("reval", ...files);
    const found = (await all(tasks)).filter(({ truth }) => truth.kind === "computed");
    const claims = found.map(revalClaim);
    expect(claims.filter(({ holds }) => !holds)).toEqual([]);
    const kinds = new Set(claims.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["never", "nil", "output", "value", "visit"]));
    expect(claims.filter(({ kind }) => kind === "output")).toHaveLength(5);
  });
});

/** Whether what is seen at the step of a question of REval's is what its truth says. */
function revalClaim({ task, probe, truth, sight, recording, kind, line, text, valueOf }: Looked) {
  const value = truth.kind === "computed" ? truth.value : {};
  const { says, step } = sight;
  const claim = (of: string, holds: boolean) => ({
    kind: of,
    id: task.id,
    says,
    line,
    text,
    holds,
  });
  if (probe["asks"] === "output") {
    const code = recording.source().split("\n")[line - 1] ?? "";
    const result = value["result"];
    return claim("output", typeof result === "string" ? text === result : code.includes("assert"));
  }
  if (value["covered"] === false) {
    const named = says.includes(`line ${String(probe["line"])} never ran`);
    return claim("never", named && step === recording.steps - 1);
  }
  if (probe["asks"] !== "value") return claim("visit", kind === "line" && line === probe["line"]);
  const { candidates } = value;
  const reprs: readonly string[] =
    candidates === null ? [] : Object(candidates).distinct.map(reprOf);
  if (reprs.length === 0) return claim("nil", says.includes("Nil"));
  const variable = String(probe["variable"]);
  const plain = /^\w+$/.test(variable);
  return claim(
    "value",
    reprs.some((repr) => (plain ? valueOf(variable) === repr : says.includes(repr))),
  );
}

test("REval's variable is shown at the first visit behind which REval finds it", async () => {
  const code =
    "def run(ks):\n    for k in ks:\n        x = k and g(k)\n    return x\ndef g(k):\n    return k + 1\n";
  const data = { task_id: "a", entry_point: "run", code, inputs: ["([1, 0],)"], outputs: ["0"] };
  const asked = { lineno: 3, var: "x" };
  const pair = { input_idx: 0, task: [asked], output_pred: "assert run([1, 0]) == ??" };
  const rows = [data, { task_id: "a", idx: 0, tasks: [pair] }];
  const file = textFile("reval.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
  const tasks = await tasksOf("reval", file);
  const found = (await all(tasks)).find(({ probe }) => probe["asks"] === "value");
  // Behind the first visit comes a line of g, which has no x.
  expect([found?.line, found?.valueOf("x"), found?.sight.says]).toEqual([
    2,
    "0",
    "Line 3 has run, and x is 0.",
  ]);
});

function reprOf({ repr }: { readonly repr: string }): string {
  return repr;
}
