import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bring, compute, drop, keep, pythonMs } from "./benchmarks/benchmarkPage.ts";
import { launchChrome, lookerAt, openPage, serveSite, type Site } from "./page.ts";

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

test("the benchmarks have nothing that axe objects to in any theme, and are no wider than the window", async () => {
  const { page, errors, close } = await openPage(browser, `${site.url}#/benchmarks`);
  const { look, findings } = lookerAt(page, "benchmarks");
  await page.getByRole("button", { name: "Paste text" }).click();
  await page.getByText("Which files are read").click();
  await look("empty");
  await drop(page, [{ name: "what.jsonl", content: '{"answer": 42}\n' }]);
  await page.getByRole("button", { name: /^CRUXEval/ }).waitFor();
  await look("choosing");
  await page.getByRole("button", { name: /^CRUXEval/ }).click();
  await page.getByRole("alert").waitFor();
  await look("failed");
  await page.getByRole("button", { name: "Choose other files" }).click();
  await bring(page, "Benchmark files", { way: "files", paths: ["coconut/humaneval.csv"] });
  await page.getByRole("heading", { name: /^Found/ }).waitFor();
  await look("found");
  await keep(page, "CoCoNUT");
  await look("kept");
  await compute(page);
  await bring(page, "Files of answers", {
    way: "files",
    paths: ["coconut/humaneval-results.csv"],
  });
  await page.getByRole("button", { name: /^Score / }).click();
  await page.getByText("Scored", { exact: true }).waitFor({ timeout: pythonMs });
  await page.getByText(/ids? that no task has/).click();
  await look("scored");
  await page.getByRole("link", { name: "All benchmarks" }).click();
  await page.getByRole("button", { name: "Delete CoCoNUT" }).click();
  await look("deleting");
  expect(findings).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});
