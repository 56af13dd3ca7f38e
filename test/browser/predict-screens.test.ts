import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verdicts } from "../../src/core/score/score.ts";
import { axeFindings, launchChrome, openPage, screenshot, serveSite, type Site } from "./page.ts";

const root = fileURLToPath(new URL("./predict/", import.meta.url));
const folder = fileURLToPath(new URL("../../.generated/predict-page/", import.meta.url));
const kinds = ["next-line", "branch", "coverage", "count", "alias", "input", "stdin"] as const;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "error",
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  site = await serveSite(folder);
  browser = await launchChrome();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** The screens that are looked at: a case, and how far it has come. */
const screens: readonly (readonly [name: string, at: "answering" | "committed" | "finished"])[] = [
  ...verdicts.map((verdict) => [verdict, "committed"] as const),
  ...[...kinds, "correct", "partial", "whitespace", "unreadable", "table"].map(
    (name) => [name, "answering"] as const,
  ),
  ...[...kinds, "table"].map((name) => [name, "committed"] as const),
  ["correct", "finished"],
];

/** Opens each screen in turn, and gives what is wrong with it. */
async function lookAtAll(
  colorScheme: "light" | "dark",
  width: number,
  faults: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const { page, errors, close } = await openPage(browser, `${site.url}?case=correct`, {
    colorScheme,
    viewport: { width, height: width > 1000 ? 900 : 844 },
  });
  const findings: string[] = [];
  for (const [name, at] of screens) {
    await page.goto(`${site.url}?case=${name}&at=${at}`);
    await page.getByRole("main").waitFor();
    await screenshot(page, `predict-${colorScheme}-${width}-${name}-${at}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    const tooWide = overflow > 0 ? [`the page is ${overflow} px too wide`] : [];
    findings.push(
      ...[...tooWide, ...(await faults(page))].map((fault) => `${name} ${at}: ${fault}`),
    );
  }
  await close();
  return [...findings, ...errors];
}

describe("the predict screen, in any form and any verdict", () => {
  test.each([
    ["light", 1440],
    ["dark", 390],
  ] as const)("%s, %i px wide, has nothing that axe objects to", async (colours, width) => {
    expect(await lookAtAll(colours, width, axeFindings)).toEqual([]);
  });

  test.each([1024, 390])("fits a window of %i px", async (width) => {
    expect(await lookAtAll("light", width, () => Promise.resolve([]))).toEqual([]);
  });
});

describe("a verdict", () => {
  test.each(verdicts)("%s takes the focus with its word, beside a drawing", async (verdict) => {
    const { page, close } = await openPage(browser, `${site.url}?case=${verdict}&at=answering`);
    if (verdict === "not-sure") await page.getByRole("radio", { name: /^Not sure/ }).check();
    const check = page.getByRole("button", { name: /^(Check|Show me)/ });
    // What is left empty is committed by a table alone.
    if (verdict === "unanswered") await page.goto(`${site.url}?case=${verdict}&at=committed`);
    else await check.click();
    const heading = page.getByRole("heading", { level: 3 }).first();
    await expect.poll(() => heading.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await page.locator(`[data-verdict="${verdict}"] svg`).count()).toBe(1);
    expect(await page.locator("#task").textContent()).not.toMatch(/\bwrong\b/i);
    await close();
  });
});

describe("a table", () => {
  test("is walked through by arrows and Enter, and asks once about empty cells", async () => {
    const { page, close } = await openPage(browser, `${site.url}?case=table&at=empty`);
    const cell = (name: string) => page.getByLabel(name, { exact: true });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await cell("line 4, third time: price").focus();
    await page.keyboard.insertText("7");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("line 5, third time: total");
    await page.keyboard.insertText("[1");
    await page.getByText("Something that is opened here is not closed").waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText("13");
    await page.getByText("Reads as an int.").waitFor();
    await cell("line 4, third time: price").focus();
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("line 7, second time: price > largest");
    await page.getByRole("button", { name: "Check" }).click();
    await page
      .getByText("2 cells are still empty. Check again to leave them so.")
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("heading", { level: 3 }).first().waitFor();
    await close();
  });
});
