import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { evaluationPage, pythonMs } from "./evaluations/evaluationPage.ts";
import { answers, type ModelServer, startModelServer } from "./evaluations/modelServer.ts";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";

const items = 24;
const answeredAtFirst = 8;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A server that answers so many questions and holds what comes after, until it is let go. */
async function startHolding(): Promise<Holding> {
  const say = answers("42");
  const held: (() => void)[] = [];
  let answered = 0;
  let holds = true;
  const server = await startModelServer((request, response, nth) => {
    const answer = () => say(request, response, nth);
    if (holds && answered >= answeredAtFirst) held.push(answer);
    else {
      answered += 1;
      answer();
    }
  });
  const letGo = () => {
    holds = false;
    for (const answer of held.splice(0)) answer();
  };
  return { server, held, letGo };
}

interface Holding {
  readonly server: ModelServer;
  readonly held: readonly unknown[];
  letGo(): void;
}

/** Begins an evaluation in one tab and opens it in another of the same profile. */
async function openTwice({ server, held }: Holding, title: string) {
  const { page, close } = await openPage(browser, `${site.url}#/models/connect`);
  const first = evaluationPage(page);
  await first.connect({ kind: "vLLM", address: server.address, model: "m-1" });
  await first.go("New evaluation");
  await first.plan({ add: ["m-1"], items, title });
  await first.run(title);
  await page.getByText(`${answeredAtFirst} of ${items}`, { exact: true }).waitFor();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const other = await page.context().newPage();
  await other.goto(`${site.url}#/models`);
  await other.getByText("running in another tab").waitFor({ timeout: pythonMs });
  await other.getByRole("link", { name: title }).click();
  const second = evaluationPage(other);
  await second.stands("Running in another tab");
  expect(await second.button(/^(Resume|Pause|Run)/).count()).toBe(0);
  return { page, first, second, close };
}

test("a second tab says that another one runs it, resumes what that one left, and asks nothing twice", async () => {
  const holding = await startHolding();
  const { server } = holding;
  const { page, first, second, close } = await openTwice(holding, "One at a time");
  const asked = server.asked.size;
  await first.button("Pause").click();
  await first.stands("Pausing");
  holding.letGo();
  await first.stands("Paused");
  expect(server.asked.size).toBe(asked);
  await page.close();
  await second.button("Resume").click();
  await second.stands("Done");
  expect([...server.asked.values()]).toEqual(Array.from({ length: items }, () => 1));
  await close();
  await server.close();
});

test("a tab that is closed while it asks leaves the rest to the tab beside it, and only what was out is asked again", async () => {
  const holding = await startHolding();
  const { server } = holding;
  const { page, second, close } = await openTwice(holding, "Taken over");
  const out = holding.held.length;
  await page.close();
  holding.letGo();
  await second.stands("Done");
  expect(server.asked.size).toBe(items);
  const again = [...server.asked.values()].filter((times) => times > 1);
  expect(again).toEqual(Array.from({ length: out }, () => 2));
  await close();
  await server.close();
});
