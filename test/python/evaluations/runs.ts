import type { Runs } from "../../../src/app/benchmarks/pagePython.ts";
import { parseChunk } from "../../../src/core/trace/index.ts";
import type { RunRequest } from "../../../src/runtime/contract.ts";
import type { Foretrace } from "../pyodide.ts";

/** The page's Python, played by that of a test. A program that says `hang` has its worker ended, and `late` too where it is not the first. */
export function runsOf(foretrace: Foretrace): Runs & { readonly sizes: readonly number[] } {
  const sizes: number[] = [];
  const one = (
    { source, ...request }: RunRequest,
    onChunk: Parameters<Runs["run"]>[1]["onChunk"],
  ): string => {
    const ran = foretrace.run(source, request);
    for (const emitted of ran.chunks) {
      const chunk = parseChunk(emitted);
      if ("kind" in chunk) throw new Error(chunk.detail);
      onChunk?.(chunk);
    }
    return ran.outcome;
  };
  return {
    sizes,
    run(request, { onChunk, onPart }) {
      const { runs } = request;
      if (runs === undefined) {
        return Promise.resolve({ kind: "finished", outcome: one(request, onChunk) });
      }
      sizes.push(runs.length);
      for (const [index, run] of runs.entries()) {
        if (run.source.includes("hang") || (run.source.includes("late") && index > 0)) {
          return Promise.resolve({ kind: "killed", reason: { kind: "silent" }, steps: 0 });
        }
        onPart?.(one(run, onChunk));
      }
      return Promise.resolve({ kind: "finished", outcome: "" });
    },
  };
}
