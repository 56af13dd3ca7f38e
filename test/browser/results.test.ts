import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, lookerAt, openPage, serveSite, type Site } from "./page.ts";
import { answeredFile } from "./results/answeredFile.ts";

/** Longest that Python may take to start and to run some small programs, on a machine that is busy with other things. */
const pythonMs = 100_000;

let site: Site;
let browser: Browser;
let file: string;

beforeAll(async () => {
  file = await answeredFile(3);
  site = await serveSite();
  browser = await launchChrome();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function openFile(page: Page, text: string, name = "class.foretrace.json"): Promise<void> {
  await page
    .getByLabel("Result file", { exact: true })
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/** Opens a file and waits until its scores are made again. */
async function openAndScore(page: Page, text: string): Promise<void> {
  await openFile(page, text);
  await page
    .getByText(/^\d+ (answers|scores?) (scored|made|in the file)/)
    .waitFor({ timeout: pythonMs });
}

/** The text of what a button gives to download. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

/** What a grade is made of: `3.5 of 9 questions (3 as Python, …`. */
const gradeSum = /of \d+ questions \(/;
const results = (page: Page) => page.getByRole("main", { name: "Results" });

describe("the results", () => {
  test("teach before there are any, lead to a first attempt, and hold it as soon as it has an answer", async () => {
    const { page, errors, close } = await openPage(browser, `${site.url}#/results`);
    await page.getByRole("button", { name: /^Predict “Two names, one list”/ }).click();
    const question = page.locator("#task").getByRole("heading", { level: 2 });
    await question.waitFor({ timeout: pythonMs });
    const asked = await question.innerText();
    await page.getByRole("radio", { name: "Not sure" }).check();
    await page.getByRole("button", { name: /^(Check|Show me)$/ }).click();
    await page.getByRole("button", { name: "Continue" }).waitFor({ timeout: pythonMs });
    await page.getByRole("link", { name: "Results" }).click();
    await page.getByText("goes on").waitFor();
    await page.getByRole("link", { name: /^First, / }).click();
    await page.getByRole("link", { name: "Go on with it" }).waitFor();
    const answers = page.getByRole("list", { name: "Answers" });
    expect(await answers.innerText()).toContain(asked.slice(-20));
    expect(
      await answers.getByRole("heading", { name: /Not sure|Left empty|Kept|Not judged/ }).count(),
    ).toBe(1);
    expect(await answers.innerText()).toMatch(/\d+ questions to come/);
    expect(errors).toEqual([]);
    await close();
  });

  test("of a file are made again, lead to their steps, are kept, and come out the same", async () => {
    const { page, errors, foreignRequests, close } = await openPage(
      browser,
      `${site.url}#/results`,
    );
    await openAndScore(page, file);
    const text = await results(page).innerText();
    expect(text).toMatch(/When you said “certain”, you were right \d+ times? of \d+/);
    expect(text).toMatch(/Looking at nothing earns \d+\s%/);
    expect(text).toContain("2 attempts; first");
    expect(text).toContain("The grade is the sum of all credit");

    const answers = (await downloaded(page, "JSONL")).trimEnd().split("\n");
    expect(answers.length).toBeGreaterThan(20);
    expect((await downloaded(page, "CSV")).match(/\r\nattempt \d/g)?.length).toBe(answers.length);

    await page.getByRole("link", { name: /^First, 6 Oct 2026/ }).click();
    await page.getByRole("heading", { name: "Two names, one list" }).waitFor();
    const parted = await page.getByText(/First parts from Python at step/).innerText();
    const step = /step (\d+)/.exec(parted)?.[1] ?? "none";
    await page.getByRole("button", { name: "Open the trace there" }).click();
    await page
      .getByRole("heading", { name: new RegExp(`^Step ${step} of`) })
      .waitFor({ timeout: pythonMs });
    await page.goBack();
    const grade = await page.getByText(gradeSum).innerText();
    await page.getByRole("button", { name: "Keep in this browser" }).click();
    await page.getByRole("link", { name: "All results" }).click();
    await page.getByRole("button", { name: "This browser", exact: true }).click();
    await page.getByText("1 attempt on 1 program").waitFor();

    await page.reload();
    await page.getByRole("link", { name: /^First, 6 Oct 2026/ }).click();
    expect(await page.getByText(gradeSum).innerText()).toBe(grade);

    const exported = await downloaded(page, "Export result file");
    await page.getByRole("link", { name: "All results" }).click();
    await openFile(page, exported);
    await page
      .getByText(/^\d+ scores made again, the same as in the file\.$/)
      .waitFor({ timeout: pythonMs });
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("say what a file claims wrongly, what is damaged in it, and what is no result file", async () => {
    const { page, errors, close } = await openPage(browser, `${site.url}#/results`);
    const { attempts, ...rest } = JSON.parse(file) as { attempts: { predictions: object[] }[] };
    const [first] = attempts;
    const claim = {
      prediction: "attempt 1 0",
      score: {
        value: 0.25,
        verdict: "partial",
        judge: { id: "strict/output", version: 1 },
        divergence: null,
        readings: {},
      },
    };
    const kinds = ["coverage", "branch", "next-line", "path", "state", "output", "count", "alias"];
    const forged = kinds.map((kind) => ({
      ...claim,
      score: { ...claim.score, judge: { id: `strict/${kind}`, version: 1 } },
    }));
    // One of these names the judge of the first question, whichever kind it is; the last one counts.
    const asked = /"kind": "([a-z-]+)"/.exec(file.slice(file.indexOf('"items"')))?.[1];
    const scores = forged.filter(({ score }) => score.judge.id === `strict/${asked}`);
    await openAndScore(
      page,
      JSON.stringify({ ...rest, attempts: [{ ...first, scores }, { attempt: { id: 7 } }] }),
    );
    await page.getByText("1 score in the file is not what the answers are worth").waitFor();
    await page.getByText("1 record could not be read.").waitFor();
    await page.getByText("attempts[1]").waitFor();
    await openFile(page, file.slice(0, 300), "half.json");
    await page.getByText("This is no whole result file").waitFor();
    await page.getByRole("button", { name: "Close half.json" }).click();
    await page.getByText("Say what Python will do, then see").waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test("delete an attempt only when asked twice", async () => {
    const { attempts, ...rest } = JSON.parse(file) as { attempts: object[] };
    const one = JSON.stringify({ ...rest, attempts: attempts.slice(1, 2) });
    const { page, errors, close } = await openPage(browser, `${site.url}#/results`);
    await openAndScore(page, one);
    await page.getByRole("link", { name: /^First, 6 Oct 2026/ }).click();
    await page.getByRole("button", { name: "Keep in this browser" }).click();
    await page.getByText("The attempt is kept in this browser.").waitFor({ state: "attached" });
    await page.reload();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Delete it" }).click();
    await page.getByText("Say what Python will do, then see").waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test("say so where there is no such attempt", async () => {
    const { page, errors, close } = await openPage(browser, `${site.url}#/results/gone`);
    await page.getByRole("heading", { name: "No such attempt" }).waitFor();
    await page.getByRole("link", { name: "All results" }).click();
    await page.getByText("Say what Python will do, then see").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("the results in any theme and width", () => {
  test("have nothing that axe objects to, and are no wider than the window", async () => {
    const { page, errors, close } = await openPage(browser, `${site.url}#/results`);
    const { look, findings } = lookerAt(page, "results");
    await page.getByText("Say what Python will do, then see").waitFor();
    await look("empty");
    await openAndScore(page, file);
    await page.getByText("All figures", { exact: true }).click();
    await look("overview");
    await openFile(page, "no", "notes.json");
    await page.getByRole("alert").waitFor();
    await look("refused");
    await page.getByRole("button", { name: "class.foretrace.json", exact: true }).click();
    await page.getByRole("link", { name: /^First, 6 Oct 2026/ }).click();
    await page.getByRole("heading", { name: "Two names, one list" }).waitFor();
    await page.getByText("How the grade is made").click();
    await look("attempt");
    expect(findings).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});
