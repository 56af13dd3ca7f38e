import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";
import { playgroundPage } from "./playgroundPage.ts";

const sum = `numbers = [3, 4]
total = 0
for number in numbers:
    total += number
print("total", total)
`;

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

/** The playground in a new profile, with an editor that is a plain text box. */
async function open() {
  const opened = await openPage(browser, site.url);
  const playground = playgroundPage(opened.page);
  await playground.choose("Editor", "Plain text box");
  return { ...opened, playground };
}

/** The region of the run; the live region tells the same words elsewhere. */
function run(page: Page): Locator {
  return page.getByRole("region", { name: "Run" });
}

describe("with the mouse", () => {
  test("a sample is traced, stepped through and seen in all five views", async () => {
    const { page, playground, errors, foreignRequests, close } = await open();
    await page.getByRole("button", { name: /^Adding up a list/ }).click();
    await playground.trace();
    await playground.heading.waitFor();
    expect(await playground.heading.textContent()).toBe("Step 1 of 28, line 1");

    await page.getByRole("button", { name: "Step forward", exact: true }).click();
    expect(await playground.heading.textContent()).toBe("Step 2 of 28, line 1");
    await playground.goTo(7);
    expect(await playground.heading.textContent()).toBe("Step 7 of 28, line 7");
    await run(page).getByText("total changed from 0 to 4.").waitFor();
    const code = page.getByRole("list", { name: "Lines of the program" });
    expect(await code.locator("[aria-current=step]").innerText()).toMatch(/^next\s+7/);
    expect(await code.getByText("just ran").count()).toBe(1);
    await code.getByText("total = 4").waitFor();

    await playground.openView("Table");
    const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: "7" }) });
    expect(await row.first().getAttribute("aria-current")).toBe("step");
    await playground.openView("Outline");
    await page.getByRole("group", { name: "Outline of the state" }).getByText("was 0").waitFor();
    await playground.openView("Calls");
    await page.getByRole("treeitem", { name: "program" }).waitFor();
    await playground.openView("Output");
    await page.getByText("Nothing yet.").waitFor();
    await page.getByRole("button", { name: "Last step" }).click();
    await page.getByText("mean 11.0, dearest 30").waitFor();
    await playground.openView("Diagram");
    await page.getByRole("region", { name: "Diagram" }).getByText("prices").first().waitFor();
    expect(await playground.heading.textContent()).toBe("Step 28 of 28, line 12");

    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("a line's menu goes to its visits and sets a breakpoint", async () => {
    const { page, playground, close } = await open();
    await playground.write(sum);
    await playground.trace();
    await playground.heading.waitFor();
    await page.getByRole("button", { name: /^Line 4, ran 2 times/ }).click();
    await page.getByRole("menuitem", { name: "Last visit" }).click();
    expect(await playground.heading.textContent()).toMatch(/line 4$/);
    await run(page).getByText("Line 4 is about to run.").waitFor();
    await page.getByRole("button", { name: /^Line 4, ran 2 times/ }).click();
    await page.getByRole("menuitem", { name: "Set a breakpoint" }).click();
    await page.getByRole("button", { name: "First step" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    expect(await playground.heading.textContent()).toMatch(/line 4$/);
    await close();
  });

  test("the history of a name leads to each of its values", async () => {
    const { page, playground, close } = await open();
    await playground.write(sum);
    await playground.trace();
    await page.getByRole("button", { name: "Last step" }).click();
    await playground.openView("Outline");
    await page.getByRole("button", { name: "total", exact: true }).click();
    const history = page.getByRole("region", { name: "History of total" });
    expect(await history.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/\b0$/),
      expect.stringMatching(/\b3$/),
      expect.stringMatching(/\b7$/),
    ]);
    await history
      .getByRole("button", { name: /^Step / })
      .first()
      .click();
    await run(page).getByText("total is 0.").waitFor();
    await close();
  });

  test("an edited program leaves its recording, which says that it is of an older text", async () => {
    const { page, playground, close } = await open();
    await playground.write("x = 1\n");
    await playground.trace();
    await playground.heading.waitFor();
    await playground.write("x = 2\n");
    await page.getByText("The recording is of an older text").waitFor();
    await page.getByRole("button", { name: "Recorded run" }).click();
    const code = page.getByRole("list", { name: "Lines of the program" });
    // Lines are drawn with the frame after the list came into sight.
    await expect.poll(() => code.innerText()).toContain("x = 1");
    await close();
  });
});

describe("with the keyboard alone", () => {
  test("a program is written in the full editor, traced and stepped through", async () => {
    const { page, errors, close } = await openPage(browser, site.url);
    const playground = playgroundPage(page);
    await page.locator(".monaco-editor").waitFor();
    const editor = page.getByRole("textbox", { name: "Python program" });
    for (let tabs = 0; tabs < 20; tabs += 1) {
      if (await editor.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("def double(n):\nreturn n + n\n", { delay: 5 });
    await page.keyboard.press("Backspace");
    await page.keyboard.type("for k in range(3):\nprint(double(k))", { delay: 5 });
    await page.keyboard.press("ControlOrMeta+Enter");
    await playground.heading.waitFor();
    expect(
      await playground.timeline.evaluate((element) => element === document.activeElement),
    ).toBe(true);

    const heading = async (): Promise<string> => (await playground.heading.textContent()) ?? "";
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await heading()).toMatch(/^Step 3 of \d+, line 3$/);
    await page.keyboard.press("ArrowRight");
    expect(await heading()).toMatch(/^Step 4 of \d+, line 4$/);
    await page.keyboard.press("Shift+ArrowRight");
    const over = await heading();
    expect(over).toMatch(/line 3$/);
    await page.keyboard.press("Shift+ArrowLeft");
    expect(await heading()).toMatch(/^Step 4 of/);
    await page.keyboard.press("ArrowRight");
    expect(await heading()).toMatch(/line 1$/);
    await page.keyboard.press("o");
    expect(await heading()).toMatch(/line 4$/);
    await page.keyboard.press("]");
    await page.keyboard.press("]");
    await page.keyboard.press("[");
    expect(await heading()).toMatch(/line 4$/);
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    expect(await heading()).toMatch(/^Step 1 of/);
    await page.keyboard.press("g");
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    expect(await heading()).toMatch(/^Step 4 of/);

    await playground.timeline.focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Play" }).waitFor();

    await page.keyboard.press("F6");
    await page.keyboard.press("3");
    await page.getByRole("group", { name: "Outline of the state" }).waitFor();
    await page.keyboard.press("5");
    await page.getByRole("group", { name: "Output" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys and marks" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog", { name: "Keys and marks" }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test("Escape and then Tab leaves the full editor, and Tab alone indents", async () => {
    const { page, close } = await openPage(browser, site.url);
    await page.locator(".monaco-editor").waitFor();
    const editor = page.getByRole("textbox", { name: "Python program" });
    await editor.focus();
    const focused = (): Promise<boolean> =>
      editor.evaluate((element) => element === document.activeElement);
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(false);
    await editor.focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(true);
    await close();
  });

  test("letter keys can be switched off", async () => {
    const { page, playground, close } = await open();
    await playground.trace();
    await playground.heading.waitFor();
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("checkbox", { name: "Letter keys work in the trace" }).uncheck();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await playground.timeline.focus();
    await page.keyboard.press("3");
    expect(await page.getByRole("tab", { name: "Diagram" }).getAttribute("aria-selected")).toBe(
      "true",
    );
    await page.keyboard.press("ArrowRight");
    expect(await playground.heading.textContent()).toMatch(/^Step 2 of/);
    await close();
  });
});

describe("what was typed", () => {
  test("is there after a reload, with the settings", async () => {
    const { page, playground, close } = await open();
    await playground.write("kept = 1\n");
    await page.getByText("Input and seed").click();
    await page.getByRole("textbox", { name: "Lines for input()" }).fill("one\ntwo");
    await page.getByRole("spinbutton", { name: "Seed of random" }).fill("42");
    await page.getByText("Saved in this browser").waitFor();
    await page.reload();
    await expect
      .poll(() => page.getByRole("textbox", { name: "Python program" }).inputValue())
      .toBe("kept = 1\n");
    expect(await page.getByRole("textbox", { name: "Lines for input()" }).inputValue()).toBe(
      "one\ntwo",
    );
    expect(await page.getByRole("spinbutton", { name: "Seed of random" }).inputValue()).toBe("42");
    await close();
  });

  test("survives the moment when the full editor takes over", async () => {
    const { page, close } = await openPage(browser, site.url);
    const editor = page.getByRole("textbox", { name: "Python program" });
    await editor.first().focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("# written while the editor loads, not one letter lost", {
      delay: 20,
    });
    await page.locator(".monaco-editor").waitFor();
    const comment = page.locator(".view-line").filter({ hasText: "#" });
    expect((await comment.innerText()).replaceAll("\u00a0", " ")).toBe(
      "# written while the editor loads, not one letter lost",
    );
    await close();
  });

  test("is offered to be cleaned, and is left alone until then", async () => {
    const { page, playground, close } = await open();
    await playground.write(">>> x = 1\n>>> x + 1\n2\n");
    const editor = page.getByRole("textbox", { name: "Python program" });
    await page.getByText("the prompts of an interactive session").waitFor();
    expect(await editor.inputValue()).toBe(">>> x = 1\n>>> x + 1\n2\n");
    await page.getByRole("button", { name: "Clean up" }).click();
    expect(await editor.inputValue()).toBe("x = 1\nx + 1\n");
    await close();
  });
});

describe("a run that asks for input", () => {
  test("is given a line, and runs again with it", async () => {
    const { page, playground, close } = await open();
    await playground.write('name = input("Name? ")\nprint("Hello", name)\n');
    await playground.trace();
    await run(page).getByText("The program asks for a line of input on line 1.").waitFor();
    await page.getByRole("textbox", { name: "Next line" }).fill("Ada");
    await page.keyboard.press("Enter");
    await run(page)
      .getByText(/^Finished after/)
      .waitFor();
    await playground.openView("Output");
    await page.getByRole("button", { name: "Last step" }).click();
    const written = page.getByRole("group", { name: "Output" });
    expect(await written.innerText()).toContain("Name? Hello Ada");
    await close();
  });
});

describe("a run without an end", () => {
  test("is stopped by its button, shows what was recorded, and another can be run", async () => {
    const { page, playground, close } = await open();
    await playground.choose("Time", "2 minutes");
    await playground.choose("Steps", "20,000,000");
    await playground.write("n = 0\nwhile True:\n    n += 1\n");
    await playground.trace();
    await page.getByText(/Running, step [\d,]{3,}/).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await run(page)
      .getByText(/^You stopped it on line [23], after/)
      .waitFor();
    await playground.goTo(100);
    expect(await playground.heading.textContent()).toMatch(/^Step 100 of/);
    await playground.write("print(1)\n");
    await playground.trace();
    await run(page).getByText("Finished after 4 steps.").waitFor();
    await close();
  });
});
