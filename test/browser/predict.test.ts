import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChrome, openPage, serveSite, type OpenPage, type Site } from "./page.ts";
import { playgroundPage } from "./playgroundPage.ts";
import { predictPage, type PredictPage } from "./predictPage.ts";

let site: Site;
let browser: Browser;
let opened: OpenPage;
let page: Page;
let predict: PredictPage;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChrome();
  opened = await openPage(browser, site.url);
  page = opened.page;
  predict = predictPage(page);
});

afterAll(async () => {
  await opened.close();
  await browser.close();
  await site.close();
});

const next = () => page.getByRole("button", { name: /^(Continue|Finish)$/ });

/** Everything that the page holds as text: its elements, their attributes, and what stands in its fields. */
function everythingInThePage(): Promise<string> {
  return page.evaluate(() => {
    const fields = [
      ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea"),
    ];
    return [document.documentElement.outerHTML, ...fields.map((field) => field.value)].join("\n");
  });
}

/** What Python makes of the program below appears in no line of it. */
const secret = `word = "zq"
seed = 7919
product = seed * 104729
text = word.upper() + "-" + word[::-1]
if product % 2 == 1:
    text = text + str(product)
print(text)
`;
const truths = ["829348951", "ZQ-qz"];

describe("before an answer is committed", () => {
  test("what Python had is nowhere in the page, and after the last one it is", async () => {
    await predict.start(secret, ["What a name holds", "What is printed", "Which way a test goes"]);
    let questions = 0;
    let revealed: string[] = [];
    do {
      const seen = await everythingInThePage();
      // What an earlier answer gave away may be seen.
      expect(truths.filter((truth) => seen.includes(truth) && !revealed.includes(truth))).toEqual(
        [],
      );
      await page.getByRole("radio", { name: /^Not sure/ }).check();
      await predict.check.click();
      await next().waitFor();
      const after = await everythingInThePage();
      revealed = truths.filter((truth) => revealed.includes(truth) || after.includes(truth));
      questions += 1;
      await next().click();
    } while ((await predict.reached()) === "question");
    expect(questions).toBeGreaterThanOrEqual(3);
    await page.locator("summary").first().click();
    const end = await everythingInThePage();
    expect(truths.filter((truth) => end.includes(truth))).toEqual(truths);
  });
});

describe("the modes", () => {
  const program = "a = 3\nb = a * 2\nb = b + a\nc = b - 1\n";

  test("a set says when feedback comes, and gives it at the end", async () => {
    await page.getByRole("link", { name: "Playground" }).click();
    await predict.start(program, ["What a name holds"], { mode: "Set", size: 4 });
    do {
      await page.locator("#task").getByRole("textbox").first().fill("1");
      await predict.check.click();
      await next().waitFor();
      expect(await predict.verdict.textContent()).toBe("Kept");
      await page.getByText(/[Ww]hat Python had comes (after|now)/).waitFor();
      await next().click();
    } while ((await predict.reached()) === "question");
    expect(await page.getByText("Python had something else").count()).toBeGreaterThan(0);
  });

  test("an exam shows nothing, and cannot be begun again", async () => {
    await page.getByRole("link", { name: "Playground" }).click();
    await predict.start(program, ["What a name holds"], { mode: "Exam", size: 4 });
    do {
      await page.locator("#task").getByRole("textbox").first().fill("1");
      await predict.check.click();
      await page.getByText("Nothing is shown in an exam.").waitFor();
      await next().click();
    } while ((await predict.reached()) === "question");
    expect(await page.getByText("Python had").count()).toBe(0);
    expect(await page.getByRole("button", { name: "The same again" }).count()).toBe(0);
  });
});

describe("an answer that cannot be read", () => {
  test("is told at once with its place, is taken as it is, and nothing of it runs", async () => {
    await page.getByRole("link", { name: "Playground" }).click();
    await predict.start("a = 3\nb = a * 2\nb = b + a\n", ["What a name holds"], { size: 4 });
    const field = page.locator("#task").getByRole("textbox").first();
    await field.fill("__import__('os')");
    await page.getByText("This is no value that Python writes.").waitFor();
    await field.fill("[1, 2");
    await page.getByText("Something that is opened here is not closed").waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.press("ControlOrMeta+z");
    expect(await field.inputValue()).toBe("__import__('os')");
    await predict.check.click();
    await next().waitFor();
    expect(await predict.verdict.textContent()).toBe("Could not be read");
  });
});

describe("going elsewhere", () => {
  test("and back loses nothing, by the navigation and by the back button", async () => {
    await next().click();
    await predict.reached();
    const question = await predict.question.textContent();
    await page.locator("#task").getByRole("textbox").first().fill("[1, 2");
    await page.getByRole("link", { name: "Results" }).click();
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await page.getByRole("link", { name: "Playground" }).click();
    await page.getByRole("link", { name: "Back to the questions" }).click();
    await predict.reached();
    expect(await predict.question.textContent()).toBe(question);
    expect(await page.locator("#task").getByRole("textbox").first().inputValue()).toBe("[1, 2");
    await page.goBack();
    await page.getByRole("button", { name: "Predict this" }).waitFor();
    await page.goForward();
    await predict.reached();
    expect(await predict.question.textContent()).toBe(question);
  });

  test("to an attempt that is not there says so", async () => {
    await page.goto(`${site.url}#/predict/nowhere`);
    await page.getByText("This browser has no such attempt.").waitFor();
    await page.getByRole("link", { name: "To the playground" }).click();
    await page.getByRole("button", { name: "Predict this" }).waitFor();
    expect(new URL(page.url()).hash).toBe("#/");
  });
});

describe("a step of one's own choice", () => {
  test("is added by the key p, listed, taken out, and asked about", async () => {
    const playground = playgroundPage(page);
    await playground.write("a = 3\nb = a * 2\nc = b - a\nd = c + b\n");
    await playground.trace();
    await playground.heading.waitFor();
    const chips = page.getByRole("list", { name: "Questions will be asked at" });
    for (const step of [3, 5]) {
      await playground.goTo(step);
      await page.getByRole("heading", { name: `Step ${step} of` }).waitFor();
      await playground.timeline.focus();
      await page.keyboard.press("p");
      await chips.getByText(`step ${step}, line ${step - 1}`).waitFor();
    }
    await page.getByRole("button", { name: "Ask nothing at step 5" }).click();
    expect(await chips.getByRole("listitem").count()).toBe(1);
    await page.getByRole("button", { name: "Choose what is asked" }).click();
    const panel = page.getByRole("dialog", { name: "Predict this program" });
    await panel.getByRole("button", { name: "Start" }).waitFor();
    for (const box of await panel.getByRole("checkbox").all()) await box.uncheck();
    await panel.getByRole("checkbox", { name: "Which way a test goes" }).check();
    await panel.getByRole("button", { name: "Start" }).click();
    await predict.reached();
    expect(await predict.question.textContent()).toContain("Line 2");
    expect(opened.errors).toEqual([]);
  });
});
