import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import type { KeepingPage } from "./keeping/api.ts";
import { serveSite, type Site } from "./page.ts";

const root = fileURLToPath(new URL("./keeping/", import.meta.url));
const folder = fileURLToPath(new URL("../../.generated/keeping-page/", import.meta.url));

/** Builds and serves the page that has the keeping of the real one and nothing else (`keeping/`). */
export async function openKeepingSite(): Promise<Site> {
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  return serveSite(folder);
}

/** Calls a verb of the page under test there; results are copies. */
export async function call<Verb extends Verbs>(
  page: Page,
  verb: Verb,
  ...values: Parameters<KeepingPage[Verb]>
): Promise<Awaited<ReturnType<KeepingPage[Verb]>>> {
  const result: unknown = await page.evaluate(`keeping.${verb}(...${JSON.stringify(values)})`);
  // The page under test is this project's own and does what its interface says.
  return result as Awaited<ReturnType<KeepingPage[Verb]>>;
}

type Verbs = Exclude<keyof KeepingPage, "attempts" | "data">;
