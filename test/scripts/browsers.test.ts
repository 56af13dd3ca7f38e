import { afterEach, describe, expect, test, vi } from "vitest";
import { findChrome, findFirefox } from "../../scripts/browsers.mjs";

describe("finding a browser", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("takes the Chrome that CHROME_PATH names", async () => {
    vi.stubEnv("CHROME_PATH", process.execPath);
    expect(await findChrome()).toBe(process.execPath);
  });

  test("takes no other where CHROME_PATH names one that is not there", async () => {
    vi.stubEnv("CHROME_PATH", "/nowhere/chrome");
    expect(await findChrome()).toBeUndefined();
  });

  test("takes the Firefox that FIREFOX_PATH names", () => {
    vi.stubEnv("FIREFOX_PATH", process.execPath);
    expect(findFirefox()).toBe(process.execPath);
  });

  test("finds no Firefox where nothing is installed", () => {
    vi.stubEnv("FIREFOX_PATH", "");
    vi.stubEnv("PATH", "");
    expect(findFirefox()).toBeUndefined();
  });
});
