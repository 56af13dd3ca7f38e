import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tinyGguf } from "../models/fixture/gguf.ts";
import { evaluationPage, pythonMs } from "./evaluations/evaluationPage.ts";
import { launchChrome, openPage, serveSite, type Site } from "./page.ts";

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

describe("an evaluation with a model that is on this machine", () => {
  test("asks a GGUF file in the page, and no server, until each cell has come to a named end", async () => {
    const { page, errors, foreignRequests, close } = await openPage(
      browser,
      `${site.url}#/models/connect`,
    );
    const evaluation = evaluationPage(page);
    const buffer = Buffer.from(tinyGguf());
    await page
      .getByLabel("GGUF files")
      .setInputFiles({ name: "tiny.gguf", mimeType: "application/octet-stream", buffer });
    await page.getByText("tiny fixture is loaded, 355 kB").waitFor({ timeout: pythonMs });
    await evaluation.go("New evaluation");
    const label = "tiny fixture (in the page)";
    await evaluation.plan({ add: [label], items: 3, title: "In the page" });
    await page.getByRole("textbox", { name: "Most tokens", exact: true }).fill("24");
    await page.getByText("Few programs:").waitFor();
    await evaluation.run("In the page");
    await evaluation.stands("Done");
    const row = page
      .getByRole("region", { name: "Right answers" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: label }) });
    expect(await row.innerText()).toMatch(/\d (read|unparsed|truncated|refused|empty)/);

    await evaluation.turnTo("Items");
    await page
      .getByRole("grid", { name: "Items and predictors" })
      .getByRole("gridcell")
      .filter({ hasText: /\S/ })
      .last()
      .click();
    await page.getByText("The reply, as it came").waitFor();
    await page.getByText("What Python did", { exact: true }).waitFor();
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("asks the browser's own model, and shows what it said", async () => {
    const { page, errors, close } = await openPage(browser, site.url);
    await page.addInitScript(() => {
      const session = {
        destroy() {},
        clone: () => Promise.resolve(session),
        promptStreaming() {
          return new ReadableStream({
            start(controller) {
              for (const piece of ["I think so. [ANS", "WER] 42 [/ANSWER]"]) {
                controller.enqueue(piece);
              }
              controller.close();
            },
          });
        },
      };
      Reflect.set(globalThis, "LanguageModel", {
        availability: () => Promise.resolve("available"),
        create: () => Promise.resolve(session),
      });
    });
    await page.goto(`${site.url}#/models/new`);
    await page.reload();
    const evaluation = evaluationPage(page);
    const label = /not identified/;
    await page.getByRole("button", { name: /^Add .*not identified/ }).click();
    await evaluation.plan({ add: [], items: 4, title: "The browser’s own" });
    await evaluation.run("The browser’s own");
    await evaluation.stands("Done");
    const row = page
      .getByRole("region", { name: "Right answers" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: label }) });
    await row.waitFor();
    await evaluation.turnTo("Items");
    await page.getByRole("gridcell").filter({ hasText: /\S/ }).last().click();
    await page.getByText("I think so. ").first().waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});
