import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** Longest that Python may take to start and to run some small programs, on a machine that is busy with other things. */
export const pythonMs = 100_000;

/** A server as a person gives it to the page. */
export interface GivenServer {
  /** As the page calls its kind: `vLLM`. */
  readonly kind: string;
  readonly address: string;
  readonly model: string;
  readonly key?: string;
}

/** What is asked, where it is not what the form begins with. */
export interface Wishes {
  /** Players and models to add to the two floors, by the name on their button. */
  readonly add: readonly string[];
  /** How many items; all where it is left out. */
  readonly items?: number;
  readonly title: string;
}

type EvaluationPart = "Overview" | "Items" | "Comparison" | "In and out";

/** The screens of evaluations, by what a person sees of them. */
export function evaluationPage(page: Page) {
  /** Where the open evaluation stands: `Running. 12 of 40 answers.` */
  const standing = page
    .locator("header p")
    .filter({ hasText: /^[A-Z][a-z 0-9]+\. / })
    .first();
  return {
    standing,
    button: (name: string | RegExp) => page.getByRole("button", { name, exact: true }),
    /** Goes to one of the three tabs. */
    async go(tab: "Evaluations" | "New evaluation" | "Connect models"): Promise<void> {
      await page
        .getByRole("navigation", { name: "Models" })
        .getByRole("link", { name: tab })
        .click();
    },
    /** Connects a server, without a test of it. */
    async connect({ kind, address, model, key }: GivenServer): Promise<void> {
      await page.getByRole("button", { name: new RegExp(`^${kind}`) }).click();
      const form = page.getByRole("form", { name: `Add ${kind}` });
      await form.getByLabel("Address").fill(address);
      await form.getByRole("button", { name: "Add it" }).click();
      const card = page.getByRole("region", { name: new RegExp(`^${kind}`) }).last();
      if (key !== undefined) await card.getByLabel(/^Key/).fill(key);
      await card.getByLabel("Model", { exact: true }).fill(model);
      await card.getByLabel("Model", { exact: true }).press("Tab");
      if (key !== undefined) await card.getByRole("button", { name: "Use this key" }).click();
    },
    /** Fills the form in, until the pack is open and nothing stands against beginning. */
    async plan({ add, items, title }: Wishes): Promise<void> {
      for (const name of add) {
        await page.getByRole("button", { name: `Add ${name}`, exact: true }).click();
      }
      if (items !== undefined) await page.getByLabel(/^How many items/).fill(String(items));
      await page.getByLabel("Name", { exact: true }).fill(title);
      await page.getByText("Interval, 95 %").waitFor({ timeout: pythonMs });
    },
    /** Runs what was planned. */
    async run(title: string): Promise<void> {
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("heading", { level: 2, name: title }).waitFor({ timeout: pythonMs });
    },
    /** Turns to a part of the open evaluation. */
    async turnTo(part: EvaluationPart): Promise<void> {
      await page.getByRole("tab", { name: part, exact: true }).click();
    },
    /** Waits until the open evaluation stands so: `Done`. */
    async stands(word: string, timeout = pythonMs): Promise<void> {
      await page.getByText(`${word}.`, { exact: true }).first().waitFor({ timeout });
    },
  };
}

/** The text of a file that a press of something gives. */
export async function downloadedBy(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await download.path(), "utf8");
}

/** Presses Tab until something has the focus; throws where it is not among so many stops. */
export async function tabTo(
  page: Page,
  role: "button" | "link" | "grid" | "tab",
  name: string,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${name}.`);
}
