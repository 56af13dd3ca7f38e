import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { downloadedBy, evaluationPage, pythonMs, tabTo } from "./evaluations/evaluationPage.ts";
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

describe("somebody with nothing configured", () => {
  test("evaluates floors, guard-peek and noisy offline, finds a wrong answer beside the run, compares and takes all away", async () => {
    const { page, errors, foreignRequests, close } = await openPage(
      browser,
      `${site.url}#/models/new`,
    );
    const evaluation = evaluationPage(page);
    await evaluation.plan({ add: ["guard-peek", "noisy"], title: "Offline" });
    await page.context().setOffline(true);
    await evaluation.run("Offline");
    await evaluation.stands("Done");
    for (const name of ["always", "prior", "guard-peek", /^noisy/]) {
      await page
        .getByRole("region", { name: "Right answers" })
        .getByRole("rowheader", { name })
        .waitFor();
    }
    expect(await page.getByText(/simulated/).count()).toBeGreaterThan(0);

    await evaluation.turnTo("Items");
    const grid = page.getByRole("grid", { name: "Items and predictors" });
    await page.getByLabel("How they stand").selectOption({ label: "Only guard-peek right" });
    await grid
      .getByRole("gridcell", { name: /^wrong/ })
      .first()
      .click();
    await page.getByText("What Python did", { exact: true }).waitFor();
    await page.getByText("Here the answer first leaves Python:").waitFor({ timeout: pythonMs });
    const parted = await page.getByText(/^step \d+$/).innerText();
    await page.getByRole("heading", { level: 5, name: new RegExp(`^${parted} of`, "i") }).waitFor();

    await evaluation.turnTo("Comparison");
    const comparison = page.getByRole("region", { name: "Comparison" });
    await comparison.getByLabel(/^Compare/).selectOption({ label: "guard-peek" });
    await comparison.getByLabel(/^with/).selectOption({ label: "prior" });
    await comparison
      .getByText(/95 % interval .+ to /)
      .first()
      .waitFor();
    await comparison.getByText("All 6 pairs").click();
    await expect
      .poll(() => comparison.getByRole("rowheader", { name: / against / }).count())
      .toBe(6);
    await comparison
      .getByText(/uses the truth/)
      .first()
      .waitFor();
    await evaluation.turnTo("In and out");
    const rows = await downloadedBy(page, () =>
      page.getByRole("button", { name: "JSONL", exact: true }).click(),
    );
    expect(rows.trimEnd().split("\n").length).toBeGreaterThan(100);
    // A weight of a typeface that nothing has needed before is not there without a network; other faces stand in.
    expect(errors.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  test("runs a first evaluation and looks at an answer with the keyboard alone", async () => {
    const { page, errors, close } = await openPage(browser, `${site.url}#/models`);
    await page.getByRole("button", { name: "Evaluate these four" }).waitFor();
    await tabTo(page, "button", "Evaluate these four");
    await page.keyboard.press("Enter");
    await evaluationPage(page).stands("Done");
    await tabTo(page, "tab", "Overview");
    await page.keyboard.press("ArrowRight");
    await tabTo(page, "grid", "Items and predictors");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ""))
      .toMatch(/^Item \d+ of \d+/);
    expect(errors).toEqual([]);
    await close();
  });
});
