import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pageFolder } from "../../scripts/page-build.mjs";

/** Scripts that a page loads before it does anything: those of its markup and all that they import at once. */
function entryScripts(): readonly string[] {
  const markup = readFileSync(join(pageFolder, "index.html"), "utf8");
  const found = new Set([...markup.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(named));
  for (const script of found) {
    const text = readFileSync(join(pageFolder, script), "utf8");
    for (const match of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      found.add(`assets/${named(match)}`);
    }
  }
  return [...found];
}

function named(match: RegExpMatchArray): string {
  return match[1] ?? "";
}

describe("the weight of the built page", () => {
  test("is at most 100 kB of compressed JavaScript at the start, without the editor", () => {
    const scripts = entryScripts();
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.every((script) => existsSync(join(pageFolder, script)))).toBe(true);
    const weight = scripts
      .map((script) => gzipSync(readFileSync(join(pageFolder, script))).length)
      .reduce((sum, size) => sum + size, 0);
    expect(weight).toBeLessThan(100_000);
  });

  test("has of each typeface the Latin letters alone", () => {
    const fonts = readdirSync(join(pageFolder, "assets")).filter((name) => /\.woff2?$/.test(name));
    expect(fonts.filter((name) => !/-latin-.*\.woff2$/.test(name))).toEqual([]);
  });
});
