import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { compareRuns } from "./differential/compare.ts";
import { checkProgram } from "./differential/check.ts";
import { type Laboratory, openLaboratory } from "./differential/laboratory.ts";

const programs = 240;
/** So many seeds are compared in one test, so that a failure names a small range. */
const batch = 40;

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});

/** What is not equal, by the name of the program; and how many steps were. */
function compareAll(
  sources: ReadonlyMap<string, string>,
  ends = false,
): { mistakes: string[]; steps: number } {
  const mistakes: string[] = [];
  let steps = 0;
  for (const [name, source] of sources) {
    const checked = checkProgram(laboratory, source, ends);
    if (checked.kind === "equal") steps += checked.steps;
    else mistakes.push(`${name}: ${JSON.stringify(checked).slice(0, 400)}`);
  }
  console.log(
    `${sources.size} programs compared, ${steps} steps equal, ${mistakes.length} different`,
  );
  return { mistakes, steps };
}

describe("the recorder equals the oracle at every step", () => {
  for (let from = 0; from < programs; from += batch) {
    test(`of the generated programs ${from} to ${from + batch - 1}`, () => {
      const seeds = Array.from({ length: batch }, (_, place) => from + place);
      const sources = new Map(seeds.map((seed) => [`seed ${seed}`, laboratory.generate(seed)]));
      const { mistakes, steps } = compareAll(sources);
      expect(mistakes).toEqual([]);
      expect(steps).toBeGreaterThan(batch * 20);
    });
  }
});

/** Real programs are compared where the folder with them is there. */
const data = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

function rows(file: string): Record<string, string>[] {
  const lines = readFileSync(`${data}${file}`, "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, string>);
}

describe.runIf(existsSync(data))(
  "the recorder equals the oracle at every step of real programs",
  () => {
    test("of HumanEval, solution and check", () => {
      const sources = new Map(
        rows("humaneval-first82.jsonl").map((row) => [
          row["task_id"] ?? "",
          `${row["prompt"]}${row["canonical_solution"]}\n${row["test"]}\ncheck(${row["entry_point"]})\n`,
        ]),
      );
      expect(compareAll(sources, true).mistakes).toEqual([]);
    });

    test("of CRUXEval, function and call", () => {
      const sources = new Map(
        rows("cruxeval-first400.jsonl").map((row) => [
          row["id"] ?? "",
          `${row["code"]}\n\nresult = f(${row["input"]})\n`,
        ]),
      );
      expect(compareAll(sources, true).mistakes).toEqual([]);
    });
  },
);

describe("the comparison itself", () => {
  const source = "x = [1]\ny = x\ny.append(2)\n";

  test("sees a wrong value, a wrong line, a lost identity and a missing step", () => {
    const recording = laboratory.record(source);
    const oracle = laboratory.follow(source, 100);
    expect(compareRuns(recording, oracle, true)).toBeNull();
    const other = (text: string): ReturnType<typeof compareRuns> =>
      compareRuns(recording, laboratory.follow(text, 100), true);
    expect(other("x = [1]\ny = x\ny.append(3)\n")).toMatchObject({
      step: 4,
      expected: "3 (int)",
      got: "2 (int)",
    });
    expect(other("x = [1]\ny = x\n\ny.append(2)\n")).toMatchObject({ step: 3, where: "event" });
    expect(other("x = [1]\ny = [1]\ny.append(2)\n")).toMatchObject({
      step: 3,
      where: "frame 0 y identity",
    });
    expect(other("x = [1]\ny = x\ny.append(2)\nz = 1\n")).toMatchObject({
      step: 4,
      where: "event",
    });
    expect(other("x = [1]\ny = x\n")).toMatchObject({ where: "event" });
    expect(other("x = [1.0]\ny = x\ny.append(2)\n")).toMatchObject({ expected: "1.0 (float)" });
  });
});
