import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage } from "./page.ts";
import { openWallsSite, treasure, type WallsSite } from "./walls-site.ts";
import { attackScript, calls, reads } from "./walls/attacks.ts";

describe("a worker that somebody else owns outright", () => {
  let site: WallsSite;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await openWallsSite();
    browser = await launchChrome();
    ({ page } = await openPage(browser, site.url));
    await page.evaluate((word) => window.walls.hide(word), treasure);
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test("gets hold of everything on a page without walls, so the attacks are real", async () => {
    const open = await page.context().newPage();
    await open.goto(site.openUrl);
    const script = attackScript(site.evilUrl, site.url, "(text) => postMessage(text)");
    site.takeHits();
    const reports = await open.evaluate((text) => window.walls.attackFromHere(text), script);
    expect(new Set(site.takeHits())).toEqual(new Set(calls.map(({ name }) => name)));
    const successes = reports.filter(({ got }) => got?.includes(treasure));
    expect(successes.map(({ name }) => name)).toEqual(reads.map(({ name }) => name));
    expect(await page.evaluate(() => window.walls.heardOnSideChannel())).toBe(1);
    await open.close();
  });

  test("reaches no server, no storage and nobody beside its frame", async () => {
    const script = attackScript(
      site.evilUrl,
      site.url,
      `(text) => postMessage({ type: "done", outcome: text })`,
    );
    site.takeHits();
    const before = await page.evaluate(() => window.walls.heardOnSideChannel());
    const { replies } = await page.evaluate((text) => window.walls.own([text], '"done"'), script);
    const outcome: unknown = JSON.parse(replies.at(-1) ?? "{}");
    expect(outcome).toMatchObject({ type: "done" });
    expect(site.takeHits()).toEqual([]);
    expect(replies.join()).not.toContain(treasure);
    expect(await page.evaluate(() => window.walls.heardOnSideChannel())).toBe(before);
    for (const { name } of [...calls, ...reads]) expect(replies.at(-1)).toContain(name);
  });
});
