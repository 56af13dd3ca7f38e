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

/** Every way to name the place where an item comes or goes, also among equal items and where the name changes with it. */
const byIndex = `
xs = list(range(10))
alias = xs
same = [0] * 6
i = 3
xs.pop(i)
xs.pop(-1)
xs.pop(i - 1)
same.pop(2); same.insert(1, 0)
del same[3]
xs.insert(i, "in")
xs.insert(99, "end")
xs.insert(-99, "start")
xs.insert(-1, "before the last")
del xs[0]
del xs[-1]
del xs[i], xs[0]
xs[0] = xs.pop()
xs[0] = xs.pop(1)
i = xs.pop(1)
xs.insert(len(xs), xs)
xs.insert(0, xs.pop(0))
take = xs.pop
take(0)
i = 0; xs.pop(i); i = 1
def smaller(items, at):
    del items[at]
    items.insert(at, items.pop(at))
    def inner():
        nonlocal at
        at = 0
        return at
    items.insert(at, inner())
    items.pop(inner())
    return items
smaller(list("abcdef"), 4)
class Listed(list):
    def pop(self, at=-1):
        return list.pop(self, at)
ys = Listed("abc")
ys.pop(0)
ys.insert(1, "x")
del ys[0]
list.insert(ys, 0, "first")
bytes_ = bytearray(b"abc")
del bytes_[1]
bytes_.insert(0, 65); bytes_.pop(1)
try:
    xs.pop(77)
except IndexError:
    del xs[0]
`;

test("the recorder equals the oracle where items come and go by their index", () => {
  expect(checkProgram(laboratory, byIndex, true)).toMatchObject({ kind: "equal" });
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
