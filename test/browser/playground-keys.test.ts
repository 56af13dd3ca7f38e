import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings, launchChrome, openPage, screenshot, serveSite, type Site } from "./page.ts";
import { playgroundPage } from "./playgroundPage.ts";

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

const program = "total = 0\nfor number in [3, 4]:\n    total += number\n";

describe.each([
  ["light", 1440],
  ["dark", 390],
] as const)("the keys of the trace, %s, %i px wide", (colorScheme, width) => {
  test("are changed by pressing another, switched off, given back, and kept", async () => {
    const { page, close, errors } = await openPage(browser, site.url, {
      colorScheme,
      viewport: { width, height: width > 1000 ? 900 : 844 },
    });
    const playground = playgroundPage(page);
    await playground.choose("Editor", "Plain text box");
    await playground.write(program);
    await playground.trace();
    await playground.heading.waitFor();

    const openKeys = async () => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByText("Keys of the trace").click();
    };
    const keyOf = (does: string) => page.getByRole("button", { name: `ey for ${does}:` });
    await openKeys();
    await keyOf("One step forward").click();
    await page.getByText("Press a key. Escape leaves it as it was.").waitFor();
    await page.keyboard.press("Escape");
    await keyOf("One step forward").getByText("→").waitFor();
    await keyOf("One step forward").click();
    await page.keyboard.press("x");
    await keyOf("One step forward").getByText("x", { exact: true }).waitFor();

    await keyOf("Last step").click();
    await page.keyboard.press("o");
    await page.getByText("o is the key of “Out of this call”.").waitFor();
    await screenshot(page, `${colorScheme}-${width}-keys`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Take it" }).click();
    await keyOf("Out of this call").getByText("none").waitFor();
    await page.getByRole("button", { name: "Off: First step" }).click();
    await page.getByRole("button", { name: "Close", exact: true }).click();

    await playground.timeline.focus();
    await page.keyboard.press("x");
    await playground.heading.getByText("Step 2 of").waitFor();
    await page.keyboard.press("o");
    await playground.heading.getByText(/^Step (\d+) of \1,/).waitFor();

    await page.getByRole("button", { name: "Program", exact: true }).click();
    await page.getByText("Saved in this browser").first().waitFor();
    await page.reload();
    await openKeys();
    await keyOf("One step forward").getByText("x", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Reset: First step" }).click();
    await keyOf("First step").getByText("Home").waitFor();
    await page.getByRole("button", { name: "Reset all keys" }).click();
    await keyOf("One step forward").getByText("→").waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.getByRole("button", { name: "Keys and marks" }).click();
    await page.getByText("Each of these can be changed or switched off in the settings.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});
