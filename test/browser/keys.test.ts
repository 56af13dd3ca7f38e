import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "../models/fixture/server.ts";
import { addServer, openConnect } from "./connectPage.ts";
import { evaluationPage } from "./evaluations/evaluationPage.ts";
import { launchChrome, serveSite, type Site } from "./page.ts";

/** One key that is kept for the tab, one that is not. */
const canaries = ["sk-ticked-7f3a9d1e5b2c80644411", "sk-memory-90aa12c4d7e83b5f6622"] as const;

let site: Site;
let browser: Browser;
let fixture: Fixture;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  fixture = await startFixture();
});

afterAll(async () => {
  await fixture.close();
  await browser.close();
  await site.close();
});

/** Every spelling of a key that a text could hold, and pieces that are longer than half of it. */
function spellingsOf(key: string): readonly string[] {
  const half = Math.floor(key.length / 2) + 1;
  const pieces = [key.slice(0, half), key.slice(-half), key.slice(4, 4 + half)];
  const base64 = Buffer.from(key).toString("base64").replace(/=+$/, "");
  return [key, base64, Buffer.from(key).toString("hex"), encodeURIComponent(key), ...pieces];
}

/** The places in which a key stands, by their names. */
function placesOf(texts: ReadonlyMap<string, string>, key: string): readonly string[] {
  const spellings = spellingsOf(key);
  return [...texts]
    .filter(([, text]) => spellings.some((spelling) => text.includes(spelling)))
    .map(([place]) => place);
}

/** All that a page keeps, shows and is called. */
async function textsOf(page: Page): Promise<Map<string, string>> {
  const found: unknown = await page.evaluate(async () => {
    const texts: [string, string][] = [];
    const decoder = new TextDecoder("latin1");
    const spelled = (_: string, value: unknown): unknown => {
      if (ArrayBuffer.isView(value)) return decoder.decode(value);
      if (value instanceof ArrayBuffer) return decoder.decode(value);
      if (value instanceof Map || value instanceof Set) return [...value];
      return typeof value === "bigint" ? String(value) : value;
    };
    for (const { name = "" } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => {
        opening.addEventListener("success", resolve);
      });
      const database = opening.result;
      for (const store of database.objectStoreNames) {
        const table = database.transaction(store).objectStore(store);
        const requests = [table.getAllKeys(), table.getAll()];
        await new Promise((resolve) => {
          table.transaction.addEventListener("complete", resolve);
        });
        const rows = requests.map(({ result }) => result);
        texts.push([`IndexedDB ${name} ${store}`, JSON.stringify(rows, spelled)]);
      }
      database.close();
    }
    texts.push(["localStorage", JSON.stringify(Object.entries(localStorage))]);
    texts.push(["sessionStorage", JSON.stringify(Object.entries(sessionStorage))]);
    texts.push(["cookies", document.cookie]);
    texts.push([
      "address",
      `${location.href} ${document.referrer} ${JSON.stringify(history.state)}`,
    ]);
    texts.push(["window", `${window.name} ${document.title}`]);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const kept = await cache.keys();
      texts.push([`cache ${name}`, kept.map(({ url }) => url).join(" ")]);
    }
    const fields = [...document.querySelectorAll("input, textarea, select")];
    texts.push(["fields", fields.map((one) => String(Reflect.get(one, "value"))).join(" ")]);
    texts.push(["document", document.documentElement.outerHTML]);
    return texts;
  });
  return new Map(found as [string, string][]);
}

/** Text of a file that a press gives. */
async function fileOf(page: Page, button: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return `${download.suggestedFilename()}\n${readFileSync(await download.path(), "latin1")}`;
}

async function giveKey(card: Locator, key: string, forTab: boolean): Promise<void> {
  await card.getByRole("combobox", { name: "Model", exact: true }).fill("m-1");
  await card.getByLabel(/^Key/).first().fill(key);
  if (forTab) await card.getByLabel("Keep it while this tab is open").check();
  await card.getByRole("button", { name: "Use this key" }).click();
  await card.getByText("A key is held that ends in").waitFor();
}

test("a key reaches its server, and stands nowhere else but where somebody wanted it", async () => {
  const { page, foreignRequests, close } = await openConnect(browser, site.url);
  const said: string[] = [];
  const requested: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(`${error.message} ${error.stack ?? ""}`));
  page.on("request", (request) => {
    // What goes to the servers holds the key: that is what it is for. What goes elsewhere, and every address, must not.
    const own = new URL(request.url()).origin === new URL(site.url).origin;
    requested.push(`${request.url()} ${own ? JSON.stringify(request.headers()) : ""}`);
  });

  // Both servers say the key back in an error, one of them is known by another name of this machine: another origin.
  const echoing = await addServer(page, "Another server", fixture.base("401-echo"));
  await giveKey(echoing, canaries[0], true);
  const named = fixture.base("401-echo").replace("127.0.0.1", "localhost");
  const other = await addServer(page, "vLLM", named);
  await giveKey(other, canaries[1], false);
  for (const card of [echoing, other]) {
    await card.getByRole("button", { name: "Test the connection" }).click();
    await card.getByText("It does not accept the key").waitFor();
    expect(await card.innerText()).toContain("[key]");
  }
  const sent = JSON.stringify(fixture.requests.map(({ headers }) => headers["authorization"]));
  for (const key of canaries) expect(sent).toContain(key);

  // An evaluation that fails by these very errors, and all that can be taken away of it.
  const evaluation = evaluationPage(page);
  await evaluation.go("New evaluation");
  await page
    .getByRole("button", { name: /^Add m-1/ })
    .first()
    .click();
  await page
    .getByRole("button", { name: /^Add m-1/ })
    .last()
    .click();
  await evaluation.plan({ add: [], items: 3, title: "Keys" });
  await evaluation.run("Keys");
  await page.getByText("key refused").first().waitFor({ timeout: 100_000 });
  await page.getByRole("button", { name: /Saved in this browser/ }).waitFor();
  const texts = new Map<string, string>();
  const take = async (when: string) => {
    for (const [place, text] of await textsOf(page)) texts.set(`${when}: ${place}`, text);
  };
  await take("evaluation");
  await evaluation.turnTo("In and out");
  await page.getByText("Look at the manifest").click();
  await take("exchange");
  const files = ["JSONL", "CSV", "Inspect log", "lm-eval samples", "Every Eval Ever", "Manifest"];
  for (const name of [...files, "Dataset and task for Inspect"]) {
    const button = page.getByRole("button", { name, exact: true });
    texts.set(`file ${name}`, await fileOf(page, button));
  }
  await evaluation.go("Connect models");
  await take("connect");
  await page.getByRole("button", { name: /Saved in this browser/ }).click();
  const backup = page.getByRole("button", { name: "Back up to a file" });
  texts.set("file backup", await fileOf(page, backup));
  await page.keyboard.press("Escape");
  texts.set("console", said.join("\n"));
  texts.set("requests", [...requested, ...foreignRequests].join("\n"));

  expect(texts.get("file backup")).toContain(fixture.base("401-echo"));
  expect(texts.get("file JSONL")).toContain("m-1");
  expect(placesOf(texts, canaries[0])).toEqual([
    "evaluation: sessionStorage",
    "exchange: sessionStorage",
    "connect: sessionStorage",
  ]);
  expect(placesOf(texts, canaries[1])).toEqual([]);

  // Where a key is planted, the search finds it.
  await page.evaluate(async (key) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("planted", 1);
      opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
      opening.addEventListener("success", () => resolve(opening.result));
    });
    await new Promise<void>((resolve) => {
      const change = database.transaction("rows", "readwrite");
      change.objectStore("rows").put({ deep: [new TextEncoder().encode(key)] }, 1);
      change.addEventListener("complete", () => resolve());
    });
    database.close();
    localStorage.setItem("planted", btoa(key));
    document.cookie = `planted=${encodeURIComponent(key)}`;
    history.replaceState({ key }, "");
    document.body.append(
      Object.assign(document.createElement("p"), { textContent: key.slice(0, 20) }),
    );
    document.body.append(Object.assign(document.createElement("input"), { value: key }));
    console.log(`planted ${key}`);
  }, canaries[1]);
  const planted = await textsOf(page);
  planted.set("console", said.join("\n"));
  expect(placesOf(planted, canaries[1])).toEqual([
    "IndexedDB planted rows",
    "localStorage",
    "cookies",
    "address",
    "fields",
    "document",
    "console",
  ]);

  // Reloading loses the one and keeps the other, and all can be forgotten.
  await page.evaluate(() => {
    localStorage.clear();
    indexedDB.deleteDatabase("planted");
    history.replaceState(null, "");
  });
  await page.reload();
  await page.getByText("A key is held that ends in").waitFor();
  expect(await page.getByText("A key is held that ends in").count()).toBe(1);
  await page.getByRole("button", { name: "Forget all keys" }).click();
  await expect.poll(() => page.getByText("A key is held that ends in").count()).toBe(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await close();
});
