import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bring, compute, keep } from "./benchmarks/benchmarkPage.ts";
import { evaluationPage, pythonMs } from "./evaluations/evaluationPage.ts";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";

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

test("a benchmark's answers from elsewhere stand beside a run on the same set, and are compared on the tasks that both answered", async () => {
  const { page, errors, foreignRequests, close } = await openPage(
    browser,
    `${site.url}#/benchmarks`,
  );
  await bring(page, "Benchmark files", {
    way: "drop",
    paths: ["reval/DREval_data.jsonl", "reval/DREval_tasks.jsonl"],
  });
  await keep(page, "My REval");
  await compute(page);
  await bring(page, "Files of answers", { way: "folder", paths: ["reval/logs"] });
  const kept = page.getByRole("region", { name: "Answers" });
  await kept.getByRole("button", { name: /^Score / }).click();
  await kept.getByText("Scored", { exact: true }).waitFor({ timeout: pythonMs });

  await page.goto(`${site.url}#/models/new`);
  const evaluation = evaluationPage(page);
  await page.getByRole("radio", { name: /^My REval/ }).check();
  await page.getByRole("button", { name: "Open it" }).click();
  await evaluation.plan({ add: ["noisy"], title: "Beside the logs" });
  await evaluation.run("Beside the logs");
  await evaluation.stands("Done");

  await evaluation.turnTo("In and out");
  await page.getByRole("button", { name: "Take logs" }).click();
  await page.getByLabel("Name in tables").fill("From the logs");
  await page.getByRole("button", { name: /^Keep/ }).click();
  await evaluation.turnTo("Overview");
  await page
    .getByRole("region", { name: "Right answers" })
    .getByRole("rowheader", { name: /^From the logs/ })
    .waitFor();

  await evaluation.turnTo("Comparison");
  const comparison = page.getByRole("region", { name: "Comparison" });
  await comparison.getByLabel(/^Compare/).selectOption({ label: "From the logs" });
  await comparison.getByLabel(/^with/).selectOption({ label: "noisy 20" });
  await comparison.getByText("Common items", { exact: true }).waitFor();
  const words = () => comparison.innerText();
  await expect.poll(words).toMatch(/Common items\s+53\s+on 2 programs/);
  await expect.poll(words).toMatch(/From the logs\s+47\.2\s%\s+right, on these items/);
  // What the benchmark's own page says of these answers.
  await comparison.getByText("All other figures").click();
  const own = comparison
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: /^From the logs/ }) });
  const figures = (await own.allInnerTexts()).find((text) => text.includes("strict")) ?? "";
  expect(figures).toMatch(/87\.5\s%/);
  expect(errors).toEqual([]);
  expect(foreignRequests).toEqual([]);
  await close();
});
