import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findChrome } from "../../scripts/browsers.mjs";
import { pageFolder } from "../../scripts/page-build.mjs";
import { serve } from "../../scripts/static-server.mjs";

const screens = fileURLToPath(new URL("../../test-results/screens/", import.meta.url));
/** What Chrome is started with, besides the wish for no window. */
export const chromeFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The built page on a server of its own, deep below the root as on many a static host. */
export interface Site {
  /** Address of the page, ending in "/". */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the built page, or another folder, under a path that no file of it knows. */
export function serveSite(folder: string = pageFolder): Promise<Site> {
  return serve(folder, { prefix: "/some/deep/path/" });
}

/** Starts the Chrome or Chromium of this machine without a window; throws when there is none. */
export async function launchChrome(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = await findChrome();
  if (executablePath === undefined) throw new Error("No Chrome or Chromium: set CHROME_PATH.");
  return chromium.launch({ executablePath, headless: true, args: [...chromeFlags, ...flags] });
}

/** A page in a profile of its own, and all that went wrong or went elsewhere in it. */
export interface OpenPage {
  readonly page: Page;
  /** Messages of uncaught errors and of `console.error`, in order. */
  readonly errors: readonly string[];
  /** Addresses of requests to any other origin, in order. */
  readonly foreignRequests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an address in a new profile; `options` are Playwright's, as for the viewport or dark colours. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  const { origin } = new URL(url);
  context.on("request", (request) => {
    const address = request.url();
    if (/^(https?|wss?):/.test(address) && new URL(address).origin !== origin) {
      foreignRequests.push(address);
    }
  });
  context.on("weberror", (error) => errors.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, errors, foreignRequests, close: () => context.close() };
}

/** Writes what the window shows to `test-results/screens/<name>.png` and returns that path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(screens, { recursive: true });
  const path = `${screens}${name}.png`;
  await page.screenshot({ path });
  return path;
}

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds against WCAG 2.2 A and AA on the page as it stands: one line for each element.
 *
 * Best practices of axe are included; frames of other origins are not looked into.
 */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const findings: unknown = await page.evaluate(
    `axe.run(document, { iframes: false, runOnly: ${JSON.stringify([...wcag, "best-practice"])} }).then(
      ({ violations }) => violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => id + ": " + help + " (" + target.join(" ") + ")")))`,
  );
  if (!Array.isArray(findings)) throw new Error("axe gave no list");
  return findings.map(String);
}

/** A look of the page: theme, and width of the window in pixels. */
type Look = readonly [colorScheme: "light" | "dark", width: number];

/** Both themes, and the widths of a desk, a small window and a phone. */
const looks: readonly Look[] = [
  ["light", 1440],
  ["dark", 1024],
  ["light", 390],
  ["dark", 390],
];

/** Looks at states of a screen in every theme and width. */
export interface Looker {
  /** Pictures the page as it stands, `test-results/screens/<screen>-<theme>-<width>-<state>.png`, and looks for what is wrong. */
  readonly look: (state: string) => Promise<void>;
  /** One line for each finding of axe, and for each page that was wider than its window. */
  readonly findings: readonly string[];
}

/** A looker at one screen; the window stays as the last look left it. */
export function lookerAt(page: Page, screen: string): Looker {
  const findings: string[] = [];
  const look = async (name: string) => {
    for (const [colorScheme, width] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 });
      const state = `${colorScheme}-${width}-${name}`;
      await screenshot(page, `${screen}-${state}`);
      for (const finding of await axeFindings(page)) findings.push(`${state}: ${finding}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) findings.push(`${state}: the page is ${overflow} px too wide`);
    }
  };
  return { look, findings };
}
