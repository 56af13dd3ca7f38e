import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluationPage, pythonMs } from "./evaluations/evaluationPage.ts";
import { answers, type ModelServer, startModelServer } from "./evaluations/modelServer.ts";
import { launchChrome, lookerAt, openPage, serveSite, type Site } from "./page.ts";

let site: Site;
let server: ModelServer;
let browser: Browser;
let holds = true;

beforeAll(async () => {
  site = await serveSite();
  const say = answers("The line runs, I think.\nANSWER: 42");
  server = await startModelServer((request, response, nth) => {
    // Of those that are held nobody waits for the answer: the evaluation is stopped.
    if (!holds || server.asked.size <= 12) say(request, response, nth);
  });
  browser = await launchChrome();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await site.close();
});

test("the screens of evaluations have nothing that axe objects to in any theme, and are no wider than the window", async () => {
  const { page, errors, close } = await openPage(browser, `${site.url}#/models`);
  const evaluation = evaluationPage(page);
  const { look, findings } = lookerAt(page, "models");
  await page.getByRole("button", { name: "Evaluate these four" }).waitFor();
  await look("home-empty");

  await evaluation.go("Connect models");
  await look("connect");
  await evaluation.connect({ kind: "vLLM", address: server.address, model: "m-1" });
  await page.getByRole("button", { name: "Test the connection" }).click();
  await page.getByText("It works").waitFor();
  await look("connect-works");
  await evaluation.connect({ kind: "llama.cpp", address: "http://127.0.0.1:9/v1", model: "m-2" });
  await page.getByRole("button", { name: "Test the connection" }).last().click();
  await page.getByText("Nothing answers at this address").waitFor();
  await look("connect-fails");

  await evaluation.go("New evaluation");
  await evaluation.plan({ add: ["m-1", "noisy"], title: "Looks" });
  await look("new");
  await page.getByLabel(/^How many items/).fill("-1");
  await page.getByText("Before it can begin:").waitFor();
  await look("new-wrong");
  await page.getByLabel(/^How many items/).fill("30");

  await page.getByRole("button", { name: /^Pilot/ }).click();
  await page
    .getByRole("heading", { name: "What the whole will take" })
    .waitFor({ timeout: pythonMs });
  await look("pilot");
  await page.getByRole("button", { name: /^Run the other/ }).click();
  await page.getByText(/^Running\./).waitFor();
  await expect.poll(() => server.asked.size).toBeGreaterThan(12);
  // While it goes on the cards say how right each one is, with an interval.
  await page
    .getByText(/right so far, 95 % interval/)
    .first()
    .waitFor();
  await look("running");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await look("stopping");
  await page.getByRole("button", { name: "Stop at once" }).click();
  await page.getByText(/^Stopped\./).waitFor();
  holds = false;
  await page.getByRole("button", { name: "Resume" }).click();
  await evaluation.stands("Done");
  await look("done");
  await evaluation.turnTo("Items");
  await page.getByLabel("How they stand").selectOption({ label: "They disagree" });
  await page
    .getByRole("gridcell", { name: /^wrong/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 5, name: /^Step \d+/i }).waitFor({ timeout: pythonMs });
  await look("done-items");
  await evaluation.turnTo("Comparison");
  await page.getByRole("heading", { name: "Two on the same items" }).waitFor();
  await look("done-comparison");
  await evaluation.turnTo("In and out");
  await look("done-exchange");

  await evaluation.go("Evaluations");
  await page.getByRole("link", { name: "Looks" }).waitFor();
  await look("home");
  await page.goto(`${site.url}#/models/gone`);
  await page.getByText("No such evaluation").waitFor();
  await look("missing");
  expect(findings).toEqual([]);
  expect(errors.filter((text) => !/Failed to load resource|ERR_/.test(text))).toEqual([]);
  await close();
});
