import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { openPage } from "./page.ts";
import { predictPage, type KindName, type PredictPage } from "./predictPage.ts";

const source = `def double(x):
    y = x * 2
    return y


total = 0
for n in [3, 5]:
    total += double(n)
    if total > 10:
        print("big", total)
copy = [total]
other = copy
other.append(1)
print(total, copy)
`;

/** A program of which some lines never run, and those that do. */
const branches = `level = 7
if level > 10:
    print("high")
    level = 10
elif level > 5:
    print("middle")
else:
    print("low")
print(level)
`;
const branchLines = [1, 2, 5, 6, 9];

/** What comes after each line and visit of the program. */
const nextLines: { readonly [place: string]: string } = {
  "1": "6",
  "6": "7",
  "7": "8",
  "8": "call double",
  "2": "3",
  "3": "return 8",
  "9": "7",
  "7 second": "8",
  "8 second": "call double",
  "2 second": "3",
  "3 second": "return 8",
  "9 second": "10",
  "10": "7",
  "7 third": "11",
  "11": "12",
  "12": "13",
  "13": "14",
  "14": "end",
};
const tests: { readonly [place: string]: string } = {
  "7": "Yes: there is a next item, and the body runs",
  "7 second": "Yes: there is a next item, and the body runs",
  "7 third": "No: there is no item left, and the loop ends",
  "9": "It is false",
  "9 second": "It is true",
};
/** What names hold when a line has run. */
const values: { readonly [place: string]: string } = {
  "6 total": "0",
  "7 n": "3",
  "7 second n": "5",
  "7 third n": "5",
  "8 total": "6",
  "8 second total": "16",
  "8 x": "3",
  "8 second x": "5",
  "2 y": "6",
  "2 second y": "10",
  "11 copy": "[16]",
  "12 other": "[16]",
  "13 copy": "[16, 1]",
  "13 other": "[16, 1]",
};
const counts: { readonly [line: string]: string } = {
  "2": "2",
  "3": "2",
  "7": "3",
  "8": "2",
  "9": "2",
};

/** Answers the question that is on, as Python would, without committing it. */
type Answer = (page: Page, predict: PredictPage, question: string) => Promise<void>;

/** `7 second` out of `Line 7 is about to run for the second time. …` */
function placeOf(question: string): string {
  const [, line = "", visit] =
    /[Ll]ine (\d+) is (?:about to run|running)(?: for the (\w+) time)?/.exec(question) ?? [];
  return visit === undefined ? line : `${line} ${visit}`;
}

function known(answers: { readonly [key: string]: string }, key: string): string {
  const found = answers[key];
  if (found === undefined) throw new Error(`the test does not know “${key}”`);
  return found;
}

const nameAsked = (question: string) => /What is (\w+) /i.exec(question)?.[1] ?? "";

/** For each kind, how its questions are answered as Python would. */
export const kinds: readonly {
  readonly kind: KindName;
  /** The program that is asked about, where it is another one. */
  readonly source?: string;
  readonly mouse: Answer;
  readonly keyboard: Answer;
}[] = [
  {
    kind: "Which line runs next",
    async mouse(page, _, question) {
      const answer = known(nextLines, placeOf(question));
      const [word = "", operand = ""] = answer.split(" ");
      if (word === "call") {
        await page
          .getByRole("combobox", { name: "The function that it calls" })
          .selectOption(operand);
      } else if (word === "return") {
        await page.getByRole("textbox", { name: "The line that it returns to" }).fill(operand);
      } else if (word === "end")
        await page.getByRole("radio", { name: "The program ends" }).check();
      else await page.getByRole("button", { name: `Line ${answer}: ` }).click();
    },
    async keyboard(page, predict, question) {
      const answer = known(nextLines, placeOf(question));
      const [word = "", operand = ""] = answer.split(" ");
      if (word === "call") {
        await predict.tabTo("The function that it calls");
        await page.keyboard.type(operand);
      } else if (word === "return") {
        await predict.tabTo("The line that it returns to");
        await page.keyboard.type(operand);
      } else if (word === "end") {
        await predict.tabTo(/The program ends|Line, chosen/);
        await page.keyboard.press("ArrowUp");
      } else {
        await predict.tabTo("The line that runs next");
        await page.keyboard.type(`${answer}:`);
      }
    },
  },
  {
    kind: "Which way a test goes",
    async mouse(page, _, question) {
      await page.getByRole("radio", { name: known(tests, placeOf(question)) }).check();
    },
    async keyboard(page, predict, question) {
      const answer = known(tests, placeOf(question));
      await predict.tabTo(/^(Yes: there is a next item|It is true)/);
      await page.keyboard.press("Space");
      if (/false|No:/.test(answer)) await page.keyboard.press("ArrowDown");
    },
  },
  {
    kind: "What a name holds",
    async mouse(page, _, question) {
      const name = nameAsked(question);
      await page
        .getByRole("textbox", { name, exact: true })
        .fill(known(values, `${placeOf(question)} ${name}`));
    },
    async keyboard(page, predict, question) {
      const name = nameAsked(question);
      await predict.tabTo(name);
      await page.keyboard.type(known(values, `${placeOf(question)} ${name}`));
    },
  },
  {
    kind: "The lines in their order",
    async mouse(page) {
      const lines = [1, 6, 7, 8, 2, 3, 9, 7, 8, 2, 3, 9, 10, 7, 11, 12, 13, 14];
      for (const line of lines) {
        await page.getByRole("button", { name: `Add line ${line}: ` }).click();
      }
      await page.getByText("Reads as 18 lines.").waitFor();
    },
    async keyboard(page, predict) {
      await predict.tabTo("Lines in their order");
      await page.keyboard.type("1 6 (7 8 2 3 9)x2 10 7 11 12 13 14");
      await page.getByText("Reads as 18 lines.").waitFor();
    },
  },
  {
    kind: "Which lines run",
    source: branches,
    async mouse(page) {
      for (const line of branchLines) {
        await page.getByRole("button", { name: new RegExp(`^Line ${line}: .*, runs$`) }).click();
      }
      await page.getByText(/^You say that .* never runs?\.$/).waitFor();
    },
    async keyboard(page, predict) {
      await predict.tabTo("Lines that run");
      await page.keyboard.type(branchLines.join(" "));
    },
  },
  {
    kind: "What is printed",
    async mouse(page) {
      await page.getByRole("textbox", { name: "It prints" }).fill("big 16\n16 [16, 1]\n");
    },
    async keyboard(page, predict) {
      await predict.tabTo("It prints");
      await page.keyboard.type("big 16\n16 [16, 1]");
    },
  },
  {
    kind: "How often a line runs",
    async mouse(page, _, question) {
      const line = /line (\d+)/.exec(question)?.[1] ?? "";
      await page.getByRole("textbox", { name: "Times" }).fill(known(counts, line));
    },
    async keyboard(page, predict, question) {
      await predict.tabTo("Times");
      await page.keyboard.type(known(counts, /line (\d+)/.exec(question)?.[1] ?? ""));
    },
  },
  {
    kind: "Which names share an object",
    async mouse(page) {
      for (const group of await page.getByRole("radiogroup", { name: / and / }).all()) {
        const isShared = (await group.getAttribute("aria-label")) === "copy and other";
        await group.getByRole("radio", { name: isShared ? "one object" : "two objects" }).check();
      }
    },
    async keyboard(page, predict) {
      const groups = await page.getByRole("radiogroup", { name: / and / }).all();
      for (const group of groups) {
        const isShared = (await group.getAttribute("aria-label")) === "copy and other";
        await predict.tabTo(/^(one object|two objects)$/);
        await page.keyboard.press("Space");
        if (!isShared) await page.keyboard.press("ArrowRight");
      }
    },
  },
  {
    kind: "An input that does it",
    async mouse(page) {
      const goal = Number(await page.locator("#task pre").textContent());
      await page.getByRole("textbox", { name: "x", exact: true }).fill(String(goal / 2));
    },
    async keyboard(page, predict) {
      const goal = Number(await page.locator("#task pre").textContent());
      await predict.tabTo("x");
      await page.keyboard.type(String(goal / 2));
    },
  },
  {
    kind: "A table to fill in",
    async mouse(page) {
      for (const cell of await page.getByRole("table").getByRole("textbox").all()) {
        await cell.fill(cellValue((await cell.getAttribute("aria-label")) ?? ""));
      }
    },
    async keyboard(page, predict) {
      const cells = await page.getByRole("table").getByRole("textbox").all();
      for (const cell of cells) {
        const label = (await cell.getAttribute("aria-label")) ?? "";
        await predict.tabTo(label);
        await page.keyboard.type(cellValue(label));
      }
    },
  },
];

/** The value of a cell like `line 8, second time: total`. */
function cellValue(label: string): string {
  const [, line = "", visit, name = ""] = /^line (\d+)(?:, (\w+) time)?: (.+)$/.exec(label) ?? [];
  if (name === "printed") return "big 16";
  return known(values, [line, ...(visit === undefined ? [] : [visit]), name].join(" "));
}

/** How the answer is committed and left behind, by mouse and by keyboard. */
async function commitBy(by: "mouse" | "keyboard", page: Page, predict: PredictPage): Promise<void> {
  if (by === "mouse") {
    await page.getByRole("radio", { name: /^Certain/ }).check();
    await predict.check.click();
    return;
  }
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("4");
  await page.keyboard.press("Control+Enter");
}

/** Where a journey is made: one page for all kinds, so that Python starts once. */
export interface Journey {
  readonly page: Page;
  readonly predict: PredictPage;
  readonly errors: readonly string[];
  readonly foreignRequests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the page in which the journeys are made. */
export async function openJourney(browser: Browser, url: string): Promise<Journey> {
  const opened = await openPage(browser, url);
  return { ...opened, predict: predictPage(opened.page) };
}

/** Answers all questions of a kind as Python would, with a reload before the first commit, and sees that all are right. */
export async function answerAll(
  { page, predict }: Journey,
  { kind, source: program = source, ...answers }: (typeof kinds)[number],
  by: "mouse" | "keyboard",
): Promise<void> {
  await page.getByRole("link", { name: "Playground" }).click();
  await predict.start(program, [kind], { size: 4 });
  const onward = page.getByRole("button", { name: /^(Continue|Finish)$/ });
  const told = async () => (await predict.question.textContent()) ?? "";
  let reloaded = false;
  do {
    const question = await told();
    await answers[by](page, predict, question);
    if (!reloaded) {
      reloaded = true;
      await predict.kept();
      await page.reload();
      await predict.reached();
      // What was written is there again, at the same question.
      expect(await told()).toBe(question);
      expect(await predict.check.getAttribute("aria-disabled")).toBeNull();
      if (by === "keyboard") await predict.tabTo("Check");
    }
    await commitBy(by, page, predict);
    await onward.waitFor();
    expect(await predict.verdict.textContent()).toMatch(/^(As Python|Kept)$/);
    if (by === "mouse") await onward.click();
    else await page.keyboard.press("Control+Enter");
  } while ((await predict.reached()) === "question");
  await page.getByRole("heading", { name: "All as Python had them" }).waitFor();
}
