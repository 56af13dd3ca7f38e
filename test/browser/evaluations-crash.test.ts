import { mkdtempSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SeenRequest } from "../models/fixture/server.ts";
import { evaluationPage, pythonMs } from "./evaluations/evaluationPage.ts";
import {
  answers,
  type ModelServer,
  questionOf,
  startModelServer,
} from "./evaluations/modelServer.ts";
import { startChrome, type OwnChrome } from "./ownChrome.ts";
import { serveSite, type Site } from "./page.ts";

const items = 40;
const answeredAtFirst = 25;

let site: Site;
let server: ModelServer;
let profile: string;
/** Questions that were answered before the browser died, and those that were out then. */
const answered = new Set<string>();
const out: { readonly request: SeenRequest; readonly response: ServerResponse }[] = [];
let holds = true;

beforeAll(async () => {
  site = await serveSite();
  const say = answers("42");
  server = await startModelServer((request, response, nth) => {
    if (holds && answered.size >= answeredAtFirst) out.push({ request, response });
    else {
      if (holds) answered.add(questionOf(request));
      say(request, response, nth);
    }
  });
  profile = mkdtempSync(join(tmpdir(), "foretrace-evaluation-"));
});

afterAll(async () => {
  await server.close();
  await site.close();
  rmSync(profile, { recursive: true, force: true });
});

async function openWindow(chrome: OwnChrome, at: string) {
  const [context] = chrome.browser.contexts();
  if (context === undefined) throw new Error("A browser has a context.");
  const page = await context.newPage();
  await page.goto(`${site.url}${at}`);
  return { page, evaluation: evaluationPage(page) };
}

test("a browser killed in the middle of an evaluation loses at most the calls that are out, and asks nothing again that was answered", async () => {
  const first = await startChrome(profile);
  const before = await openWindow(first, "#/models/connect");
  await before.evaluation.connect({ kind: "vLLM", address: server.address, model: "m-1" });
  await before.evaluation.go("New evaluation");
  await before.evaluation.plan({ add: ["m-1"], items, title: "Cut short" });
  await before.evaluation.run("Cut short");
  await before.page.getByText(`${answeredAtFirst} of ${items}`, { exact: true }).waitFor();
  await expect.poll(() => out.length).toBeGreaterThan(0);
  await first.crash();
  holds = false;
  const lost = new Set(out.map(({ request }) => questionOf(request)));

  const second = await startChrome(profile);
  const { page, evaluation } = await openWindow(second, "#/models");
  await page.getByRole("link", { name: "Cut short" }).click();
  await page.getByText("The page was closed in the middle.").first().waitFor({ timeout: pythonMs });
  await evaluation.button("Resume").click();
  await evaluation.stands("Done");
  await second.close();

  expect(lost.size).toBeLessThanOrEqual(6);
  expect(server.asked.size).toBe(items);
  const again = [...server.asked].filter(([, times]) => times > 1).map(([question]) => question);
  expect(again.toSorted()).toEqual([...lost].toSorted());
  expect(again.filter((question) => answered.has(question))).toEqual([]);
});
