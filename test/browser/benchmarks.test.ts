import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bring, compute, downloaded, keep, pythonMs } from "./benchmarks/benchmarkPage.ts";
import { journeys, type Journey } from "./benchmarks/journeys.ts";
import { launchChrome, openPage, serveSite, type OpenPage, type Site } from "./page.ts";

let site: Site;
let browser: Browser;
/** One page for all formats: what one of them leaves behind must not disturb the next. */
let open: OpenPage;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  open = await openPage(browser, `${site.url}#/benchmarks`);
});

afterAll(async () => {
  await open.close();
  await browser.close();
  await site.close();
});

test("the runs of a set become a corpus, with what is left out of it told", async () => {
  const { page, errors, close } = await openPage(browser, `${site.url}#/benchmarks`);
  await bring(page, "Benchmark files", { way: "files", paths: ["own/own.jsonl"] });
  await keep(page, "For a corpus");
  const corpus = (await downloaded(page, "Corpus, JSONL")).trimEnd().split("\n");
  const kinds = new Set(corpus.map((line) => kindOf(JSON.parse(line))));
  expect([...kinds]).toContain("forward");
  expect(errors).toEqual([]);
  await close();
});

describe.each(journeys)("$benchmark, from its files to its scores", (journey) => {
  test("is read, computed, scored, compared, exported and looked at", async () => {
    const { page, errors, foreignRequests } = open;
    await page.goto(`${site.url}#/benchmarks`);
    await read(page, journey);
    await computeAll(page, journey);
    await scoreAll(page, journey);
    await takeAway(page, journey);
    if (journey.look !== null) await look(page, journey, journey.look);
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
  });
});

async function read(page: Page, { name, tasks, found, rejected }: Journey): Promise<void> {
  await bring(page, "Benchmark files", tasks);
  await page.getByRole("heading", { name: `Found ${name}: ${found}` }).waitFor();
  const rows = page.getByRole("list", { name: "Rejected rows" }).getByRole("listitem");
  expect(await rows.count()).toBe(rejected);
  await keep(page, `My ${name}`);
}

async function computeAll(page: Page, { truths }: Journey): Promise<void> {
  await compute(page);
  const [computed, unavailable] = truths;
  await page.getByText(`: ${computed} computed here, ${unavailable} unavailable.`).waitFor();
}

async function scoreAll(page: Page, journey: Journey): Promise<void> {
  const { answers, unknown, figure, differences } = journey;
  await bring(page, "Files of answers", answers);
  const part = page.getByRole("region", { name: "Answers" });
  const score = part.getByRole("button", { name: /^Score / });
  await score.waitFor();
  if (unknown !== null) {
    await part.getByText(/ids? that no task has/).click();
    await part.getByText(unknown, { exact: true }).waitFor();
  }
  await score.click();
  await part.getByText("Scored", { exact: true }).waitFor({ timeout: pythonMs });
  const [name, reference, strict] = figure;
  const row = page
    .getByRole("region", { name: "Scores" })
    .getByRole("row")
    .filter({ has: page.getByText(name, { exact: true }) });
  const cells = await row.getByRole("cell").allInnerTexts();
  expect(cells[0]).toContain(reference.replace(" ", "\u00a0"));
  expect(cells[1]).toContain(strict.replace(" ", "\u00a0"));
  const differing = page.getByRole("listbox", { name: "Differences" }).getByRole("option");
  expect(await differing.count()).toBe(differences);
  if (differences === 0) return;
  await differing.first().click();
  const detail = page.getByRole("region", { name: "Differences" }).getByRole("article");
  await detail.getByText("Reference", { exact: true }).waitFor();
  const verdicts = await detail.getByRole("definition").allInnerTexts();
  const said = verdicts.filter((words) => /^(right|not right|left out)\b/.test(words));
  expect(said.length).toBe(2);
  expect(said[0]?.split(":")[0]).not.toBe(said[1]?.split(":")[0]);
}

async function takeAway(page: Page, { truths, chosen }: Journey): Promise<void> {
  const printed = await downloaded(page, "Truths, JSONL");
  const lines = printed.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(truths[0] + truths[1]);
  for (const line of lines) expect(typeof JSON.parse(line)).toBe("object");
  const scores: unknown = JSON.parse(await downloaded(page, "Scores, JSON"));
  const [computed, unavailable] = chosen ?? truths;
  expect(scores).toMatchObject({ computed, unavailable });
  const marks = (await downloaded(page, "Marks, JSONL")).trimEnd().split("\n");
  const table = (await downloaded(page, "Marks, CSV")).trimEnd().split("\r\n");
  expect(marks.length).toBeGreaterThan(0);
  expect(table.length).toBeGreaterThan(marks.length);
}

async function look(page: Page, { name }: Journey, task: string): Promise<void> {
  await page.getByLabel("Search tasks").fill(task);
  const part = page.getByRole("region", { name: "Tasks" });
  await part.getByRole("listbox").getByRole("option").first().click();
  await part.getByRole("button", { name: "Look at it in the trace" }).click();
  await page.getByRole("heading", { name: /^Step \d+ of/ }).waitFor({ timeout: pythonMs });
  await page.getByRole("button", { name: `Back to My ${name}` }).click();
  await page.getByRole("heading", { level: 2, name: `My ${name}` }).waitFor();
}

function kindOf(record: unknown): unknown {
  return typeof record === "object" && record !== null && "kind" in record ? record.kind : null;
}
