import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allKnown, bring, compute, drop, keep, pythonMs } from "./benchmarks/benchmarkPage.ts";
import { launchChrome, openPage, serveSite, type OpenPage, type Site } from "./page.ts";

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

const opened = (): Promise<OpenPage> => openPage(browser, `${site.url}#/benchmarks`);

/** Rows of our own form; each program is asked for what it prints. */
function rowsOf(programs: readonly string[]): string {
  return programs
    .map((code, index) => `${JSON.stringify({ id: `t${index}`, ask: "output", code })}\n`)
    .join("");
}

/** How many truths are known, as the page says. */
async function knownTruths(page: Page): Promise<number> {
  const words = await page.getByText(/^\d+ of \d+ truths? known/).innerText();
  return Number(/^\d+/.exec(words)?.[0]);
}

describe("bad files", () => {
  test("a file of 200 MB is read with its progress told, and given up when asked", async () => {
    const { page, errors, close } = await opened();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    const data = await page.evaluateHandle(() => {
      const row = `${JSON.stringify({ id: "x", ask: "output", code: `x = 1${" ".repeat(900)}` })}\n`;
      const piece = new Blob([row.repeat(1_000)]);
      const transfer = new DataTransfer();
      const pieces = Array.from({ length: Math.ceil(200_000_000 / piece.size) }, () => piece);
      transfer.items.add(new File(pieces, "big.jsonl"));
      return transfer;
    });
    await page.dispatchEvent("main", "drop", { dataTransfer: data });
    await page.getByText(/of 20\d\.\d MB · [\d,]+ rows/).waitFor({ timeout: pythonMs });
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    await page.getByText("No benchmark yet.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test("a truncated gzip and a bad line are named with file and line, and the rest is kept", async () => {
    const { page, errors, close } = await opened();
    const rows = rowsOf(Array.from({ length: 2_000 }, (_, index) => `print(${index * 7_919})`));
    const packed = gzipSync(rows);
    await drop(page, [
      { name: "cut.jsonl.gz", content: packed.subarray(0, packed.length / 2) },
      { name: "bad.jsonl", content: '{"id":"b","ask":"output","code":"print(1)"}\n{"id":\n' },
    ]);
    await page.getByRole("heading", { name: /^Found Foretrace JSONL: [\d,]+ tasks/ }).waitFor();
    const rejected = page.getByRole("list", { name: "Rejected rows" });
    await rejected.getByText(/^cut\.jsonl, line [\d,]+$/).waitFor();
    await rejected.getByText("bad.jsonl, line 2", { exact: true }).waitFor();
    await keep(page, "The rest");
    await page.getByLabel("Search tasks").fill("b");
    await page.getByRole("listbox", { name: "Tasks" }).getByText("b", { exact: true }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test("a file of no benchmark is asked about, and what was chosen wrongly can be chosen again", async () => {
    const { page, errors, close } = await opened();
    await drop(page, [{ name: "what.jsonl", content: '{"answer": 42}\n' }]);
    await page.getByRole("heading", { name: "Which benchmark is what" }).waitFor();
    await page.getByRole("button", { name: /^MBPP/ }).click();
    await page.getByRole("heading", { name: "Nothing to keep in what" }).waitFor();
    await page.getByText("what.jsonl, line 1", { exact: true }).waitFor();
    await page.getByText("Read it as another benchmark").click();
    await page.getByRole("button", { name: /^HumanEval/ }).click();
    await page.getByText("is a task of HumanEval").waitFor();
    await page.getByRole("button", { name: "Choose other files" }).click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("bad programs", () => {
  test("an endless one, and those that need numpy or the network, are named and the rest is computed", async () => {
    const { page, errors, foreignRequests, close } = await opened();
    await drop(page, [
      {
        name: "programs.jsonl",
        content: rowsOf([
          "print(1 + 1)",
          "import numpy\nprint(numpy.ones(2))",
          "while True:\n    pass",
          'import urllib.request\nurllib.request.urlopen("http://example.org")',
          'import socket\nsocket.create_connection(("127.0.0.1", 9))\nprint("connected")',
          "print(2 + 2)",
        ]),
      },
    ]);
    await keep(page, "Bad programs");
    await compute(page);
    const truths = page.getByRole("region", { name: "Truths" });
    await truths.getByText(": 2 computed here, 4 unavailable.").waitFor();
    const reasons = await truths.getByRole("listitem").allInnerTexts();
    expect(reasons.join("\n")).toContain("need the module numpy");
    expect(reasons.join("\n")).toContain("need the module urllib");
    expect(reasons.join("\n")).toMatch(/end|limit/);
    await truths.getByRole("button", { name: "Show them" }).click();
    const tasks = page.getByRole("region", { name: "Tasks" });
    await tasks.getByText("4 of 6 tasks").waitFor();
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("truths that were computed outlast a reload in the middle, and computing goes on from there", async () => {
    const { page, errors, close } = await opened();
    const slow = Array.from(
      { length: 400 },
      (_, index) => `total = ${index}\nfor n in range(1_000):\n    total += n\nprint(total)`,
    );
    await drop(page, [{ name: "slow.jsonl", content: rowsOf(slow) }]);
    await keep(page, "Slow programs");
    await page.getByRole("button", { name: "Compute the truths" }).click();
    await page.getByText(/^[1-9]\d* of 400 truths known/).waitFor({ timeout: pythonMs });
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Go on computing" }).waitFor({ timeout: pythonMs });
    const paused = await knownTruths(page);
    await page.getByRole("button", { name: "Go on computing" }).click();
    await page.waitForFunction(
      (before) => {
        const known = /^(\d+) of 400/m.exec(document.querySelector("main")?.innerText ?? "");
        return Number(known?.[1]) > before;
      },
      paused,
      { timeout: pythonMs },
    );
    await page.reload();
    await page.getByRole("heading", { level: 2, name: "Slow programs" }).waitFor();
    expect(await knownTruths(page)).toBeGreaterThanOrEqual(paused);
    const goOn = page.getByRole("button", { name: "Go on computing" });
    if (await goOn.isVisible()) await goOn.click();
    await page.getByText(allKnown).waitFor({ timeout: pythonMs });
    await page.getByText(": 400 computed here, 0 unavailable.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("by keyboard alone", () => {
  test("text is pasted, read and kept, a task picked, and the set deleted when asked twice", async () => {
    const { page, errors, close } = await opened();
    await page.getByRole("button", { name: "Paste text" }).press("Enter");
    await page.getByLabel("Benchmark files, pasted").focus();
    await page.keyboard.insertText(rowsOf(["print(1)", "print(2)", "print(3)"]));
    await page.getByRole("link", { name: "Results" }).press("Enter");
    await page.getByRole("link", { name: "Benchmarks" }).press("Enter");
    await page.getByLabel("Benchmark files, pasted").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^Found Foretrace JSONL: 3 tasks/ }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("By keys");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "By keys" }).waitFor();
    const list = page.getByRole("listbox", { name: "Tasks" });
    await list.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await list.getByRole("option", { name: "t1", selected: true }).waitFor();
    await page.getByRole("link", { name: "All benchmarks" }).press("Enter");
    await page.getByRole("button", { name: "Delete By keys" }).press("Enter");
    await page.getByRole("button", { name: "Keep it" }).press("Enter");
    await page.getByRole("button", { name: "Delete By keys" }).press("Enter");
    await page.getByRole("button", { name: "Delete it" }).press("Enter");
    await page.getByText("No benchmark yet.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("a set that is not there", () => {
  test("is said to be missing, with the way to the others", async () => {
    const { page, errors, close } = await openPage(browser, `${site.url}#/benchmarks/gone`);
    await page.getByRole("heading", { name: "No such benchmark" }).waitFor();
    await page.getByRole("link", { name: "All benchmarks" }).click();
    await bring(page, "Benchmark files", { way: "files", paths: ["own/own.jsonl"] });
    await page.getByRole("heading", { name: /^Found/ }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});
