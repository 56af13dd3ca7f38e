import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, openKeepingSite } from "./keepingSite.ts";
import { launchChrome, type Site } from "./page.ts";

let site: Site;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await openKeepingSite();
  browser = await launchChrome();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  context = await browser.newContext();
});

afterEach(() => context.close());

/** A tab with the page under test. */
async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url);
  return page;
}

function origin(): string {
  return new URL(site.url).origin;
}

/** A tab with the page under test, in a browser with only so many bytes of room for it. */
async function openCrampedTab(bytes: number): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Before the page comes, because the browser remembers for a while how much room there was.
  await session.send("Storage.overrideQuotaForOrigin", { origin: origin(), quotaSize: bytes });
  await page.goto(site.url);
  return { page, session };
}

/** Opens the database in the page at a version of its own making, as another version of the page would. */
function openAt(page: Page, version: number): Promise<string> {
  return page.evaluate(
    (wanted) =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open("foretrace", wanted);
        request.addEventListener("upgradeneeded", () => {
          for (const name of ["kept", "later"]) {
            if (!request.result.objectStoreNames.contains(name)) {
              request.result.createObjectStore(name, { keyPath: "id" });
            }
          }
        });
        request.addEventListener("success", () => {
          Reflect.set(window, "held", request.result);
          resolve("open");
        });
        request.addEventListener("error", () => resolve(request.error?.name ?? "error"));
      }),
    version,
  );
}

describe("answers", () => {
  test("are there after a reload, and in another tab", async () => {
    const page = await openTab();
    expect(await call(page, "begin", "a")).toBe("saved");
    expect(await call(page, "answer", "a", 1)).toBe("saved");
    await page.reload();
    expect(await call(page, "answers", "a")).toEqual([1]);
    const other = await openTab();
    expect(await call(other, "answer", "a", 2)).toBe("saved");
    expect(await call(page, "answers", "a")).toEqual([1, 2]);
  });

  test("from two tabs at once are all kept, and one question takes one of them", async () => {
    const [one, two] = [await openTab(), await openTab()];
    await call(one, "begin", "a");
    await call(two, "answers", "a");
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const results = await Promise.all(
      numbers.flatMap((number) => [
        call(number % 2 === 0 ? one : two, "answer", "a", number),
        ...(number === 7 ? [call(one, "answer", "a", 7)] : []),
      ]),
    );
    expect(new Set(results)).toEqual(new Set(["saved"]));
    expect(await call(one, "answers", "a")).toEqual(numbers);
  });
});

describe("a full disk", () => {
  test("costs recordings first, those not used for longest before others", async () => {
    const { page } = await openCrampedTab(4_000_000);
    await call(page, "begin", "a");
    const names = ["r1", "r2", "r3", "r4"];
    for (const name of names) expect(await call(page, "record", name, 600_000)).toBe(true);
    expect(await call(page, "recorded", ["r1"])).toEqual(["r1"]);
    expect(await call(page, "answer", "a", 1, 2_000_000)).toBe("saved");
    const left = await call(page, "recorded", names);
    expect(left).not.toContain("r2");
    expect(left.length).toBeLessThan(4);
    expect(await call(page, "state")).toEqual({ kind: "nearly-full", freeBytes: null });
    expect(await call(page, "answers", "a")).toEqual([1]);
  });

  test("is told when nothing is left to drop; what was kept stays, and there is room again after", async () => {
    const { page, session } = await openCrampedTab(2_000_000);
    await call(page, "begin", "a");
    expect(await call(page, "answer", "a", 1)).toBe("saved");
    expect(await call(page, "answer", "a", 2, 5_000_000)).toBe("full");
    expect(await call(page, "state")).toEqual({ kind: "failed", refusal: { kind: "full" } });
    expect(await call(page, "answers", "a")).toEqual([1]);
    await session.send("Storage.overrideQuotaForOrigin", { origin: origin() });
    expect(await call(page, "answer", "a", 2, 5_000_000)).toBe("saved");
    expect(await call(page, "answers", "a")).toEqual([1, 2]);
    await expect.poll(() => call(page, "state")).toEqual({ kind: "saved" });
  });
});

describe("other versions of the page", () => {
  test("an older one leaves a database that is opened with all that it held", async () => {
    const page = await openTab();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.deleteDatabase("foretrace").addEventListener("success", () => resolve());
        }),
    );
    expect(await openAt(page, 10)).toBe("open");
    await page.reload();
    expect(await call(page, "begin", "a")).toBe("saved");
    expect(await call(page, "state")).toEqual({ kind: "saved" });
  });

  test("a newer one in another tab ends writing from this one, and this one says so", async () => {
    const [old, newer] = [await openTab(), await openTab()];
    await call(old, "begin", "a");
    expect(await openAt(newer, 990)).toBe("open");
    expect(await call(old, "answer", "a", 1)).toBe("newer");
    expect(await call(old, "state")).toEqual({ kind: "failed", refusal: { kind: "newer" } });
    await old.reload();
    expect(await call(old, "begin", "b")).toBe("window");
    expect(await call(old, "state")).toEqual({ kind: "window", why: { kind: "newer" } });
    const counts = await newer.evaluate(() => {
      const held: IDBDatabase = Reflect.get(window, "held");
      const request = held.transaction("attempts").objectStore("attempts").getAllKeys();
      return new Promise((resolve) => {
        request.addEventListener("success", () => resolve([held.version, request.result]));
      });
    });
    expect(counts).toEqual([990, ["a"]]);
  });
});

describe("a browser that does not keep", () => {
  test("works in its window and says so", async () => {
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("refused", "SecurityError");
      };
    });
    const page = await openTab();
    expect(await call(page, "begin", "a")).toBe("window");
    expect(await call(page, "answer", "a", 1)).toBe("window");
    expect(await call(page, "answers", "a")).toEqual([1]);
    expect(await call(page, "state")).toMatchObject({ kind: "window" });
  });

  test("or is cleared under an open page gets back what this window knows with the next answer", async () => {
    const page = await openTab();
    await call(page, "begin", "a");
    await call(page, "answer", "a", 1);
    const session = await context.newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin: origin(), storageTypes: "all" });
    expect(await call(page, "answer", "a", 2)).toBe("saved");
    await page.reload();
    expect(await call(page, "answers", "a")).toEqual([1, 2]);
  });
});
