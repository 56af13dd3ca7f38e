import type { Locator, Page } from "playwright-core";

/** Longest that Python may take to start, on a machine that is busy with other things. */
const pythonMs = 90_000;

/** What a person does in the playground, by role and name. */
export interface PlaygroundPage {
  readonly heading: Locator;
  readonly timeline: Locator;
  /** Replaces the program in whichever editor is there. */
  write(source: string): Promise<void>;
  /** Presses Trace when Python is ready. */
  trace(): Promise<void>;
  /** Goes to a step, as people count them, by the step box. */
  goTo(step: number): Promise<void>;
  openView(name: "Diagram" | "Table" | "Outline" | "Calls" | "Output"): Promise<void>;
  /** Sets an entry of the settings to one of its choices. */
  choose(setting: string, choice: string): Promise<void>;
}

/** The playground in a page. */
export function playgroundPage(page: Page): PlaygroundPage {
  const editor = page.getByRole("textbox", { name: "Python program" });
  return {
    heading: page.getByRole("heading", { name: /^Step / }),
    timeline: page.getByRole("slider", { name: "Timeline" }),
    async write(source) {
      await page.getByRole("button", { name: "Program", exact: true }).click();
      await editor.click();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("Delete");
      await page.keyboard.insertText(source);
    },
    async trace() {
      await page.getByText("Python is ready").waitFor({ timeout: pythonMs });
      await page
        .getByRole("button", { name: /^Trace/ })
        .first()
        .click();
    },
    async goTo(step) {
      const box = page.getByRole("textbox", { name: "Step", exact: true });
      await box.fill(String(step));
      await box.press("Enter");
    },
    async openView(name) {
      await page.getByRole("tab", { name }).click();
    },
    async choose(setting, choice) {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("combobox", { name: setting }).selectOption({ label: choice });
      await page.getByRole("button", { name: "Close", exact: true }).click();
    },
  };
}
