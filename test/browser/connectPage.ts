import type { Browser, Locator, Page } from "playwright-core";
import type { BrowserContextOptions } from "playwright-core";
import { type OpenPage, openPage } from "./page.ts";

/** Opens the Connect screen in a new profile. */
export async function openConnect(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const open = await openPage(browser, `${url}#/models/connect`, options);
  await open.page.getByRole("heading", { name: "Connect models" }).waitFor();
  return open;
}

/** Adds a server of a kind at an address, and gives its card. */
export async function addServer(page: Page, kind: string, address: string): Promise<Locator> {
  await page.getByRole("button", { name: new RegExp(`^${kind}`) }).click();
  const form = page.getByRole("form", { name: `Add ${kind}` });
  await form.getByLabel("Address").fill(address);
  await form.getByRole("button", { name: "Add it" }).click();
  const card = page.getByRole("region", { name: new RegExp(`^${kind}`) }).last();
  await card.waitFor();
  return card;
}

/** Tests a connection with a model, typed where it isn't listed yet, and gives the sentence of what is the matter. */
export async function testConnection(card: Locator, model = "m-1"): Promise<string> {
  const field = card.getByRole("combobox", { name: "Model", exact: true });
  if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
    await field.selectOption(model);
  } else await field.fill(model);
  await card.getByRole("button", { name: "Test the connection" }).click();
  await card.getByRole("list", { name: "Steps of the test" }).waitFor();
  return card.innerText();
}
