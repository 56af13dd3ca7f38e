import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";
import { playgroundPage } from "./playgroundPage.ts";

const summing = "a = 2\nfor i in range(3):\n    a = a + i\n    b = a * 10\nprint(a)\n";

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

/** Starts a set of questions of one kind, by its name in the panel. */
async function startWith(page: Page, kind: string): Promise<void> {
  await page.getByRole("button", { name: "Choose what is asked" }).click();
  const plan = page.getByRole("dialog");
  const chosen = plan.getByRole("checkbox", { name: kind });
  await chosen.waitFor();
  for (const box of await plan.getByRole("checkbox").all()) await box.setChecked(false);
  await chosen.check();
  await plan.getByRole("button", { name: /^Start/ }).click();
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

  test("starts below any path, and without the network runs on from somebody's own mistake", async () => {
    const { page, errors, foreignRequests, close } = await openPage(browser, site.url);
    const playground = playgroundPage(page);
    await playground.choose("Editor", "Plain text box");
    await playground.write(summing);
    const started = page.waitForEvent("worker", {
      predicate: (worker) => worker.url().includes("examiner"),
      timeout: 60_000,
    });
    await startWith(page, "A table to fill in");
    expect((await started).url().startsWith(`${site.url}assets/`)).toBe(true);
    const cells = page.getByRole("main").getByRole("textbox", { name: /^line \d/i });
    await cells.first().waitFor({ timeout: 90_000 });

    await page.context().setOffline(true);
    // From the fourth on `a` is one more than Python's, and the rest as it would be then.
    const values = ["0", "20", "1", "4", "40", "2", "6", "60"];
    expect(await cells.count()).toBe(values.length);
    for (const [place, value] of values.entries()) await cells.nth(place).fill(value);
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("button", { name: "Finish" }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole("main").getByText("Follows").count()).toBe(3);
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
    await startWith(page, "What is printed");
    const notSure = page.getByRole("radio", { name: "Not sure" });
    await notSure.waitFor({ timeout: 90_000 });
    expect(await heapOf(page)).toContain("secret-");
    // A timer of the run that has just ended may hold it for a moment.
    const tells = async () => (await heapOf(page)).includes(secret);
    await expect.poll(tells, { timeout: 60_000, interval: 1_000 }).toBe(false);
    await notSure.check();
    await page.getByRole("button", { name: "Show me" }).click();
    await page.getByText(secret).first().waitFor();
    await close();
  });
});
