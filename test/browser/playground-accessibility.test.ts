import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings, launchChrome, openPage, screenshot, serveSite, type Site } from "./page.ts";
import { playgroundPage, type PlaygroundPage } from "./playgroundPage.ts";

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

const queue = `class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def count(node):
    return 0 if node is None else 1 + count(node.next)


words = {"a": [1, 2.5, None], "b": "text"}
first = Node("x", Node("y"))
print(count(first))
print(words["c"])
`;

/** The states of the screen that are looked at, each reached from the one before. */
const states: readonly (readonly [
  string,
  (page: Page, playground: PlaygroundPage) => Promise<void>,
])[] = [
  ["at the start", async (page) => page.locator(".monaco-editor").waitFor()],
  [
    "with a syntax error",
    async (page, playground) => {
      await playground.choose("Editor", "Plain text box");
      await playground.write("for i in range(3)\n    print(i)\n");
      await playground.trace();
      await page.locator("#task").getByText("SyntaxError on line 1").waitFor();
    },
  ],
  [
    "in the diagram of a run that an exception ended",
    async (page, playground) => {
      await playground.write(queue);
      await playground.trace();
      await page.locator("#task").getByText("KeyError on line 14").waitFor();
      await playground.goTo(30);
      await page.getByRole("region", { name: "Diagram" }).getByText("words").first().waitFor();
    },
  ],
  ["in the table", (_, playground) => playground.openView("Table")],
  [
    "in the outline, with the history of a name",
    async (page, playground) => {
      await playground.openView("Outline");
      await page.getByRole("button", { name: "words", exact: true }).click();
      await page.getByRole("region", { name: "History of words" }).waitFor();
    },
  ],
  ["in the calls", (_, playground) => playground.openView("Calls")],
  ["in the output", (_, playground) => playground.openView("Output")],
  [
    "with a line's menu open",
    async (page) => {
      await page.getByRole("button", { name: /^Line 12, ran/ }).click();
      await page.getByRole("menu", { name: "Line 12" }).waitFor();
    },
  ],
  [
    "in the settings",
    async (page) => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Settings" }).click();
    },
  ],
  [
    "in the help",
    async (page) => {
      await page.getByRole("button", { name: "Close", exact: true }).click();
      await page.getByRole("button", { name: "Keys and marks" }).click();
    },
  ],
];

describe.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
] as const)("the playground, %s, %i px wide", (colorScheme, width) => {
  test("has nothing that axe objects to, in any of its states", async () => {
    const { page, errors, close } = await openPage(browser, site.url, {
      colorScheme,
      viewport: { width, height: width > 1000 ? 900 : 844 },
    });
    const playground = playgroundPage(page);
    const findings: string[] = [];
    for (const [name, reach] of states) {
      await reach(page, playground);
      await screenshot(page, `${colorScheme}-${width}-${name.replaceAll(/[^a-z]+/g, "-")}`);
      for (const finding of await axeFindings(page)) findings.push(`${name}: ${finding}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) findings.push(`${name}: the page is ${overflow} px too wide`);
    }
    expect(findings).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});

describe("the regions of the page", () => {
  test("are reached by F6 in the order run, code, state, and back", async () => {
    const { page, close } = await openPage(browser, site.url);
    const playground = playgroundPage(page);
    await playground.choose("Editor", "Plain text box");
    await playground.trace();
    await playground.heading.waitFor();
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);
    await page.getByRole("button", { name: "Settings" }).focus();
    const visited: (string | null)[] = [];
    for (let times = 0; times < 4; times += 1) {
      await page.keyboard.press("F6");
      visited.push(await focused());
    }
    await page.keyboard.press("Shift+F6");
    visited.push(await focused());
    expect(visited).toEqual(["Run", "Code", "State", "Run", "State"]);
    await close();
  });

  test("tell each step in one live region, the last of several quick ones", async () => {
    const { page, close } = await openPage(browser, site.url);
    const playground = playgroundPage(page);
    await playground.choose("Editor", "Plain text box");
    await playground.trace();
    await playground.heading.waitFor();
    for (let times = 0; times < 5; times += 1) await page.keyboard.press("ArrowRight");
    const live = page.getByRole("status");
    await expect.poll(() => live.textContent()).toMatch(/^Step 6 of 28, line 6\. price is 4\./);
    await close();
  });
});
