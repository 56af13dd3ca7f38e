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

  test("may run no script but its own, and ask over plain http nobody but this machine", async () => {
    const other = await serveSite();
    const { page, close } = await openPage(browser, site.url);
    const policy = page.locator(`meta[http-equiv="Content-Security-Policy"]`);
    const rules = (await policy.getAttribute("content"))?.split("; ") ?? [];
    expect(rules).toContain("default-src 'self'");
    expect(rules).toContain("connect-src 'self' https: http://localhost:* http://127.0.0.1:*");
    expect(rules.find((rule) => rule.startsWith("script-src "))).not.toMatch(
      /'unsafe-(inline|eval)'/,
    );

    // A policy refuses at once and says so; a request that only fails says nothing.
    const asked = (url: string): Promise<string> =>
      page.evaluate(async (address) => {
        const answered = fetch(address, { mode: "no-cors" }).then(
          () => "answered",
          () => "failed",
        );
        const refused = new Promise<string>((resolve) => {
          document.addEventListener("securitypolicyviolation", () => resolve("refused"), {
            once: true,
          });
        });
        return Promise.race([answered.then((how) => (how === "failed" ? refused : how)), refused]);
      }, url);
    expect(await asked(site.url)).toBe("answered");
    expect(await asked(other.url)).toBe("answered");
    expect(await asked("http://192.168.0.1/")).toBe("refused");
    expect(await asked("http://example.test/")).toBe("refused");
    await close();
    await other.close();
  });
});
