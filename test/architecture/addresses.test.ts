import { describe, expect, test } from "vitest";
import { descendants, filesBelow, sourcesBelow, textOf, type Source } from "./sources.ts";

/** Names that look like addresses and are never asked for. */
const neverAskedFor = [/^http:\/\/www\.w3\.org\//, /^https:\/\/[a-z.]+\.invalid\//];
const address = /(?:https?|wss?):\/\/[^\s"'`)<>]*/g;

function foreignAddresses(text: string): readonly string[] {
  return (text.match(address) ?? []).filter((one) => !neverAskedFor.some((name) => name.test(one)));
}

/** The texts that a file of TypeScript holds as values; comments are none. */
function texts({ tree }: Source): readonly string[] {
  return [...descendants(tree)].flatMap(({ type, value }) => {
    if (type === "Literal" || type === "JSXText") return typeof value === "string" ? [value] : [];
    return type === "TemplateElement" ? [JSON.stringify(value)] : [];
  });
}

/** Where servers of models listen: asked for only when somebody chooses one of them. */
const chosen = [
  "http://localhost:11434/v1",
  "http://localhost:8080/v1",
  "http://localhost:1234/v1",
  "http://localhost:8000/v1",
  "https://api.openai.com/v1",
  "https://openrouter.ai/api/v1",
  "https://api.anthropic.com/v1",
  "https://generativelanguage.googleapis.com/v1beta",
].map((one) => `src/models/connect/servers.ts: ${one}`);

describe("addresses of others", () => {
  test("stand in no program text of the page or its workers, but for servers to choose from", () => {
    const found = [...sourcesBelow("src"), ...sourcesBelow("workers")].flatMap((source) =>
      texts(source)
        .flatMap(foreignAddresses)
        .map((one) => `${source.path}: ${one}`),
    );
    expect(found).toEqual(chosen);
  });

  test("stand in no markup, style or data that is served", () => {
    const served = [
      "index.html",
      ...filesBelow("src", /\.(css|html|json|svg)$/),
      ...filesBelow("public", /\.(css|html|json|svg|webmanifest)$/),
    ];
    expect(served.length).toBeGreaterThan(1);
    const found = served.flatMap((path) =>
      foreignAddresses(textOf(path)).map((one) => `${path}: ${one}`),
    );
    expect(found).toEqual([]);
  });

  test("are recognised", () => {
    expect(foreignAddresses(`<script src="https://cdn.example/x.js">`)).toEqual([
      "https://cdn.example/x.js",
    ]);
    expect(foreignAddresses(`xmlns="http://www.w3.org/2000/svg"`)).toEqual([]);
  });
});
