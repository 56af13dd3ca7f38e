/** A page with nothing but Python in it: what the tests of the walls drive. Built like the real one. */
import { createPythonRuntime, defaultLimits, type RunLimits } from "../../../src/runtime/index.ts";
import { startKit } from "../../../src/runtime/start.ts";
import type { ProgramReport, RunWish, WallsPage } from "./page-api.ts";

const startedAt = performance.now();
const kit = startKit();
const runtime = createPythonRuntime(document, kit);
const stops = new Map<number, AbortController>();

/** The longest time that the page could not do anything, in milliseconds, since it was last asked. */
let longestGapMs = 0;
let lastBeat = performance.now();
setInterval(() => {
  longestGapMs = Math.max(longestGapMs, performance.now() - lastBeat);
  lastBeat = performance.now();
}, 10);

async function run(source: string, wish: RunWish = {}): Promise<ProgramReport> {
  const stop = new AbortController();
  if (wish.stopKey !== undefined) stops.set(wish.stopKey, stop);
  const limits: RunLimits = { ...defaultLimits, ...wish.limits };
  const began = performance.now();
  const decoder = new TextDecoder("utf-16le");
  let text = "";
  let steps = 0;
  let chunks = 0;
  let firstChunkMs: number | null = null;
  const result = await runtime.run(
    { source, stdin: [], seed: 1, mode: "path", profile: "native", limits },
    {
      signal: stop.signal,
      onChunk(chunk) {
        firstChunkMs ??= performance.now() - began;
        chunks += 1;
        text += decoder.decode(chunk.text);
        for (const entry of chunk.path) if ((entry & 15) !== 15) steps += 1;
        if (wish.stopAtSteps !== undefined && steps >= wish.stopAtSteps) stop.abort();
      },
    },
  );
  return { result, text, steps, chunks, firstChunkMs, ms: performance.now() - began };
}

const api: WallsPage = {
  run,
  stop: (key) => stops.get(key)?.abort(),
  state: () => runtime.state,
  async ready() {
    runtime.warm();
    await new Promise<void>((resolve) => {
      const look = () => {
        if (runtime.state.kind !== "ready" && runtime.state.kind !== "failed") return;
        leave();
        resolve();
      };
      const leave = runtime.subscribe(look);
      look();
    });
    return performance.now() - startedAt;
  },
  takeLongestGapMs() {
    const gap = Math.max(longestGapMs, performance.now() - lastBeat);
    longestGapMs = 0;
    return gap;
  },
};
Object.assign(window, { walls: api });
