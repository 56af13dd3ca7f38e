import { describe, expect, test } from "vitest";
import { fetchKit, type KitFile, type KitPart } from "../../src/runtime/kit.ts";

const files: Record<KitPart, KitFile> = {
  pyodide: { path: "py/pyodide.mjs", bytes: 3 },
  asm: { path: "py/pyodide.asm.mjs", bytes: 4 },
  wasm: { path: "py/pyodide.asm.wasm", bytes: 5 },
  python: { path: "py/python.zip", bytes: 6 },
};
const base = "https://host.invalid/deep/page.html";

/** A server that gives each file as many bytes as it should have, but for those that the test says. */
function server(answers: Record<string, () => Response> = {}): {
  readonly get: typeof fetch;
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    get(url) {
      const address = url instanceof URL ? url.href : "";
      asked.push(address);
      const name = address.replace("https://host.invalid/deep/", "");
      const file = Object.values(files).find(({ path }) => path === name);
      const answer =
        answers[name] ?? (() => new Response(new Uint8Array(file?.bytes ?? 0).fill(7)));
      return Promise.resolve(answer());
    },
  };
}

describe("fetching Python's files", () => {
  test("asks for each once, relative to the page, and counts the bytes", async () => {
    const { get, asked } = server();
    const fetching = fetchKit(files, base, get);
    expect(fetching.total).toBe(18);
    const result = await fetching.result;
    expect(fetching.bytes).toBe(18);
    expect(asked.toSorted()).toEqual([
      "https://host.invalid/deep/py/pyodide.asm.mjs",
      "https://host.invalid/deep/py/pyodide.asm.wasm",
      "https://host.invalid/deep/py/pyodide.mjs",
      "https://host.invalid/deep/py/python.zip",
    ]);
    if (result.kind !== "fetched") throw new Error(result.message);
    expect(new Uint8Array(result.kit.wasm)).toEqual(new Uint8Array([7, 7, 7, 7, 7]));
  });

  test.each([
    [
      "is not there",
      () => new Response("", { status: 404, statusText: "Not Found" }),
      "404 Not Found",
    ],
    ["is cut off", () => new Response(new Uint8Array(2)), "the file is shorter than it should be"],
    [
      "is another one",
      () => new Response(new Uint8Array(9)),
      "the file is longer than it should be",
    ],
    ["is empty", () => new Response(null), "the file is shorter than it should be"],
  ])("says which file %s", async (_, answer, message) => {
    const { get } = server({ "py/pyodide.asm.wasm": answer });
    expect(await fetchKit(files, base, get).result).toEqual({
      kind: "unreachable",
      path: "py/pyodide.asm.wasm",
      message,
    });
  });

  test("says so when there is no connection", async () => {
    expect(await fetchKit(files, base, noConnection).result).toMatchObject({
      kind: "unreachable",
      message: "Failed to fetch",
    });
  });
});

function noConnection(): Promise<Response> {
  return Promise.reject(new TypeError("Failed to fetch"));
}
