import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Manifest, printManifest, readManifest } from "../../src/core/evaluation/manifest.ts";
import { downloadedBy, evaluationPage, pythonMs } from "./evaluations/evaluationPage.ts";
import { launchChrome, lookerAt, openPage, serveSite, type OpenPage, type Site } from "./page.ts";

let site: Site;
let browser: Browser;
/** An evaluation that is done: the floors and `noisy` on 24 items. */
let open: OpenPage;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  open = await openPage(browser, `${site.url}#/models/new`);
  const evaluation = evaluationPage(open.page);
  await evaluation.plan({ add: ["noisy"], items: 24, title: "In and out" });
  await evaluation.run("In and out");
  await evaluation.stands("Done");
});

afterAll(async () => {
  await open.close();
  await browser.close();
  await site.close();
});

test.each([
  ["JSONL", "noisy.jsonl"],
  ["CSV", "noisy.csv"],
  ["Inspect log", "noisy.json"],
  ["lm-eval samples", "samples_noisy.jsonl"],
])("answers taken away as %s come back with the same verdicts", async (form, file) => {
  const { page } = open;
  const evaluation = evaluationPage(page);
  await evaluation.turnTo("In and out");
  await page.getByLabel("Answers of").selectOption({ label: "noisy 20" });
  const text = await downloadedBy(page, () => evaluation.button(form).click());
  const content = Buffer.from(text);
  await page
    .getByLabel("Files with answers", { exact: true })
    .setInputFiles({ name: file, mimeType: "text/plain", buffer: content });
  await page.getByText("24 answers to 24 items.").waitFor();
  await page.getByLabel("Name in tables").fill(`Back by ${form}`);
  await evaluation.button("Keep as a predictor").click();
  await evaluation.turnTo("Overview");
  const rows = page.getByRole("region", { name: "Right answers" }).getByRole("row");
  const figuresOf = async (name: string) => {
    const row = rows.filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) });
    return (await row.getByRole("cell").allInnerTexts()).slice(0, 3);
  };
  await expect.poll(() => figuresOf(`Back by ${form}`)).toEqual(await figuresOf("noisy 20"));
  expect((await figuresOf("noisy 20"))[0]).toMatch(/of 24/);
});

test("a model in a chat window is asked sheet by sheet, and its answers are judged like all others", async () => {
  const { page } = open;
  const evaluation = evaluationPage(page);
  await evaluation.turnTo("In and out");
  await page.getByLabel("Name of the model").fill("Chat");
  await page.getByLabel("Items at once").fill("10");
  await evaluation.button("Copy the text with the next 10 items").click();
  const box = page.getByLabel("The text to be copied");
  await page.getByText("The text with 10 items", { exact: true }).click();
  const asked = await box.inputValue();
  expect(asked).toContain("Question 10:");
  expect(asked).not.toContain("Question 11:");
  const reply = Array.from({ length: 9 }, (_, at) => `[ANSWER ${at + 1}]\n1\n[/ANSWER ${at + 1}]`);
  await page.getByLabel("The reply, pasted as a whole").fill(reply.join("\n"));
  await page.getByText("1 question without an answer: 10.").waitFor();
  await evaluation.button("Keep 9 answers").click();
  await page.getByText("Chat has answered 9 of 24 items.").waitFor();
  // What stayed open comes first on the next sheet.
  await evaluation.button("Copy the text with the next 10 items").click();
  const last = /Question 10: .*/.exec(asked)?.[0].replace("Question 10", "Question 1");
  await page.getByText("The text with 10 items", { exact: true }).click();
  expect(await box.inputValue()).toContain(last);
  await evaluation.button("Give this text up").click();
  await evaluation.turnTo("Items");
  const head = page
    .getByRole("grid", { name: "Items and predictors" })
    .getByRole("columnheader", { name: /^Chat/ });
  await head.waitFor();
});

test("a manifest sets the same evaluation up again, one that was altered is refused, and one that differs names the part", async () => {
  const { page, errors, close } = await openPage(browser, `${site.url}#/models`);
  const evaluation = evaluationPage(open.page);
  await evaluation.turnTo("In and out");
  const text = await downloadedBy(open.page, () => evaluation.button("Manifest").click());
  const give = (content: string) =>
    page.getByLabel("Manifest", { exact: true }).setInputFiles({
      name: "manifest.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
  await give(text.replace('"In and out"', '"Other"'));
  await page.getByText("It was changed after it was written: its hash is another one.").waitFor();
  await give(printManifest(changed(text, (manifest) => ({ ...manifest, judges: ["other 1"] }))));
  const differs = page.getByRole("region", { name: "What differs" });
  await differs.waitFor({ timeout: pythonMs });
  expect(await differs.getByRole("rowheader").allInnerTexts()).toEqual(["The judges"]);
  await give(printManifest(changed(text, withOtherPack)));
  await expect
    .poll(() => differs.getByRole("rowheader").allInnerTexts(), { timeout: pythonMs })
    .toEqual(["What is asked about"]);
  await give(text);
  // Those whose answers were brought cannot be asked, and are named.
  await page.getByText(/is set up again without 5 predictors .+Back by CSV/).waitFor({
    timeout: pythonMs,
  });
  await page.getByRole("link", { name: "Open the evaluation" }).click();
  await page.getByRole("heading", { level: 2, name: "In and out" }).waitFor({ timeout: pythonMs });
  const again = evaluationPage(page);
  await again.button("Run all").click();
  await again.stands("Done");
  await evaluation.turnTo("Overview");
  expect((await noisyFigures(page))[0]).toBe((await noisyFigures(open.page))[0]);
  expect(errors).toEqual([]);
  await close();
});

test("what goes in and out has nothing that axe objects to in any theme, and is no wider than the window", async () => {
  const { page } = open;
  const evaluation = evaluationPage(page);
  const { look, findings } = lookerAt(page, "exchange");
  await evaluation.turnTo("In and out");
  await page.getByText("Look at the manifest").click();
  const hostile = `{"item": "<img src=x onerror=alert(1)>", "answer": "1"}\n{"item": 3}\nno json\n`;
  await page.getByLabel("Files with answers", { exact: true }).setInputFiles({
    name: "<b>rows</b>.jsonl",
    mimeType: "text/plain",
    buffer: Buffer.from(hostile),
  });
  await page.getByText("<b>rows</b>.jsonl").first().waitFor();
  await evaluation.button(/^Copy the text with the next/).click();
  await page.getByLabel("The reply, pasted as a whole").fill("1: 5\n2: <script>alert(1)</script>");
  await page.getByRole("region", { name: "What was read" }).waitFor();
  await look("in-and-out");
  expect(findings).toEqual([]);
  expect(open.errors).toEqual([]);
  expect(open.foreignRequests).toEqual([]);
});

/** What the page says of `noisy` under the right answers. */
function noisyFigures(page: Page): Promise<string[]> {
  return page
    .getByRole("region", { name: "Right answers" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: /^noisy 20/ }) })
    .getByRole("cell")
    .allInnerTexts();
}

function changed(text: string, change: (manifest: Manifest) => Manifest): Manifest {
  const read = readManifest(text);
  if (read.kind !== "read") throw new Error("What the page gives is a manifest.");
  return change(read.manifest);
}

function withOtherPack(manifest: Manifest): Manifest {
  return { ...manifest, pack: { ...manifest.pack, sha256: "0".repeat(64) } };
}
