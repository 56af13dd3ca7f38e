/** Builds the page when it is not there or older than what it is made of. */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const inputs = [
  "build",
  "index.html",
  "package-lock.json",
  "public",
  "scripts/build-python.mjs",
  "src",
  "vite.config.ts",
  "workers",
];
const ignored = new Set(["__pycache__"]);

/** The folder of the built page. */
export const pageFolder = join(root, "dist");

/**
 * When the newest file at or below a path was written, in milliseconds of the epoch.
 *
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const names = readdirSync(path).filter((name) => !ignored.has(name));
  // A folder's own time tells of files that were removed.
  return Math.max(stats.mtimeMs, ...names.map((name) => newest(join(path, name))));
}

/** True when the page was built after the last change of anything that it is made of. */
function isUpToDate() {
  const built = statSync(join(pageFolder, "index.html"), { throwIfNoEntry: false });
  return built !== undefined && inputs.every((input) => newest(join(root, input)) < built.mtimeMs);
}

/**
 * Builds the page if need be; throws when the build fails.
 */
export function buildPageIfStale() {
  if (isUpToDate()) return;
  console.log("Building the page (the first time takes about half a minute).");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const done = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // A test runner says "test" here, which would build React for development.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (done.status !== 0) throw new Error("The page could not be built.");
}
