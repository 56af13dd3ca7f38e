import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readReply } from "../core/benchmark/readReply.ts";
import {
  evidenceAtStart,
  type PythonReply,
  type PythonRequest,
  recordingsAtStart,
  replyOfRun,
} from "../core/benchmark/request.ts";
import type { Invocation } from "../core/benchmark/invocation.ts";
import { parseChunk, parseOutcome, RecordingBuilder } from "../core/trace/index.ts";
import { PythonThread } from "./thread.ts";

const buildScript = fileURLToPath(new URL("../../scripts/build-python.mjs", import.meta.url));
/** A run stops politely at its limits; this much later it is ended from outside. */
const graceMs = 5_000;
const mostBytes = 400_000_000;
const mostObjects = 2_000_000;

/** One Python after another: one that is lost is replaced. */
export class HeadlessLane {
  private thread: Promise<PythonThread> | null = null;
  /** What the thread of the moment has answered. */
  private answered = 0;

  /** The replies to the first of these, or to more that can be asked together; none where the next one is to be asked again. */
  async answerNext(requests: readonly PythonRequest[]): Promise<readonly PythonReply[]> {
    const recordings = recordingsAtStart(requests);
    const evidence = evidenceAtStart(requests);
    const asked = recordings.length > 0 ? recordings.length : evidence.length;
    const replies =
      recordings.length > 0 ? await this.record(recordings) : await this.check(evidence);
    this.answered += replies.length;
    if (replies.length === asked) return replies;
    const isFirst = this.answered === 0;
    this.thread = null;
    this.answered = 0;
    // What was asked before may have had a part in it: nothing is given up before it was asked alone.
    return isFirst ? [{ kind: "timed-out" }] : replies;
  }

  /** Ends Python. */
  async close(): Promise<void> {
    (await this.thread)?.end();
    this.thread = null;
  }

  private async check(
    evidence: ReturnType<typeof evidenceAtStart>,
  ): Promise<readonly PythonReply[]> {
    const thread = await (this.thread ??= start());
    const longest = Math.max(...evidence.map(({ limits }) => limits.timeMs));
    const requests = evidence.map((request) => JSON.stringify(request));
    return (await thread.ask("answer", requests, longest + graceMs, { onFault })).map(readReply);
  }

  private async record(invocations: readonly Invocation[]): Promise<readonly PythonReply[]> {
    const thread = await (this.thread ??= start());
    const longest = Math.max(...invocations.map(({ limits }) => limits.timeMs));
    const replies: PythonReply[] = [];
    let builder: RecordingBuilder | null = null;
    const building = (): RecordingBuilder =>
      (builder ??= new RecordingBuilder(invocations[replies.length]?.source ?? ""));
    await thread.ask("record", invocations.map(requestOf), longest + graceMs, {
      onFault,
      onChunk(emitted) {
        const chunk = parseChunk(emitted);
        if ("kind" in chunk) throw new Error(`${chunk.rule}: ${chunk.detail}`);
        const added = building().append(chunk);
        if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
      },
      onDone(text) {
        const outcome = parseOutcome(text);
        if (outcome.kind === "damaged") throw new Error(outcome.detail);
        replies.push(replyOfRun(building().finish(outcome.outcome)));
        builder = null;
      },
    });
    return replies;
  }
}

/** One program must not end the run over all others: it has no recording, and somebody may mend the recorder. */
function onFault(message: string): void {
  const last = message.trim().split("\n").at(-1) ?? "";
  process.stderr.write(`Recording failed in a program, which is left out: ${last}\n`);
}

function requestOf({ source, stdin, profile, limits, userLines }: Invocation): string {
  return JSON.stringify({
    source,
    stdin,
    seed: 0,
    mode: "state",
    profile,
    limits: { ...limits, bytes: mostBytes, objects: mostObjects },
    eager: false,
    shared: userLines,
  });
}

async function start(): Promise<PythonThread> {
  await built();
  return PythonThread.start();
}

let building: Promise<unknown> | null = null;

/** Two threads that start at once build one zip. */
function built(): Promise<unknown> {
  return (building ??= promisify(execFile)(process.execPath, [buildScript]));
}
