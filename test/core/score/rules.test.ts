import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folders = [
  "test/core/value",
  "test/core/prediction",
  "test/core/score",
  "test/core/metrics",
  "test/core/statistics",
  "test/python",
];

function ids(text: string): readonly string[] {
  return [...text.matchAll(/\[([JAEKM]\d+)\]/g)].map(([, id = ""]) => id);
}

test("each rule of the scores' specification is quoted by a test, and no other is", () => {
  const rules = [
    ...readFileSync("src/core/score/SPEC.md", "utf8").matchAll(/^- \*\*\[(\w+)\]\*\*/gm),
  ];
  const names = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".test.ts"))
      .flatMap((path) =>
        readFileSync(join(folder, path), "utf8").match(/^ *(?:test|describe)\b.*$/gm),
      ),
  );
  const quoted = new Set(ids(names.join("\n")));
  expect(rules.length).toBeGreaterThan(30);
  expect([...quoted].toSorted()).toEqual(rules.map(([, id = ""]) => id).toSorted());
});
