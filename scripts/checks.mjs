/**
 * Runs the project's checks one after the other, all of them even when one fails, and sums them up in one place.
 *
 * `node scripts/checks.mjs fast` stops before the build; `node scripts/checks.mjs all` goes on to the browser.
 * The last line counts tests, and each check that is no set of tests as one.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChrome, installChrome } from "./browsers.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = join(root, "test-results");
const longestStepMs = 20 * 60_000;

/**
 * @typedef {{ passed: number, failed: number, note?: string }} Count
 * @typedef {{ name: string, run: () => Promise<Count> }} Check
 */

/**
 * The file that a package's command starts.
 *
 * @param {string} packageName
 * @param {string} command
 */
function commandFile(packageName, command) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs a command of a package with its output shown; true when it ended well, and in time.
 *
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} words
 * @returns {Promise<boolean>}
 */
function succeeds(packageName, command, words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [commandFile(packageName, command), ...words], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      timeout: longestStepMs,
    });
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

/**
 * A check that is one command.
 *
 * @param {string} name
 * @param {string} packageName
 * @param {readonly string[]} words
 * @param {string} [command]
 * @returns {Check}
 */
function tool(name, packageName, words, command = packageName) {
  return {
    name,
    run: async () => {
      const ok = await succeeds(packageName, command, words);
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    },
  };
}

/**
 * Runs one project of vitest.config.ts and counts its tests; a run that broke off counts as failed.
 *
 * @param {string} project
 * @returns {Promise<Count>}
 */
async function runTests(project) {
  const report = join(results, `${project}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const ok = await succeeds("vitest", "vitest", [
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const note = numPendingTests > 0 ? `${numPendingTests} not run` : "";
    return { passed: numPassedTests, failed: Math.max(numFailedTests, ok ? 0 : 1), note };
  } catch {
    return { passed: 0, failed: 1, note: "no report" };
  }
}

/** @returns {Promise<Count>} */
async function runBrowserTests() {
  const wanted = process.env["CHROME_PATH"] ?? "";
  const chrome = (await findChrome()) ?? (wanted === "" ? await installChrome() : undefined);
  if (chrome !== undefined) return runTests("browser");
  const note =
    wanted === ""
      ? "No Chrome or Chromium was found or could be installed: install one or set CHROME_PATH."
      : `CHROME_PATH names no program: ${wanted}.`;
  return { passed: 0, failed: 1, note };
}

/** @type {readonly Check[]} */
const fast = [
  tool("types", "typescript", ["-b"], "tsc"),
  tool("lint", "oxlint", ["--type-aware"]),
  tool("format", "oxfmt", ["--check"]),
  tool("dead code", "knip", []),
  { name: "unit tests", run: () => runTests("unit") },
  { name: "Python tests", run: () => runTests("python") },
];

/** @type {readonly Check[]} */
const slow = [
  tool("build", "vite", ["build", "--logLevel", "warn"]),
  { name: "browser tests", run: runBrowserTests },
];

const checks = process.argv[2] === "all" ? [...fast, ...slow] : fast;
const lines = [];
let passed = 0;
let failed = 0;
for (const { name, run } of checks) {
  console.log(`\n== ${name}`);
  const begun = Date.now();
  const count = await run();
  passed += count.passed;
  failed += count.failed;
  const seconds = `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  const verdict = count.failed === 0 ? "ok    " : "FAILED";
  const numbers = `${count.passed} passed, ${count.failed} failed`;
  lines.push([verdict, name.padEnd(14), seconds.padStart(8), ` ${numbers}`, count.note].join(" "));
}
console.log(`\n== Summary\n${lines.join("\n")}\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
