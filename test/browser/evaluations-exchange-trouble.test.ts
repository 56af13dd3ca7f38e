import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadedBy, evaluationPage, tabTo } from "./evaluations/evaluationPage.ts";
import { launchChrome, openPage, serveSite, type OpenPage, type Site } from "./page.ts";

let site: Site;
let browser: Browser;
/** An evaluation of the floors on 12 items that is done, at what goes in and out. */
let open: OpenPage;
const folder = mkdtempSync(join(tmpdir(), "foretrace-exchange-"));

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  open = await openPage(browser, `${site.url}#/models/new`);
  const evaluation = evaluationPage(open.page);
  await evaluation.plan({ add: [], items: 12, title: "Twelve" });
  await evaluation.run("Twelve");
  await evaluation.stands("Done");
  await evaluation.turnTo("In and out");
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await open.close();
  await browser.close();
  await site.close();
});

/** The items as another harness is given them: the archive holds its files as they are. */
async function itemsOf(page: Page) {
  const archive = await downloadedBy(page, () =>
    evaluationPage(page).button("Dataset and task for Inspect").click(),
  );
  const lines = archive.match(/^(?:.*dataset\.jsonl)?\{"id":.*$/gm) ?? [];
  return lines.map((line): { readonly id: string; readonly target: string } =>
    JSON.parse(line.slice(line.indexOf('{"id":'))),
  );
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel("Files with answers", { exact: true })
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

async function keepAs(page: Page, label: string, button = "Keep as a predictor"): Promise<void> {
  await page.getByLabel("Name in tables").fill(label);
  await evaluationPage(page).button(button).click();
  await page.getByLabel("Name in tables").waitFor({ state: "detached" });
}

/** What the page says under the right answers of somebody. */
async function figureOf(page: Page, label: string): Promise<string> {
  const row = page
    .getByRole("region", { name: "Right answers" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${label}`) }) });
  return (await row.getByRole("cell").allInnerTexts())[0] ?? "";
}

test("each file without answers is told why, one of 100 MB among them", async () => {
  const { page } = open;
  const large = join(folder, "large.json");
  writeFileSync(large, `{"eval": {"model": "${"m".repeat(100_000_000)}`);
  const files: readonly (readonly [string, string])[] = [
    ["packed.zip", "PK\u0003\u0004 and then it breaks off"],
    ["page.html", "<!doctype html><title>answers</title>"],
    ["nothing.jsonl", " \n"],
    ["other.jsonl", '{"question": "x"}\n'],
  ];
  for (const [name, text] of files) await bring(page, name, text);
  await page.getByLabel("Files with answers", { exact: true }).setInputFiles(large);
  for (const [name, why] of [
    ["packed.zip", "it is packed"],
    ["page.html", "it is none of the four forms"],
    ["nothing.jsonl", "there is nothing in it"],
    ["other.jsonl", "it is none of the four forms"],
    ["large.json", "it is no whole JSON or CSV"],
  ] as const) {
    const file = page.getByRole("listitem").filter({ hasText: name });
    await file.getByText(`Nothing was read: ${why}`).waitFor({ timeout: 60_000 });
  }
  expect(open.errors).toEqual([]);
});

test("a log that another harness made comes back, and texts in it that look like a page stay texts", async () => {
  const { page } = open;
  const items = await itemsOf(page);
  expect(items).toHaveLength(12);
  const attack =
    "<img src=x onerror=\"document.title='gone'\"><script>document.title='gone'</script>";
  const log = {
    version: 2,
    eval: { model: attack },
    samples: items.map(({ id, target }) => ({
      id,
      epoch: 1,
      input: attack,
      output: {
        model: attack,
        choices: [
          {
            message: { role: "assistant", content: `${attack}\n[ANSWER]\n${target}\n[/ANSWER]` },
            stop_reason: "stop",
          },
        ],
      },
    })),
  };
  await bring(page, `${attack}.json`, JSON.stringify(log));
  await page.getByText("12 answers to 12 items.").waitFor();
  await keepAs(page, "Elsewhere");
  await evaluationPage(page).turnTo("Overview");
  await expect.poll(() => figureOf(page, "Elsewhere")).toMatch(/12 of 12/);
  expect(await page.title()).not.toBe("gone");
  expect(open.errors).toEqual([]);
  await evaluationPage(page).turnTo("In and out");
});

test("what one file has no answer to is filled by a second file under the same name", async () => {
  const { page } = open;
  const lines = (await itemsOf(page)).map(({ id, target }) =>
    JSON.stringify({ item: id, answer: target }),
  );
  await bring(page, "first.jsonl", lines.slice(0, 7).join("\n"));
  await keepAs(page, "Two files");
  await bring(page, "second.jsonl", lines.slice(6).join("\n"));
  await page.getByLabel("Name in tables").fill("Two files");
  await page.getByText("Two files lacks 5 answers.").waitFor();
  await keepAs(page, "Two files", "Add to Two files");
  await evaluationPage(page).turnTo("Overview");
  await expect.poll(() => figureOf(page, "Two files")).toMatch(/12 of 12/);
  await evaluationPage(page).turnTo("In and out");
  // Nothing is lacking any more.
  await bring(page, "third.jsonl", lines.join("\n"));
  await page.getByLabel("Name in tables").fill("Two files");
  await page.getByText("Another predictor has this name.").waitFor();
  await evaluationPage(page).button("Leave it").click();
});

test("everything is reached by keys alone", async () => {
  const { page } = open;
  await evaluationPage(page).turnTo("Overview");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(() => page.getByRole("tab", { name: "In and out" }).getAttribute("aria-selected"))
    .toBe("true");
  await tabTo(page, "button", "JSONL");
  const text = await downloadedBy(page, () => page.keyboard.press("Enter"));
  expect(text.trim().split("\n").length).toBeGreaterThan(12);
  for (const name of ["Dataset and task for Inspect", "Manifest"]) {
    const button = page.getByRole("button", { name, exact: true });
    await button.focus();
    expect(await button.evaluate((element) => element.matches(":focus-visible"))).toBe(true);
  }
});
