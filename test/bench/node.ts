/**
 * `npm run bench`: what recording, asking and judging cost, in Pyodide in Node. All figures of one report are from one run.
 *
 * Words of the command line: `--rounds N` (default 7), `--only costs|growth|long|naive|questions|reval`, `--json`.
 */
import { parseArgs } from "node:util";
import { buildPython } from "../../build/python-kit.ts";
import { measureCosts } from "./costs.ts";
import { measureCruxeval } from "./cruxeval.ts";
import { measureGrowth } from "./growth.ts";
import { openInterpreter } from "./interpreter.ts";
import { measureLongRun } from "./long.ts";
import { measureNaive } from "./naive.ts";
import { benchPrograms } from "./programs.ts";
import { measureQuestions } from "./questions.ts";
import { machineNow, print, type Table } from "./report.ts";
import { measureReval } from "./reval.ts";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    rounds: { type: "string", default: "7" },
    only: {
      type: "string",
      multiple: true,
      default: ["costs", "growth", "long", "naive", "questions", "reval"],
    },
    json: { type: "boolean", default: false },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const before = machineNow();
await buildPython();
const python = await openInterpreter();
const tables: Table[] = [];
if (values.only.includes("costs")) tables.push(...measureCosts(python, benchPrograms(), rounds));
if (values.only.includes("growth")) tables.push(measureGrowth(python, rounds));
if (values.only.includes("long")) tables.push(measureLongRun(python, Math.min(rounds, 3)));
if (values.only.includes("naive")) tables.push(await measureNaive(Math.min(rounds, 3)));
if (values.only.includes("questions")) {
  tables.push(...measureQuestions(python, Math.min(rounds, 5)));
}
if (values.only.includes("reval")) tables.push(await measureReval(Math.min(rounds, 3)));
if (values.only.includes("cruxeval")) tables.push(await measureCruxeval(Math.min(rounds, 3)));
print({ command: "npm run bench", tables }, before, values.json);
