import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { checkProgram } from "./differential/check.ts";
import { type Laboratory, openLaboratory } from "./differential/laboratory.ts";
import { type GoldenFile, parseGolden, withTrace } from "./golden/file.ts";
import { renderRecording } from "./golden/render.ts";

const folder = fileURLToPath(new URL("../golden/", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
/** `GOLDEN=write` writes what the recorder says into the files, to be read before it is kept. */
const rewrite = process.env["GOLDEN"] === "write";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});

function render({ source, request }: GoldenFile): string {
  const { source: _, ...options } = { stdin: [], ...request };
  return renderRecording(laboratory.record(source, options));
}

describe("golden traces", () => {
  test.each(files)("%s", (name) => {
    const text = readFileSync(`${folder}${name}`, "utf8");
    const golden = parseGolden(text);
    const trace = render(golden);
    if (rewrite) writeFileSync(`${folder}${name}`, withTrace(text, trace));
    expect(trace).toBe(rewrite ? trace : golden.trace);
  });

  test("there are at least sixty of them", () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  test("the oracle says the same of each that runs as on a plain Python", () => {
    const different: string[] = [];
    for (const name of files) {
      const { source, request } = parseGolden(readFileSync(`${folder}${name}`, "utf8"));
      const isPlain = request.limits === undefined && request.profile === undefined;
      if (!isPlain || request.stdin !== undefined) continue;
      const checked = checkProgram(laboratory, source);
      if (checked.kind === "different") different.push(`${name}: ${JSON.stringify(checked)}`);
    }
    expect(different).toEqual([]);
  });
});
