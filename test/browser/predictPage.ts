import type { Locator, Page } from "playwright-core";
import { playgroundPage } from "./playgroundPage.ts";

/** Longest that a run out of sight and the making of questions may take, on a busy machine. */
const preparingMs = 60_000;

/** The kinds of question as the panel names them. */
export type KindName =
  | "Which line runs next"
  | "Which way a test goes"
  | "What a name holds"
  | "A table to fill in"
  | "Which lines run"
  | "The lines in their order"
  | "What is printed"
  | "An input that does it"
  | "How often a line runs"
  | "Which names share an object";

/** What a person does to predict a program, by role and name. */
export interface PredictPage {
  /** The question as it is read, place and all. */
  readonly question: Locator;
  /** The word of the verdict. */
  readonly verdict: Locator;
  readonly check: Locator;
  /** Writes a program, and begins an attempt at questions of these kinds; input is one line each. */
  start(
    source: string,
    kinds: readonly KindName[],
    options?: {
      readonly mode?: "Practice" | "Set" | "Exam";
      readonly size?: number;
      readonly input?: readonly string[];
    },
  ): Promise<void>;
  /** Waits until what was written last is on disk. */
  kept(): Promise<void>;
  /** Waits for the next question, or for the end, and tells which it is. */
  reached(): Promise<"question" | "end">;
  /** Presses Tab until the focus is on a control of that name. */
  tabTo(name: string | RegExp): Promise<void>;
}

/** The predict screen in a page that shows the playground. */
export function predictPage(page: Page): PredictPage {
  const playground = playgroundPage(page);
  const question = page.locator("#task").getByRole("heading", { level: 2 });
  return {
    question,
    verdict: page.locator("#task").getByRole("heading", { level: 3 }).first(),
    check: page.getByRole("button", { name: /^(Check|Show me)$/ }),
    async start(source, kinds, { mode = "Practice", size = 8, input = [] } = {}) {
      await playground.choose("Editor", "Plain text box");
      await playground.write(source);
      if (input.length > 0) {
        await page.getByText("Input and seed").click();
        await page.getByRole("textbox", { name: "Lines for input()" }).fill(input.join("\n"));
      }
      await page.getByRole("button", { name: "Choose what is asked" }).click();
      const panel = page.getByRole("dialog", { name: "Predict this program" });
      await panel.getByRole("button", { name: "Start" }).waitFor();
      for (const box of await panel.getByRole("checkbox").all()) await box.uncheck();
      for (const kind of kinds) await panel.getByRole("checkbox", { name: kind }).check();
      await panel.getByRole("radio", { name: mode }).check();
      await panel.getByRole("combobox", { name: "At most" }).selectOption(`${size} questions`);
      await panel.getByRole("button", { name: "Start" }).click();
      await this.reached();
    },
    async kept() {
      await page.getByRole("button", { name: /Saved in this browser/ }).waitFor();
    },
    async reached() {
      const end = page.getByRole("link", { name: "See the results" });
      await this.check.or(end).first().waitFor({ timeout: preparingMs });
      return (await end.count()) > 0 ? "end" : "question";
    },
    async tabTo(name) {
      const wanted =
        typeof name === "string"
          ? (text: string) => text === name
          : (text: string) => name.test(text);
      const seen: string[] = [];
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press("Tab");
        const found = await focusedName(page);
        if (wanted(found)) return;
        seen.push(found);
      }
      throw new Error(`Tab came by ${seen.join(" | ")}, and never by ${String(name)}`);
    },
  };
}

/** The name of what has the focus, as far as its label tells. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels
        : null;
    const named =
      element?.getAttribute("aria-label") ?? labels?.[0]?.innerText ?? element?.textContent ?? "";
    return named.trim();
  });
}
