/** Where browsers are on this machine, and how to get one. */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const chromeNames = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "chrome",
];
const firefoxNames = ["firefox-esr", "firefox"];

/** @returns {string[]} */
function chromePlaces() {
  const { HOME = "", LOCALAPPDATA = "", PROGRAMFILES = "" } = process.env;
  const mac = "Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const windows = "Google\\Chrome\\Application\\chrome.exe";
  return [
    `/${mac}`,
    join(HOME, mac),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    join(PROGRAMFILES, windows),
    join(`${PROGRAMFILES} (x86)`, windows),
    join(LOCALAPPDATA, windows),
  ];
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {readonly string[]} names
 * @returns {string[]}
 */
function onPath(names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Path of the Chromium that Playwright has downloaded, if it has. */
async function playwrightChromium() {
  const { chromium } = await import("playwright-core");
  return chromium.executablePath();
}

/**
 * Path of a Chrome or Chromium: `CHROME_PATH`, else on the PATH, else where it is usually installed.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChrome() {
  const wanted = process.env["CHROME_PATH"];
  if (wanted !== undefined && wanted !== "") return isProgram(wanted) ? wanted : undefined;
  return [...onPath(chromeNames), ...chromePlaces(), await playwrightChromium()].find(isProgram);
}

/**
 * Path of a Firefox: `FIREFOX_PATH`, else on the PATH.
 *
 * @returns {string | undefined}
 */
export function findFirefox() {
  const wanted = process.env["FIREFOX_PATH"];
  if (wanted !== undefined && wanted !== "") return isProgram(wanted) ? wanted : undefined;
  return onPath(firefoxNames).find(isProgram);
}

/**
 * Runs a program with its complaints shown; true when it ended well in time.
 *
 * @param {string} program
 * @param {string[]} words
 * @param {number} timeoutMs
 */
function succeeds(program, words, timeoutMs) {
  const done = spawnSync(program, words, {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: timeoutMs,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return done.status === 0;
}

function canUseApt() {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync("apt-get", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs a Chromium: Debian's package for root, else Playwright's download.
 *
 * Debian's comes first where both could be had because it brings the libraries that a browser needs.
 *
 * @returns {Promise<string | undefined>} its path, or undefined when neither way worked
 */
export async function installChrome() {
  console.log("No Chrome or Chromium here: installing one.");
  const minute = 60_000;
  if (canUseApt()) {
    succeeds("apt-get", ["update", "-qq"], 3 * minute);
    succeeds(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
      8 * minute,
    );
    const installed = await findChrome();
    // Ubuntu's package of that name is a stub that only sends people to its app store.
    if (installed !== undefined && succeeds(installed, ["--version"], minute)) return installed;
  }
  const cli = new URL("../node_modules/playwright-core/cli.js", import.meta.url);
  succeeds(process.execPath, [decodeURI(cli.pathname), "install", "chromium"], 4 * minute);
  return findChrome();
}
