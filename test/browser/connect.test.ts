import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tinyGguf } from "../models/fixture/gguf.ts";
import { type Fixture, startFixture } from "../models/fixture/server.ts";
import { addServer, openConnect, testConnection } from "./connectPage.ts";
import { axeFindings, launchChrome, screenshot, serveSite, type Site } from "./page.ts";

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

describe("a test of a connection says what is the matter", () => {
  test("and what to do about it, in a real browser, from the first cause to the last", async () => {
    const { page, foreignRequests, close } = await openConnect(browser, site.url);
    const { origin } = new URL(site.url);
    const stopped = await addServer(page, "vLLM", "http://127.0.0.1:9/v1");
    expect(await testConnection(stopped)).toContain("Nothing answers at this address");

    const shut = await addServer(page, "Ollama", fixture.base("no-cors"));
    expect(await testConnection(shut)).toContain("does not let this page in");
    expect(await shut.getByLabel("Line to copy").innerText()).toBe(
      `OLLAMA_ORIGINS=${origin} ollama serve`,
    );
    expect(await shut.getByRole("listitem").allTextContents()).toEqual([
      expect.stringContaining("Address: all right"),
      expect.stringContaining("Permission: all right"),
      expect.stringContaining("Server answers: all right"),
      expect.stringContaining("(CORS): this is the matter"),
      expect.stringContaining("Key: not come to"),
      expect.stringContaining("List of models: not come to"),
      expect.stringContaining("Model answers: not come to"),
    ]);

    const locked = await addServer(page, "llama.cpp", fixture.base("401"));
    expect(await testConnection(locked)).toContain("It wants a key");
    await locked.getByLabel("Key, if it wants one").fill("sk-0123456789-wrong");
    await locked.getByRole("button", { name: "Test the connection" }).click();
    await locked.getByText("It does not accept the key").waitFor();
    expect(await locked.innerText()).toContain("Incorrect API key provided");
    expect(await locked.innerText()).toContain("ends in rong");

    const paged = await addServer(page, "LM Studio", fixture.base("html"));
    expect(await testConnection(paged)).toContain("There is something else at this address");

    const good = await addServer(page, "Another server", fixture.base("good"));
    expect(await testConnection(good, "m-9")).toContain("It has no such model");
    expect(await testConnection(good)).toContain("It works");
    expect(await good.innerText()).toContain("context of 8,192 tokens");

    const far = await addServer(page, "Gemini", "http://192.168.0.7:11434/v1beta");
    expect(await testConnection(far)).toContain("This page keeps itself from this address");

    await page.setViewportSize({ width: 1440, height: 2400 });
    await screenshot(page, "connect-tested");
    expect(await axeFindings(page)).toEqual([]);
    const hosts = new Set(foreignRequests.map((address) => new URL(address).host));
    expect([...hosts].toSorted()).toEqual(["127.0.0.1:9", new URL(fixture.origin).host].toSorted());
    await close();
  });

  test("and the line that mends it is copied", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const { page, close } = await openConnect(browser, site.url, { permissions });
    const card = await addServer(page, "llama.cpp", fixture.base("no-cors"));
    await testConnection(card);
    await card.getByRole("button", { name: "Copy" }).click();
    await card.getByText("Copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `llama-server --cors-origins ${new URL(site.url).origin}`,
    );
    await close();
  });

  test("and says before the click that the browser is going to ask", async () => {
    const stranger = await launchChrome(["--host-resolver-rules=MAP foretrace.test 127.0.0.1"]);
    const address = site.url.replace(/\/\/[^:/]+/, "//foretrace.test");
    const { page, close } = await openConnect(stranger, address);
    const card = await addServer(page, "Ollama", fixture.base("good"));
    expect(await card.innerText()).toContain(
      "the browser is going to ask whether this page may reach this machine",
    );
    await close();
    await stranger.close();
  });

  test("and a test that hangs can be stopped", async () => {
    const { page, close } = await openConnect(browser, site.url);
    const card = await addServer(page, "Ollama", fixture.base("hang"));
    await card.getByRole("button", { name: "Test the connection" }).click();
    await card.getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => card.innerText()).toContain("not tested");
    await close();
  });
});

test("connections outlive the page, and a server is set up by the keyboard alone", async () => {
  const { page, close } = await openConnect(browser, site.url);
  await page.getByRole("button", { name: /^Ollama/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(fixture.base("good"));
  await page.keyboard.press("Enter");
  await expect.poll(() => focusedText(page)).toContain("Ollama");
  for (const to of ["Remove", "", "", "Test the connection"]) {
    await page.keyboard.press("Tab");
    expect(await focusedText(page)).toContain(to);
    if (to === "") await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Steps of the test" }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("m-1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("✓ works").waitFor();
  await page.getByRole("button", { name: /Saved in this browser/ }).waitFor();
  await page.reload();
  const card = page.getByRole("region", { name: /^Ollama/ });
  expect(await card.getByLabel("Address").inputValue()).toBe(fixture.base("good"));
  expect(await card.getByRole("combobox", { name: "Model", exact: true }).inputValue()).toBe("m-1");
  await close();
});

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

function file(name: string, buffer: Uint8Array) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) };
}

describe("a model in the page", () => {
  let store: Server;
  let address: string;
  beforeAll(async () => {
    store = createServer((request, response) => {
      const model = tinyGguf();
      response.setHeader("access-control-allow-origin", "*");
      if (request.url?.startsWith("/none")) {
        response.writeHead(404).end();
        return;
      }
      response.setHeader("content-length", model.length);
      if (request.url?.startsWith("/slow")) response.write(model.subarray(0, 100_000));
      else response.end(model);
    });
    await new Promise<void>((listening) => store.listen(0, "127.0.0.1", listening));
    address = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  });
  afterAll(() => store.closeAllConnections());

  test("comes from disk, is unloaded, and what is wrong with a file is named", async () => {
    const { page, foreignRequests, errors, close } = await openConnect(browser, site.url);
    const part = page.getByRole("region", { name: "A model in this page" });
    const input = part.getByLabel("GGUF files");
    await input.setInputFiles(file("tiny.gguf", tinyGguf()));
    await part.getByText("tiny fixture is loaded, 355 kB").waitFor({ timeout: 60_000 });
    await part.getByRole("button", { name: "Unload it" }).click();
    await part.getByRole("button", { name: "Choose a GGUF file" }).waitFor();

    for (const [name, bytes, says] of [
      ["half.gguf", tinyGguf().subarray(0, 180_000), "The end of the file is missing"],
      ["head.gguf", tinyGguf().subarray(0, 200), "The head of the file is damaged"],
      ["notes.gguf", new TextEncoder().encode("# not a model"), "It is not a GGUF file"],
      ["none.gguf", new Uint8Array(), "The file is empty"],
    ] as const) {
      await input.setInputFiles(file(name, bytes));
      await expect.poll(() => part.getByRole("alert").innerText()).toContain(`${name}: ${says}`);
    }
    // 2 GB and more, made in the page of one piece that is named many times.
    await page.evaluate(
      (head) => {
        const piece = new Blob([new Uint8Array(64 * 1024 * 1024)]);
        const parts = Array.from({ length: 33 }, () => piece);
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(head), ...parts], "large.gguf"));
        const chooser = document.querySelector<HTMLInputElement>('input[aria-label="GGUF files"]');
        if (chooser === null) throw new Error("no chooser");
        chooser.files = transfer.files;
        chooser.dispatchEvent(new Event("change", { bubbles: true }));
      },
      [...tinyGguf().subarray(0, 24)],
    );
    await expect
      .poll(() => part.getByRole("alert").innerText())
      .toContain("large.gguf: The file is larger than 2 GB");
    expect(foreignRequests).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  test("comes from an address, telling the bytes, and is given up on the way", async () => {
    const { page, close } = await openConnect(browser, site.url);
    const part = page.getByRole("region", { name: "A model in this page" });
    const load = async (path: string) => {
      await part.getByLabel("Or from an address").fill(path);
      await part.getByRole("button", { name: "Load it" }).click();
    };
    await load("models/tiny.gguf");
    await part.getByText("Give a whole address").waitFor();
    await load(`${address}/slow/tiny.gguf`);
    await part.getByText("100 kB of 355 kB loaded").waitFor();
    await screenshot(page, "connect-loading");
    await part.getByRole("button", { name: "Cancel" }).click();
    await load(`${address}/none/tiny.gguf`);
    await expect.poll(() => part.getByRole("alert").innerText()).toContain("knows no such model");
    await load(`${address}/tiny.gguf?token=abc`);
    await part.getByText("tiny fixture is loaded").waitFor({ timeout: 60_000 });
    await close();
  });
});

test("the browser's own model is downloaded after a click, and labelled for what it is", async () => {
  const context = await openConnect(browser, site.url);
  const { page } = context;
  await page.addInitScript(() => {
    let there = false;
    const session = { destroy() {}, clone: () => Promise.resolve(session) };
    Reflect.set(globalThis, "LanguageModel", {
      availability: () => Promise.resolve(there ? "available" : "downloadable"),
      create({ monitor }: { monitor: (events: EventTarget) => void }) {
        if (!navigator.userActivation.isActive) return Promise.reject(new Error("no gesture"));
        const events = new EventTarget();
        monitor(events);
        events.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded: 0.5 }));
        there = true;
        return Promise.resolve(session);
      },
    });
  });
  await page.reload();
  const part = page.getByRole("region", { name: "The browser’s own model" });
  await part.getByText("can download its model").waitFor();
  await part.getByRole("button", { name: "Download it" }).click();
  await expect.poll(() => part.innerText()).toContain("It is there and can be asked.");
  expect(await part.innerText()).toContain("model not identified");
  await context.close();
});

test("a price is typed, kept, and unknown again when it is gone", async () => {
  const { page, close } = await openConnect(browser, site.url);
  await testConnection(await addServer(page, "Another server", fixture.base("good")));
  const prices = page.getByRole("region", { name: "Prices" });
  await prices.getByText("unknown", { exact: true }).waitFor();
  const host = new URL(fixture.origin).host;
  await prices.getByLabel(`Input price of m-1 at ${host}`).fill("0.5");
  await prices.getByLabel(`Output price of m-1 at ${host}`).fill("two");
  await prices.getByText("not a price").waitFor();
  await prices.getByLabel(`Output price of m-1 at ${host}`).fill("2");
  await page.keyboard.press("Enter");
  await prices.getByText("known", { exact: true }).waitFor();
  await page.getByRole("button", { name: /Saved in this browser/ }).waitFor();
  await page.reload();
  expect(await prices.getByLabel(`Output price of m-1 at ${host}`).inputValue()).toBe("2");
  for (const what of ["Input", "Output"]) {
    await prices.getByLabel(`${what} price of m-1 at ${host}`).fill("");
  }
  await page.keyboard.press("Enter");
  await prices.getByText("unknown", { exact: true }).waitFor();
  await close();
});

test.each([
  ["light", 390],
  ["dark", 390],
  ["dark", 1440],
] as const)("it fits and is accessible, %s at %d px", async (colorScheme, width) => {
  const viewport = { width, height: 900 };
  const { page, close } = await openConnect(browser, site.url, { colorScheme, viewport });
  await testConnection(await addServer(page, "Ollama", fixture.base("no-cors")));
  await testConnection(await addServer(page, "Anthropic", fixture.base("401")));
  await page.getByRole("button", { name: /^OpenRouter/ }).click();
  expect(await axeFindings(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.setViewportSize({ width, height: 3000 });
  await screenshot(page, `connect-${colorScheme}-${width}`);
  await close();
});
