import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";
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

/** Twenty names, each of a list of its own, and a list of sixty lists. */
const program = [
  ...Array.from({ length: 20 }, (_, index) => `name_${index} = [${index}]`),
  "many = [[number] for number in range(60)]",
  "last = many[-1]",
  "for number in range(200):",
  "    name_0.append(number)",
  "",
].join("\n");

describe("a run with more than fits on the screen", () => {
  test("has each view at the step at once, and what is out of sight when it is asked for", async () => {
    const { page, errors, close } = await openPage(browser, site.url);
    const playground = playgroundPage(page);
    await playground.choose("Editor", "Plain text box");
    await playground.write(program);
    await playground.trace();
    await playground.heading.waitFor();

    await playground.openView("Table");
    await playground.goTo(400);
    const row = page.getByRole("row").and(page.locator("[aria-current=step]"));
    await row.getByRole("button", { name: /^(399|400)$/ }).waitFor();
    const column = page.getByRole("columnheader", { name: "last", exact: true });
    expect(await column.count()).toBe(0);
    await page.getByRole("table", { name: "Whole run" }).hover();
    await page.mouse.wheel(4_000, 0);
    await column.waitFor();
    expect(await row.getByRole("cell", { name: "[59]", exact: true }).count()).toBe(1);

    await playground.openView("Outline");
    const outline = page.getByRole("group", { name: "Outline of the state" });
    const link = outline.getByRole("listitem").filter({ hasText: /^last/ }).getByRole("link");
    const target = (await link.getAttribute("href")) ?? "";
    expect(await page.locator(target).count()).toBe(0);
    await link.click();
    await page.locator(`${target}:focus`).waitFor();

    await playground.openView("Diagram");
    const picture = page.getByRole("region", { name: "Diagram" });
    await picture.getByRole("button", { name: "name_19", exact: true }).waitFor();
    const far = picture.getByRole("list", { name: "Objects" }).locator("> li").last();
    expect(await far.getByRole("listitem").count()).toBe(0);
    await far.getByRole("button").first().focus();
    await far.getByRole("listitem").first().waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});
