/** A page with nothing but Python and a recording in it, for measurements. Built like the real one. */
import { parseOutcome, type Recording, RecordingBuilder } from "../../../src/core/trace/index.ts";
import { createPythonRuntime, defaultLimits } from "../../../src/runtime/index.ts";
import { seekAtRandom } from "../reading.ts";
import type { Asked, BenchPage } from "./api.ts";
import { revalTruths } from "./reval.ts";

/** The runs that are measured may take as long as they like. */
const limits = { ...defaultLimits, timeMs: 300_000 };
const runtime = createPythonRuntime(document);
let kept: Recording | null = null;

async function record({ source, mode }: Asked): Promise<{
  readonly recording: Recording;
  readonly bytes: number;
  readonly beganAt: number;
  readonly firstAt: number;
  readonly endedAt: number;
}> {
  const builder = new RecordingBuilder(source);
  const beganAt = performance.now();
  let firstAt: number | null = null;
  let bytes = 0;
  const ended = await runtime.run(
    { source, stdin: [], seed: 0, mode, profile: "native", limits },
    {
      onChunk(chunk) {
        firstAt ??= performance.now();
        for (const column of [chunk.path, chunk.extra, chunk.ops, chunk.floats, chunk.values]) {
          bytes += column.byteLength;
        }
        bytes += chunk.text.byteLength + chunk.textEnds.byteLength + chunk.tables.length;
        const appended = builder.append(chunk);
        if (appended.kind === "damaged") throw new Error(JSON.stringify(appended));
      },
    },
  );
  const endedAt = performance.now();
  const parsed = ended.kind === "finished" ? parseOutcome(ended.outcome) : ended;
  if (parsed.kind !== "outcome" || parsed.outcome.kind !== "finished") {
    throw new Error(JSON.stringify(parsed));
  }
  const recording = builder.finish(parsed.outcome);
  return { recording, bytes, beganAt, firstAt: firstAt ?? endedAt, endedAt };
}

const api: BenchPage = {
  revalTruths: (files) => revalTruths(runtime, files),
  ready() {
    runtime.warm();
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (runtime.state.kind === "failed") reject(new Error(JSON.stringify(runtime.state)));
        if (runtime.state.kind !== "ready") return;
        leave();
        resolve();
      };
      const leave = runtime.subscribe(look);
      look();
    });
  },
  async run(asked) {
    const { recording, firstAt, endedAt } = await record(asked);
    return { ms: endedAt - firstAt, steps: recording.steps };
  },
  async keep(source) {
    const { recording, bytes, beganAt, endedAt } = await record({ source, mode: "state" });
    kept = recording;
    return { steps: recording.steps, recordMs: endedAt - beganAt, bytes };
  },
  seek(count) {
    if (kept === null) throw new Error("nothing is kept yet");
    return seekAtRandom(kept, count, (call) => {
      const beganAt = performance.now();
      call();
      return performance.now() - beganAt;
    });
  },
};
Object.assign(window, { bench: api });
