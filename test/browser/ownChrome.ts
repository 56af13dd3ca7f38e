import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium, type Browser } from "playwright-core";
import { findChrome } from "../../scripts/browsers.mjs";
import { chromeFlags } from "./page.ts";

/** A Chrome or Chromium over a profile that outlives it. */
export interface OwnChrome {
  readonly browser: Browser;
  /** Kills its browser process at once, as a crash does; resolves when it is gone. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one without a window over the profile in a folder. */
export async function startChrome(profile: string): Promise<OwnChrome> {
  const program = await findChrome();
  if (program === undefined) throw new Error("No Chrome or Chromium: set CHROME_PATH.");
  const flags = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const child = spawn(program, [...flags, ...chromeFlags, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  const address = await listeningAddress(child.stderr);
  const browser = await chromium.connectOverCDP(address);
  return {
    browser,
    async crash() {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const own = processInfo.find(({ type }) => type === "browser");
      if (own === undefined) throw new Error("The browser does not tell its process.");
      process.kill(own.id, "SIGKILL");
      await ended;
    },
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close");
      await ended;
    },
  };
}

/** The address that a browser prints when it can be spoken to. */
async function listeningAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const found = /^DevTools listening on (ws:\S+)/.exec(line);
    if (found?.[1] !== undefined) {
      // What else it prints must go somewhere, or it would wait for ever.
      output.resume();
      return found[1];
    }
  }
  throw new Error("The browser ended before it could be spoken to.");
}
