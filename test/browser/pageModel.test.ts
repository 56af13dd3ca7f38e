import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GenSettings } from "../../src/core/asking/generation.ts";
import { tinyGguf } from "../models/fixture/gguf.ts";
import { launchChrome, type OpenPage, openPage, serveSite, type Site } from "./page.ts";
import type { PageModelPage } from "./pageModel/api.ts";

const root = fileURLToPath(new URL("./pageModel/", import.meta.url));
const folder = fileURLToPath(new URL("../../.generated/page-model/", import.meta.url));

let site: Site;
let browser: Browser;
let open: OpenPage;

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  const model = tinyGguf();
  writeFileSync(`${folder}tiny.gguf`, model);
  writeFileSync(`${folder}cut.gguf`, model.subarray(0, model.length / 2));
  // Its head is in order, and its kind is one that nobody knows.
  const strange = model.slice();
  const place = Buffer.from(model).indexOf("llama", 0);
  strange.set(Buffer.from("lxmyz"), place);
  writeFileSync(`${folder}strange.gguf`, strange);
  site = await serveSite(folder);
  browser = await launchChrome();
  open = await openPage(browser, site.url);
});

afterAll(async () => {
  await open.close();
  await browser.close();
  await site.close();
});

async function call<Verb extends keyof PageModelPage>(
  verb: Verb,
  ...values: Parameters<PageModelPage[Verb]>
): Promise<Awaited<ReturnType<PageModelPage[Verb]>>> {
  const result: unknown = await open.page.evaluate(
    `pageModel.${verb}(...${JSON.stringify(values)})`,
  );
  // The page under test is this project's own and does what its interface says.
  return result as Awaited<ReturnType<PageModelPage[Verb]>>;
}

const schema = {
  type: "object",
  properties: { executed: { type: "boolean" }, value: { type: "integer" } },
  required: ["executed", "value"],
  additionalProperties: false,
};

test("a file that lost its second half never reaches the engine, which would not notice", async () => {
  const { kind, detail } = await call("load", "cut.gguf", "file");
  expect({ kind, detail }).toEqual({ kind: "bad-file", detail: expect.stringContaining("cut") });
});

test("a model of a kind that the engine does not know is refused by it", async () => {
  const { kind, detail } = await call("load", "strange.gguf", "file");
  expect(kind).toBe("failure");
  expect(detail).toContain("model-unavailable");
});

test.each(["url", "file"] as const)(
  "a model that comes as a %s answers, the same every time, and nothing is fetched from elsewhere",
  async (way) => {
    const loaded = await call("load", "tiny.gguf", way);
    expect(loaded.detail).toContain("tiny fixture");
    expect(loaded.states.at(-1)).toEqual({ kind: "starting", bytes: tinyGguf().length });
    const settings: GenSettings = { temperature: 0, maxTokens: 12, seed: 1 };
    const first = await call("ask", settings);
    const second = await call("ask", settings);
    expect(first).toMatchObject({ kind: "reply", modelReported: "tiny fixture" });
    expect(first.text).not.toBe("");
    expect(second.text).toBe(first.text);
    expect(open.foreignRequests).toEqual([]);
  },
);

test("it keeps to a schema", async () => {
  const settings: GenSettings = {
    temperature: 0,
    maxTokens: 80,
    answer: { kind: "schema", schema },
  };
  const result = await call("ask", settings);
  expect(result.kind).toBe("reply");
  const value: unknown = JSON.parse(result.text);
  expect(value).toMatchObject({ executed: expect.any(Boolean), value: expect.any(Number) });
});

test("it says how likely each token was", async () => {
  const result = await call("ask", { temperature: 0, maxTokens: 4, logprobs: 2 });
  expect(result.kind === "reply" && (result.logprobs?.length ?? 0)).toBeGreaterThan(0);
});

test("it stops when it is given up, and answers the next question", async () => {
  const long: GenSettings = { temperature: 1, maxTokens: 500, seed: 2 };
  expect(await call("ask", long, 1)).toMatchObject({ failure: { kind: "aborted" } });
  expect(await call("ask", { temperature: 0, maxTokens: 4 })).toMatchObject({ kind: "reply" });
});
