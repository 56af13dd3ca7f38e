import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, openKeepingSite } from "./keepingSite.ts";
import { startChrome, type OwnChrome } from "./ownChrome.ts";
import type { Site } from "./page.ts";

const commits = 1_000;

/** After how many acknowledged answers the browser is killed, and how many are on their way at a time. */
const rounds = [
  { crashAfter: 120, atOnce: 1 },
  { crashAfter: 430, atOnce: 8 },
  { crashAfter: 610, atOnce: 3 },
  { crashAfter: 905, atOnce: 20 },
] as const;

let site: Site;
let profile: string;

beforeAll(async () => {
  site = await openKeepingSite();
  profile = mkdtempSync(join(tmpdir(), "foretrace-crash-"));
});

afterAll(async () => {
  await site.close();
  rmSync(profile, { recursive: true, force: true });
});

/** A window of the page under test in a browser over the profile. */
async function openWindow(chrome: OwnChrome) {
  const [context] = chrome.browser.contexts();
  if (context === undefined) throw new Error("A browser has a context.");
  const page = await context.newPage();
  return { page, load: () => page.goto(site.url) };
}

test("no answer that was said to be on disk is lost when the browser is killed amid 1,000 commits", async () => {
  const acknowledged = new Map<string, number[]>();
  for (const [index, { crashAfter, atOnce }] of rounds.entries()) {
    const attempt = `round ${index}`;
    const mine: number[] = [];
    acknowledged.set(attempt, mine);
    const chrome = await startChrome(profile);
    const { page, load } = await openWindow(chrome);
    let crash: Promise<void> | undefined;
    await page.exposeFunction("acknowledge", (_attempt: string, number: number) => {
      mine.push(number);
      if (mine.length === crashAfter) crash = chrome.crash();
    });
    await load();
    for (const [earlier, numbers] of acknowledged) {
      const there = new Set(await call(page, "answers", earlier));
      expect(numbers.filter((number) => !there.has(number))).toEqual([]);
    }
    // The browser dies in the middle of this, and the promise with it.
    await call(page, "answerMany", attempt, commits, atOnce).catch(() => undefined);
    await crash;
    expect(mine.length).toBeGreaterThanOrEqual(crashAfter);
    expect(mine.length).toBeLessThan(commits);
  }
  const chrome = await startChrome(profile);
  const { page, load } = await openWindow(chrome);
  await load();
  for (const [attempt, numbers] of acknowledged) {
    const there = await call(page, "answers", attempt);
    expect(there.length).toBeLessThan(commits);
    expect(numbers.filter((number) => !there.includes(number))).toEqual([]);
  }
  await chrome.close();
});
