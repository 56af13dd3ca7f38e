import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { Brought } from "./journeys.ts";

/** Longest that Python may take to start and to run some small programs, on a machine that is busy with other things. */
export const pythonMs = 60_000;

const folder = new URL("../../packs/files/", import.meta.url);

/** What the set's screen says when no truth is left to compute. */
export const allKnown = /^([\d,]+) of \1 truths? known$/;

/** A file as a test makes it. */
export interface MadeFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Brings files of this repository onto the screen, in the way that is named. `label` is that of the choosers. */
export async function bring(page: Page, label: string, { way, paths }: Brought): Promise<void> {
  const found = paths.map((path) => fileURLToPath(new URL(path, folder)));
  switch (way) {
    case "drop":
      await drop(
        page,
        found.map((path) => ({
          name: path.slice(path.lastIndexOf("/") + 1),
          content: readFileSync(path),
        })),
      );
      return;
    case "files":
      await page.getByLabel(label, { exact: true }).setInputFiles(found);
      return;
    case "folder":
      await page.getByLabel(`${label}, a folder`).setInputFiles(found[0] ?? []);
      return;
    case "paste":
      await page.getByRole("button", { name: "Paste text" }).click();
      await page.getByLabel(`${label}, pasted`).fill(readFileSync(found[0] ?? "", "utf8"));
      await page.getByRole("button", { name: "Read the text" }).click();
  }
}

/** Lets go files over the page, as a person who dragged them there. */
export async function drop(page: Page, files: readonly MadeFile[]): Promise<void> {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    },
    files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString("base64") })),
  );
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

/** Keeps what was read under a name, and waits until the set is open. */
export async function keep(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("heading", { level: 2, name }).waitFor();
}

/** Computes the truths of the open set until all are known. */
export async function compute(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compute the truths" }).click();
  await page.getByText(allKnown).waitFor({ timeout: pythonMs });
}

/** The text of what a button gives to download. */
export async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}
