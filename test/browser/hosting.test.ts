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
    await page.waitForLoadState("networkidle", { timeout: 60_000 });
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("may run no script but its own, and ask nobody else for anything", async () => {
    const other = await serveSite();
    const { page, close } = await openPage(browser, site.url);
    const policy = page.locator(`meta[http-equiv="Content-Security-Policy"]`);
    const rules = (await policy.getAttribute("content"))?.split("; ") ?? [];
    expect(rules).toContain("default-src 'self'");
    expect(rules).toContain("connect-src 'self'");
    expect(rules.find((rule) => rule.startsWith("script-src "))).not.toMatch(
      /'unsafe-(inline|eval)'/,
    );

    const asked = (url: string): Promise<string> =>
      page.evaluate(
        (address) =>
          fetch(address, { mode: "no-cors" }).then(
            () => "answered",
            () => "refused",
          ),
        url,
      );
    expect(await asked(site.url)).toBe("answered");
    expect(await asked(other.url)).toBe("refused");
    await close();
    await other.close();
  });
});
