/**
 * Runs a TypeScript file as a program, on every Node that the project knows: `node scripts/run-typescript.mjs <file>`.
 */
import "./v8.mjs";
import { resolve } from "node:path";
import { runnerImport } from "vite";

const file = process.argv[2];
if (file === undefined) {
  console.error("Which file? For example: node scripts/run-typescript.mjs test/bench/bench.ts");
  process.exitCode = 2;
} else {
  await runnerImport(resolve(file), { configFile: false, logLevel: "error" });
}
