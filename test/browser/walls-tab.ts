import { launchFirefox } from "./firefox.ts";
import { launchChrome, openPage } from "./page.ts";
import type { WallsPage } from "./walls/page-api.ts";

/** The page under test in some browser. */
export interface WallsTab {
  go(url: string): Promise<void>;
  /** Calls a function of the page's `window.walls`. */
  call<Name extends keyof WallsPage>(
    name: Name,
    ...given: Parameters<WallsPage[Name]>
  ): Promise<Awaited<ReturnType<WallsPage[Name]>>>;
  close(): Promise<void>;
}

/** A tab of Chromium, in which the process of the hidden frame can be made to crash. */
export interface ChromiumTab extends WallsTab {
  /** Ends the process of the hidden frame, as the browser does when memory runs out. */
  crashFrame(): Promise<void>;
}

/** Opens a tab of the Chromium that is here. */
export async function chromiumTab(): Promise<ChromiumTab> {
  const chromium = await launchChrome();
  const { page } = await openPage(chromium, "about:blank");
  // Playwright takes a page whose frame crashed for crashed itself; the developer tools' own protocol does not.
  const devtools = await page.context().newCDPSession(page);
  return {
    async go(url) {
      await page.goto(url);
    },
    async call(name, ...given) {
      const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
        expression: callOf(name, given),
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
    async crashFrame() {
      const frame = page.frames().find((one) => one !== page.mainFrame());
      if (frame === undefined) throw new Error("the page has no frame");
      const frameTools = await page.context().newCDPSession(frame);
      // The command has no answer, since whoever would give it is gone.
      frameTools.send("Page.crash").catch(() => {});
    },
    close: () => chromium.close(),
  };
}

/** Opens a tab of the Firefox at a path. */
export async function firefoxTab(path: string): Promise<WallsTab> {
  const firefox = await launchFirefox(path);
  return {
    go: (url) => firefox.go(url),
    call: (name, ...given) => firefox.evaluate(callOf(name, given)),
    close: () => firefox.close(),
  };
}

function callOf(name: string, given: readonly unknown[]): string {
  return `window.walls.${name}(${given.map((one) => JSON.stringify(one)).join()})`;
}
