import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = "test/core/evaluation/analysis";

test("each rule of the specification of figures is quoted by a test, and no other is", () => {
  const spec = readFileSync("src/core/evaluation/analysis/SPEC.md", "utf8");
  const rules = [...spec.matchAll(/^- \*\*\[(\w+)\]\*\*/gm)].map(([, id = ""]) => id);
  const names = readdirSync(folder)
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .flatMap((text) => text.match(/^ *(?:test|describe)\b.*$/gm) ?? []);
  const quoted = [...names.join("\n").matchAll(/\[(N\d+)\]/g)].map(([, id = ""]) => id);
  expect(rules.length).toBeGreaterThan(12);
  expect([...new Set(quoted)].toSorted()).toEqual(rules.toSorted());
});
