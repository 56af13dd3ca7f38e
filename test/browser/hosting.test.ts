import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";

describe("the built page on a static host", () => {
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

  test("starts below any path, without an error and without a request to anybody else", async () => {
    const { page, errors, foreignRequests, close } = await openPage(browser, site.url);
    await page.getByRole("heading", { level: 1, name: "Foretrace" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });
});
