import { defaultLimits, type PythonRuntime } from "../../../src/runtime/index.ts";
import type { ProgramReport, WallsPage } from "./page-api.ts";

type Runner = Pick<WallsPage, "run" | "begin" | "stepsSoFar" | "end">;

/** Runs programs as the app does and sums up what came of each. */
export function programRunner(runtime: PythonRuntime): Runner {
  let steps = 0;
  let begun: Promise<ProgramReport> | null = null;
  const run: WallsPage["run"] = async (source, wish = {}) => {
    const stop = new AbortController();
    const limits = { ...defaultLimits, ...wish.limits };
    const began = performance.now();
    const decoder = new TextDecoder("utf-16le");
    let text = "";
    steps = 0;
    let chunks = 0;
    let firstChunkMs: number | null = null;
    const result = await runtime.run(
      { source, stdin: [], seed: 1, mode: "state", profile: "native", limits },
      {
        signal: stop.signal,
        onChunk(chunk) {
          if (firstChunkMs === null && wish.stopAfterMs !== undefined) {
            setTimeout(() => stop.abort(), wish.stopAfterMs);
          }
          firstChunkMs ??= performance.now() - began;
          chunks += 1;
          text += decoder.decode(chunk.text);
          for (const entry of chunk.path) if ((entry & 15) !== 15) steps += 1;
        },
      },
    );
    return { result, text, steps, chunks, firstChunkMs, ms: performance.now() - began };
  };
  return {
    run,
    begin(source) {
      begun = run(source);
    },
    stepsSoFar: () => steps,
    end() {
      if (begun === null) throw new Error("nothing was begun");
      return begun;
    },
  };
}
