import { readFileSync } from "node:fs";
import type { Browser, CDPSession, Page } from "playwright-core";

/** What a page holds, in bytes. */
export interface Held {
  /** Its JavaScript heap with the buffers behind it, after collection. */
  readonly heap: number;
  /** All processes that draw pages or run their scripts, as the system counts them; NaN where it does not tell. */
  readonly resident: number;
}

/** Collects what nobody needs and looks at what is left. */
export async function heldBy(browser: Browser, page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const usage: Record<string, number> = { ...(await devtools.send("Runtime.getHeapUsage")) };
  await devtools.detach();
  const session = await browser.newBrowserCDPSession();
  const resident = await residentOf(session);
  await session.detach();
  return { heap: (usage["usedSize"] ?? 0) + (usage["backingStorageSize"] ?? 0), resident };
}

async function residentOf(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo
    .filter(({ type }) => type === "renderer")
    .reduce((sum, { id }) => sum + residentOfProcess(id), 0);
}

function residentOfProcess(id: number): number {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? Number.NaN : Number(kilobytes) * 1024;
  } catch {
    return Number.NaN;
  }
}
