import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";
import { playgroundPage } from "./playgroundPage.ts";

/** Its last lines make a text that stands nowhere in its own text. */
const secretive = `n = 93
for i in range(3):
    n += i * 2
word = "secret-" + str(n * 1009)
print(word)
raise ValueError(word)
`;
const secret = "secret-99891";

/** Everything that the page's own memory holds, workers left out, as Chrome writes it down. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const pieces: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => pieces.push(chunk));
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return pieces.join("");
}

/** Says "not sure" to each question until there is none left; gives how many there were. */
async function giveUpAll(page: Page): Promise<number> {
  const notSure = page.getByRole("radio", { name: "Not sure" });
  const end = page.getByRole("button", { name: "The same again" });
  let answered = 0;
  while (await notSure.isVisible()) {
    await notSure.check();
    await page.getByRole("button", { name: "Show me" }).click();
    await page.getByRole("button", { name: /^(Continue|Finish)/ }).click();
    answered += 1;
    await notSure.or(end).first().waitFor({ timeout: 60_000 });
  }
  await end.waitFor();
  return answered;
}

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
    expect(await giveUpAll(page)).toBeGreaterThan(3);
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
    expect(await retry.count()).toBe(0);
    await close();
  });

  test("keeps what the program did out of the page's memory until it is asked for", async () => {
    const { page, close } = await openPage(browser, site.url);
    const playground = playgroundPage(page);
    await playground.choose("Editor", "Plain text box");
    await playground.write(secretive);
    await page.getByRole("button", { name: "Predict this" }).click();
    await page.getByRole("radio", { name: "Not sure" }).waitFor({ timeout: 90_000 });
    const before = await heapOf(page);
    expect(before).toContain("secret-");
    expect(before).not.toContain(secret);
    await giveUpAll(page);
    expect(await heapOf(page)).toContain(secret);
    await close();
  });
});
