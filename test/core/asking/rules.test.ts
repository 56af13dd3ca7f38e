import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

function testsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => readFileSync(join(folder, path), "utf8"));
}

function ids(text: string): readonly string[] {
  return [...text.matchAll(/\[([XPV]\d+)\]/g)].map(([, id = ""]) => id);
}

test("each rule of the specification of asking is quoted by a test, and no other is", () => {
  const spec = readFileSync("src/core/asking/SPEC.md", "utf8");
  const rules = [...spec.matchAll(/^- \*\*\[(\w+)\]\*\*/gm)].map(([, id = ""]) => id);
  const texts = [
    ...testsIn("test/core/asking"),
    readFileSync("test/python/exemplars.test.ts", "utf8"),
    readFileSync("test/core/evaluation/manifest.test.ts", "utf8"),
  ];
  const names = texts.flatMap((text) => text.match(/^ *(?:test|describe)\b.*$/gm) ?? []);
  expect(rules.length).toBeGreaterThan(15);
  expect([...new Set(ids(names.join("\n")))].toSorted()).toEqual(rules.toSorted());
});
