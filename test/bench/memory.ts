/** Prints, as JSON, what a recording holds; started by `long.ts` with the file of a run. */
import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import {
  branchesTaken,
  callTree,
  exceptions,
  linesRun,
  loops,
  outputUpTo,
  type Recording,
  visits,
} from "../../src/core/trace/index.ts";
import type { EmittedRun } from "../python/pyodide.ts";
import { build, seekAtRandom } from "./reading.ts";

const seeks = 500;

function held(): number {
  if (globalThis.gc === undefined) throw new Error("Node was started without --expose-gc");
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function load(file: string): Recording {
  const { source, run }: { source: string; run: EmittedRun } = deserialize(readFileSync(file));
  return build(source, run);
}

/** Asks what makes an index, and gives the number of things that were answered. */
function askEverything(recording: Recording): number {
  seekAtRandom(recording, seeks, (call) => call());
  const ofLines = [...linesRun(recording).keys()].map((line) => visits(recording, line).length);
  const ofConstructs = recording.constructs.map((_, at) => branchesTaken(recording, at).length);
  const others = [
    loops(recording).length,
    callTree(recording)?.children().length ?? 0,
    exceptions(recording).length,
    outputUpTo(recording, recording.steps - 1).length,
  ];
  return [...ofLines, ...ofConstructs, ...others].reduce((sum, count) => sum + count, 0);
}

/** Lets go of everything that a call used before memory is looked at again. */
async function settled(): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  return held();
}

function warmUp(): void {
  askEverything(load(file));
}

const file = process.argv[3] ?? "";
// Once to have all code loaded, so that only data counts.
warmUp();
const before = await settled();
const recording = load(file);
const loaded = await settled();
const answers = askEverything(recording);
const queried = await settled();
if (answers < recording.steps) throw new Error("there are more answers than steps");
console.log(JSON.stringify({ recording: loaded - before, queried: queried - before }));
