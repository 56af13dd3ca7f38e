/**
 * `npm run bench:browser`: what recording, reading and starting cost in Chromium, by the built page.
 *
 * Words of the command line: `--rounds N` (default 5), `--only costs|long|views|start|reval|evaluation` (several times), `--json`.
 */
import { parseArgs } from "node:util";
import { buildPageIfStale } from "../../scripts/page-build.mjs";
import { launchChrome, openPage, serveSite } from "../browser/page.ts";
import { measureBrowserCosts } from "./browserCosts.ts";
import { measureEvaluation } from "./browserEvaluation.ts";
import { measureBrowserLong } from "./browserLong.ts";
import { measureBrowserReval } from "./browserReval.ts";
import { measureStart } from "./browserStart.ts";
import { measureViews } from "./browserViews.ts";
import { benchPrograms } from "./programs.ts";
import { machineNow, print, type Table } from "./report.ts";
import { openBareSite, openBenchSite } from "./site.ts";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    rounds: { type: "string", default: "5" },
    only: {
      type: "string",
      multiple: true,
      default: ["costs", "long", "views", "start", "reval", "evaluation"],
    },
    json: { type: "boolean", default: false },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const before = machineNow();
buildPageIfStale();
const browser = await launchChrome();
const bench = await openBenchSite();
const bare = await openBareSite();
const real = await serveSite();
const tables: Table[] = [];
if (values.only.includes("costs")) {
  const { page, close } = await openPage(browser, bench.url);
  await page.evaluate(() => window.bench.ready());
  tables.push(await measureBrowserCosts(page, benchPrograms(), rounds));
  await close();
}
if (values.only.includes("long")) {
  tables.push(await measureBrowserLong(browser, bench.url, Math.min(rounds, 3)));
}
if (values.only.includes("views")) {
  tables.push(await measureViews(browser, real.url, Math.min(rounds, 3)));
}
if (values.only.includes("start")) {
  tables.push(...(await measureStart(browser, real.url, bare.url, rounds)));
}
if (values.only.includes("reval")) {
  tables.push(await measureBrowserReval(browser, bench.url, Math.min(rounds, 3)));
}
if (values.only.includes("evaluation")) {
  tables.push(await measureEvaluation(browser, real.url));
}

const version = browser.version();
await browser.close();
for (const site of [bench, bare, real]) await site.close();
print({ command: "npm run bench:browser", tables }, `${before}, Chromium ${version}`, values.json);
