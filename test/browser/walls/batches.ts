import { PagePython } from "../../../src/app/benchmarks/pagePython.ts";
import type { PythonReply } from "../../../src/core/benchmark/request.ts";
import type { PythonRuntime } from "../../../src/runtime/index.ts";

/** Records programs as the screen of benchmarks has it done. */
export async function recordAll(
  runtime: PythonRuntime,
  sources: readonly string[],
  timeMs: number,
): Promise<readonly string[]> {
  const replies = await new PagePython(runtime).answer(
    sources.map((source) => ({
      kind: "record",
      invocation: {
        source,
        userLines: 0,
        countsFrom: 1,
        profile: "3.11",
        stdin: [],
        limits: { steps: 10_000_000, timeMs },
      },
    })),
  );
  return replies.map(inWords);
}

function inWords(reply: PythonReply): string {
  if (reply.kind !== "recorded") return reply.kind;
  const { outcome, steps } = reply.recording;
  if (outcome === null) return "no outcome";
  // How far an endless one comes is a matter of time.
  if (outcome.kind === "stopped") return `stopped ${outcome.reason}`;
  return `${outcome.kind} after ${steps}`;
}
