import { describe, expect, test } from "vitest";
import { mayImport, roomOf } from "./rooms.ts";
import { importsOf, parseSource, resolveImport, sourcesBelow, type Source } from "./sources.ts";

/** What a file imports and may not, one line each; a file in no room is a line too. */
function breaches(source: Source): readonly string[] {
  const room = roomOf(source.path);
  if (room === undefined) return [`${source.path} is in no room`];
  return importsOf(source)
    .map((specifier) => resolveImport(source.path, specifier))
    .filter((target) => !mayImport(room, target))
    .map((target) => `${source.path} imports ${target}`);
}

describe("what imports what", () => {
  const sources = [...sourcesBelow("src"), ...sourcesBelow("workers")];

  test("no file imports what its room may not", () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  test("the check sees the files and their imports", () => {
    const seen = sources.map(({ path }) => path);
    expect(seen).toContain("src/main.tsx");
    expect(seen).toContain("workers/boot.ts");
    expect(seen.filter((path) => path.startsWith("src/core/")).length).toBeGreaterThan(5);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(seen.length);
  });

  test.each([
    ["src/core/trace/a.ts", `import { b } from "../question/b.ts";`],
    ["src/core/trace/a.ts", `import type { B } from "../../runtime/b.ts";`],
    ["src/core/trace/a.ts", `export * from "react";`],
    ["src/runtime/a.ts", `const b = await import("../store/b.ts");`],
    ["src/views/shell/a.tsx", `type B = import("../../store/b.ts").B; const c = <p />;`],
    ["src/app/a.ts", `import "../views/shell/shell.css";`],
    ["workers/a.ts", `import { b } from "../src/runtime/b.ts";`],
    ["src/elsewhere.ts", ``],
  ])("%s may not hold: %s", (path, text) => {
    expect(breaches(parseSource(path, text))).toHaveLength(1);
  });

  test.each([
    ["src/core/trace/a.ts", `import { b } from "../program/b.ts";`],
    ["src/core/trace/a.ts", `import * as z from "zod/mini";`],
    ["src/views/shell/a.tsx", `import { b } from "../../app/b.ts"; import "./a.css";`],
    ["src/views/shell/a.tsx", `import Worker from "monaco-editor/editor/editor.worker?worker";`],
    ["workers/a.ts", `import { b } from "../src/runtime/contract.ts";`],
  ])("%s may hold: %s", (path, text) => {
    expect(breaches(parseSource(path, text))).toEqual([]);
  });
});
