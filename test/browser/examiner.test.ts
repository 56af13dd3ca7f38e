import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";

describe("the worker that holds what Python did", () => {
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

  test("starts below any path and judges a whole set without the network", async () => {
    const { page, errors, foreignRequests, close } = await openPage(browser, site.url);
    await page.getByText("Python is ready").waitFor({ timeout: 90_000 });
    const started = page.waitForEvent("worker", {
      predicate: (worker) => worker.url().includes("examiner"),
      timeout: 60_000,
    });
    await page.getByRole("button", { name: "Predict this" }).click();
    expect((await started).url().startsWith(`${site.url}assets/`)).toBe(true);
    const notSure = page.getByRole("radio", { name: "Not sure" });
    await notSure.waitFor({ timeout: 60_000 });

    await page.context().setOffline(true);
    const next = page.getByRole("button", { name: /^(Continue|Finish)/ });
    const again = page.getByRole("button", { name: "The same again" });
    let answered = 0;
    while (await notSure.isVisible()) {
      await notSure.check();
      await page.getByRole("button", { name: "Show me" }).click();
      await next.click();
      answered += 1;
      await notSure.or(again).first().waitFor();
    }
    expect(answered).toBeGreaterThan(3);
    await again.waitFor();
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("says so when it cannot be loaded, and asks its questions once it can", async () => {
    const { page, close } = await openPage(browser, site.url);
    await page.route(/examiner\.worker/, (route) => route.abort());
    await page.getByRole("button", { name: "Predict this" }).click();
    const retry = page.getByRole("button", { name: "Try again" });
    await retry.waitFor({ timeout: 90_000 });
    await page.unroute(/examiner\.worker/);
    await retry.click();
    await page.getByRole("radio", { name: "Not sure" }).waitFor({ timeout: 60_000 });
    await close();
  });
});
