import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, serveSite, type Site } from "./page.ts";
import { answerAll, kinds, openJourney, type Journey } from "./predictJourney.ts";

let site: Site;
let browser: Browser;
let journey: Journey;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  journey = await openJourney(browser, site.url);
});

afterAll(async () => {
  await journey.close();
  await browser.close();
  await site.close();
});

describe("predicting by keyboard alone, with a reload in the middle", () => {
  test.each(kinds)("$kind, as Python had it", async (kind) => {
    await answerAll(journey, kind, "keyboard");
    expect(journey.errors).toEqual([]);
    expect(journey.foreignRequests).toEqual([]);
  });
});
