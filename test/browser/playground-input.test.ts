import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type OpenPage, type Site } from "./page.ts";
import { playgroundPage, type PlaygroundPage } from "./playgroundPage.ts";

let site: Site;
let browser: Browser;
let opened: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  opened = await openPage(browser, site.url);
  playground = playgroundPage(opened.page);
  await playground.choose("Editor", "Plain text box");
});

afterAll(async () => {
  await opened.close();
  await browser.close();
  await site.close();
});

/** Traces a program and waits until the region of the run says something. */
async function told(source: string, expected: string): Promise<string> {
  const { page } = opened;
  await page.getByRole("button", { name: "Program", exact: true }).click();
  const editor = page.getByRole("textbox", { name: "Python program" });
  // As a whole: what a browser does for typing takes many seconds for a megabyte.
  await editor.evaluate((element, text) => {
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    value?.set?.call(element, text);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, source);
  await playground.trace();
  const run = page.getByRole("region", { name: "Run" });
  await run.getByText(expected).first().waitFor();
  return run.innerText();
}

describe("a program that cannot run as it is", () => {
  test.each([
    ["a missing colon", "x = 1\nfor i in range(3)\n    pass\n", "SyntaxError on line 2"],
    ["mixed tabs", "if True:\n\tx = 1\n        y = 2\n", "TabError on line 3"],
    ["a NUL character", "x = 1\ny = '\0'\n", "SyntaxError on line 2"],
    ["a byte order mark", "\uFEFFx = 1\n", "an invisible byte order mark"],
    ["a module that is not there", "x = 1\nimport numpy\n", "ModuleNotFoundError on line 2"],
    ["a name that is not there", "x = 1\nprint(y)\n", "NameError on line 2"],
    ["a thread", "import threading\nthreading.Thread().start()\n", "RuntimeError on line 2"],
  ])("because of %s is answered in words, with its line, and is still there", async (...row) => {
    const [, source, expected] = row;
    expect(await told(source, expected)).toContain(expected);
    const { page } = opened;
    await page.getByRole("button", { name: "Program", exact: true }).click();
    expect(await page.getByRole("textbox", { name: "Python program" }).inputValue()).toBe(source);
  });

  test("has its wrong line marked, and the way to it", async () => {
    await told("x = 1\ny = 2\nif x\n", "SyntaxError on line 3");
    const { page } = opened;
    const editor = page.getByRole("textbox", { name: "Python program" });
    expect(await editor.getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("button", { name: "Show line 3" }).click();
    await expect
      .poll(() =>
        editor.evaluate((element) =>
          element instanceof HTMLTextAreaElement && element === document.activeElement
            ? element.value.slice(element.selectionStart, element.selectionEnd)
            : null,
        ),
      )
      .toBe("if x");
  });
});

describe("a program that ends in a way of its own", () => {
  test.each([
    ["sys.exit", "import sys\nsys.exit(3)\n", "The program ended itself on line 2"],
    ["SystemExit", "raise SystemExit('bye')\n", "It asked Python to exit with bye."],
    ["os._exit", "import os\n\nos._exit(0)\n", "The program ended itself on line 3"],
    ["line ends of Windows", "x = 1\r\ny = 2\r\n", "Finished after 4 steps."],
    ["a value that grows for ever", "x = 3\nwhile True:\n    x *= x\n", "a value became too large"],
    ["an endless recursion", "def f(): f()\nf()\n", "RecursionError on line 1"],
  ])("by %s says so", async (_, source, expected) => {
    expect(await told(source, expected)).toContain(expected);
  });
});

describe("a program of a megabyte", () => {
  test("is traced and shown", async () => {
    await playground.choose("Time", "2 minutes");
    const line = `text = "${"x".repeat(1_000)}"\n`;
    const { page } = opened;
    await told(line.repeat(1_000), "Finished after 1,002 steps.");
    await playground.goTo(900);
    expect(await playground.heading.textContent()).toBe("Step 900 of 1,002, line 899");
    await page.getByRole("button", { name: /^Line 899, ran 1 time/ }).waitFor();
  });
});

describe("a run of a million steps", () => {
  test("is stepped through like any other", async () => {
    await playground.choose("Time", "2 minutes");
    const source = "n = 0\nwhile n < 333_400:\n    n += 1\n    m = n\n";
    const { page } = opened;
    await page.getByRole("button", { name: "Program", exact: true }).click();
    await page.getByRole("textbox", { name: "Python program" }).fill(source);
    await playground.trace();
    await page
      .getByRole("region", { name: "Run" })
      .getByText(/^Finished after 1,000,20\d/)
      .waitFor({
        timeout: 100_000,
      });
    for (const view of ["Diagram", "Table", "Outline", "Calls", "Output"] as const) {
      await playground.openView(view);
      await playground.goTo(900_000);
      expect(await playground.heading.textContent()).toMatch(/^Step 900,000 of 1,000,20/);
    }
    await playground.openView("Outline");
    await playground.goTo(600_003);
    const state = page.getByRole("group", { name: "Outline of the state" });
    await expect.poll(() => state.innerText()).toMatch(/\bn\s+200,?000\b/);
    await playground.timeline.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await playground.heading.textContent()).toMatch(/^Step 600,003 of/);
  });
});
