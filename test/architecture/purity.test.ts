import { describe, expect, test } from "vitest";
import {
  children,
  descendants,
  parseSource,
  sourcesBelow,
  type Node,
  type Source,
} from "./sources.ts";

/** What only an environment has: clocks, randomness, the page, storage, the network. */
const impure = new Set([
  "Date",
  "Worker",
  "cancelAnimationFrame",
  "caches",
  "console",
  "crypto",
  "document",
  "fetch",
  "globalThis",
  "indexedDB",
  "localStorage",
  "location",
  "navigator",
  "performance",
  "process",
  "queueMicrotask",
  "requestAnimationFrame",
  "self",
  "sessionStorage",
  "setInterval",
  "setTimeout",
  "window",
]);

/** Fields whose identifier is a label of something, not a use of a variable. */
const labels = new Set(["property", "key", "imported", "exported", "label"]);

function usedNames(node: Node, withTypes = true): readonly string[] {
  const own = node.type === "Identifier" && typeof node["name"] === "string" ? [node["name"]] : [];
  const below = children(node)
    .filter(([field]) => !labels.has(field) || node["computed"] === true)
    .filter(([field]) => withTypes || field !== "typeAnnotation")
    .flatMap(([, child]) => usedNames(child, withTypes));
  const randomness =
    node.type === "MemberExpression" &&
    JSON.stringify(children(node).map(([, child]) => child["name"])) === `["Math","random"]`;
  return [...own, ...below, ...(randomness ? ["Math.random"] : [])];
}

/** Names that a file gives to something of its own: parameters, variables, parts of patterns. */
function declaredNames(tree: Node): ReadonlySet<string> {
  const patterns = [...descendants(tree)].flatMap((node) => {
    const takesParameters = /Function|TSMethodSignature/.test(node.type);
    return children(node)
      .filter(
        ([field]) => (takesParameters && field === "params") || field === "id" || field === "param",
      )
      .map(([, child]) => child);
  });
  return new Set(patterns.flatMap((pattern) => usedNames(pattern, false)));
}

function impurities({ path, tree }: Source): readonly string[] {
  const declared = declaredNames(tree);
  return usedNames(tree)
    .filter((name) => name === "Math.random" || (impure.has(name) && !declared.has(name)))
    .map((name) => `${path} uses ${name}`);
}

describe("the core", () => {
  const sources = sourcesBelow("src/core");

  test("uses no clock, no randomness and nothing of a browser", () => {
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.flatMap(impurities)).toEqual([]);
  });

  test.each([
    "export const now = () => Date.now();",
    "export const roll = Math.random() * 6;",
    "export const title = document.title;",
    "export const get = (name: string) => fetch(name);",
    "export const when: Date | undefined = undefined;",
  ])("would be found to use what it may not: %s", (text) => {
    expect(impurities(parseSource("src/core/a.ts", text))).toHaveLength(1);
  });

  test.each([
    "export const from = (window: readonly [number, number]) => window[0];",
    "export const last = (request: { window: number }) => request.window;",
    "export const floor = Math.floor(1.5);",
  ])("may use a name of its own: %s", (text) => {
    expect(impurities(parseSource("src/core/a.ts", text))).toEqual([]);
  });
});
