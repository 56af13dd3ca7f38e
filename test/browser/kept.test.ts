import { readFileSync } from "node:fs";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printEnd, printHeader, printRecord } from "../../src/store/backup/format.ts";
import { printDocument } from "../../src/store/documents.ts";
import { defaultSettings } from "../../src/store/kept.ts";
import { printRow } from "../../src/store/rows.ts";
import { sampleAttempt, sampleDraft, samplePrediction, sampleScore } from "../store/samples.ts";
import { evaluationPage } from "./evaluations/evaluationPage.ts";
import { axeFindings, launchChrome, openPage, screenshot, serveSite, type Site } from "./page.ts";

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

const answer = samplePrediction("a", 1);
const program = { source: "restored = 1\n", stdin: [], seed: 3 };

/** A backup as another machine made it: an attempt with two answers, a score and a draft, and a program. */
function backupLines(): readonly string[] {
  const records = [
    printRecord("kept", printRow("program", program)),
    printRecord("kept", printRow("settings", { ...defaultSettings, editor: "plain" })),
    printRecord("attempts", printDocument("attempts", sampleAttempt("a"))),
    printRecord("predictions", printDocument("predictions", answer)),
    printRecord("predictions", printDocument("predictions", samplePrediction("a", 2))),
    printRecord("scores", printDocument("scores", sampleScore(answer))),
    printRecord("drafts", printDocument("drafts", sampleDraft("a", "q3"))),
  ];
  return [printHeader(1), ...records, printEnd(records.length)];
}

function file(lines: readonly string[]) {
  const buffer = Buffer.from(`${lines.join("\n")}\n`);
  return { name: "foretrace-backup.jsonl", mimeType: "application/jsonl", buffer };
}

function dialogOf(page: Page) {
  return page.getByRole("dialog", { name: "Kept in this browser" });
}

async function open(page: Page) {
  await page.getByRole("button", { name: /^Kept in this browser/ }).click();
  const dialog = dialogOf(page);
  await dialog.getByText("Attempts", { exact: true }).waitFor();
  return dialog;
}

async function linesOf(download: Download): Promise<readonly string[]> {
  const path = await download.path();
  return readFileSync(path, "utf8").trimEnd().split("\n");
}

/** The records of a backup but for the preferences, which the page may keep at any time. */
function recordsOf(lines: readonly string[]): readonly string[] {
  return lines.slice(1, -1).filter((line) => !line.includes('"id":"preferences"'));
}

describe("what is kept", () => {
  test("is restored from a file and backed up to the same lines, by keyboard alone", async () => {
    const { page, errors, close } = await openPage(browser, site.url);
    page.on("filechooser", (chooser) => void chooser.setFiles(file(backupLines())));
    await page.getByRole("button", { name: /^Kept in this browser/ }).focus();
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page);
    await dialog.getByText("0, with 0 answers").waitFor();
    const focusOn = async (name: string): Promise<void> => {
      for (let tabs = 0; tabs < 12; tabs += 1) {
        const label = await page.evaluate(() => {
          const { activeElement } = document;
          return (activeElement?.closest("label") ?? activeElement)?.textContent ?? "";
        });
        if (label.startsWith(name)) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`The focus does not come to ${name}.`);
    };
    await focusOn("Restoring also replaces");
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+Tab");
    await focusOn("Restore from a file");
    await page.keyboard.press("Enter");
    await dialog
      .getByText("Restored: 1 attempt, 2 answers, 1 score, 1 draft, the program and the settings.")
      .waitFor();
    await dialog.getByText("1, with 2 answers and 1 draft").waitFor();

    await page.keyboard.press("Shift+Tab");
    await focusOn("Back up to a file");
    const downloading = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^foretrace-backup-\d{4}-\d\d-\d\d\.jsonl$/);
    const lines = await linesOf(download);
    await dialog.getByText(/^Backup made: /).waitFor();
    await expect
      .poll(() => dialog.getByText("Last backup").locator("xpath=..").innerText())
      .toMatch(/20\d\d$/);
    expect(recordsOf(lines)).toEqual(recordsOf(backupLines()));
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(
      /^Kept in this browser/,
    );
    expect(await page.getByRole("textbox", { name: "Python program" }).inputValue()).toBe(
      program.source,
    );
    expect(errors).toEqual([]);
    await close();
  });

  test("is deleted after asking once more, and stays deleted", async () => {
    const { page, close } = await openPage(browser, site.url);
    const dialog = await open(page);
    await page.locator("input[type=file]").setInputFiles(file(backupLines()));
    await dialog.getByText("1, with 2 answers and 1 draft").waitFor();
    await dialog.getByRole("button", { name: "Delete everything…" }).click();
    await dialog.getByText("Delete 1 attempt with 2 answers").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Keep everything");
    await page.keyboard.press("Enter");
    await dialog.getByText("1, with 2 answers and 1 draft").waitFor();
    await dialog.getByRole("button", { name: "Delete everything…" }).click();
    await dialog.getByRole("button", { name: "Delete everything now" }).click();
    await dialog.getByText("Everything was deleted.").waitFor();
    await dialog.getByText("0, with 0 answers").waitFor();
    await page.reload();
    await (await open(page)).getByText("0, with 0 answers").waitFor();
    await close();
  });
});

test("an evaluation is counted with its answers, and is gone when everything is", async () => {
  const { page, errors, close } = await openPage(browser, `${site.url}#/models`);
  await page.getByRole("button", { name: "Evaluate these four" }).click();
  await evaluationPage(page).stands("Done");
  const dialog = await open(page);
  await dialog.getByText(/^1, with \d+ answers$/).waitFor();
  await dialog.getByRole("button", { name: "Delete everything…" }).click();
  await dialog.getByText(/ 1 evaluation with all that was asked in them/).waitFor();
  await dialog.getByRole("button", { name: "Delete everything now" }).click();
  await dialog.getByText("Everything was deleted.").waitFor();
  expect(await dialog.getByText(/^1, with \d+ answers$/).count()).toBe(0);
  await page.goto(`${site.url}#/models`);
  await page.reload();
  await page.getByRole("button", { name: "Evaluate these four" }).waitFor();
  expect(await page.getByRole("button", { name: /^Delete / }).count()).toBe(0);
  expect(errors).toEqual([]);
  await close();
});

/** A disk without room, and a browser that refuses: states that the header must tell. */
const troubles = [
  ["SecurityError", "open", "Not kept: only in this window", /lets the page store nothing/],
  ["QuotaExceededError", "put", "Not saved", /there is no room left/],
] as const;

describe.each(troubles)("a browser that answers %s", (error, verb, words, advice) => {
  test("is told of on the page, and what to do", async () => {
    const { page, close } = await openPage(browser, "about:blank");
    await page.addInitScript(
      ([name, method]) => {
        const refuse = () => {
          throw new DOMException("refused", name);
        };
        if (method === "open") IDBFactory.prototype.open = refuse;
        else IDBObjectStore.prototype.put = refuse;
      },
      [error, verb] as const,
    );
    await page.goto(site.url);
    await page.locator(".monaco-editor").waitFor({ timeout: 60_000 });
    await page.getByRole("textbox", { name: "Python program" }).focus();
    await page.keyboard.type("# typed ");
    const chip = page.getByRole("button", { name: `Kept in this browser: ${words}` });
    await chip.getByText(words).waitFor();
    await chip.click();
    await dialogOf(page).getByText(advice).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await screenshot(page, `kept-${error}`);
    await close();
  });
});

const looks = [
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
] as const;

/** Looks at the open dialog in both themes, on a wide and a narrow window. */
async function checkLooks(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    expect(await axeFindings(page)).toEqual([]);
    await screenshot(page, `kept-${name}-${colorScheme}-${width}`);
    const wider = await dialogOf(page).evaluate((element) =>
      Math.max(
        element.scrollWidth - element.clientWidth,
        document.documentElement.scrollWidth - innerWidth,
      ),
    );
    expect(wider).toBeLessThanOrEqual(0);
  }
}

test("in every look nothing that axe knows of is wrong, and nothing is wider than the window", async () => {
  const { page, close } = await openPage(browser, site.url);
  const dialog = await open(page);
  await checkLooks(page, "empty");
  const lines = backupLines().map((line) => line.replace("fairly-sure", "fairly-sore"));
  await page.locator("input[type=file]").setInputFiles(file(lines.slice(0, -2)));
  await dialog.getByText("The file ends before its end").waitFor();
  await dialog.getByText(/could not be read\. All others were\.$/).click();
  await dialog.getByText("line 5: answer a-p1: its checksum does not fit").waitFor();
  await dialog.getByRole("button", { name: "Delete everything…" }).click();
  await checkLooks(page, "report");
  await close();
});
