import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Invocation } from "../core/benchmark/invocation.ts";
import { readReply } from "../core/benchmark/readReply.ts";
import {
  type BenchmarkPython,
  evidenceAtStart,
  type PythonReply,
  type PythonRequest,
  replyOfRun,
} from "../core/benchmark/request.ts";
import { parseChunk, parseOutcome, RecordingBuilder } from "../core/trace/index.ts";
import { PythonThread } from "./thread.ts";

const buildScript = fileURLToPath(new URL("../../scripts/build-python.mjs", import.meta.url));
/** A run stops politely at its limits; this much later it is ended from outside. */
const graceMs = 5_000;
const mostBytes = 400_000_000;
const mostObjects = 2_000_000;

/** The page's own Python beside this process: its standard library, its recorder, its evidence. */
export class HeadlessPython implements BenchmarkPython {
  private thread: Promise<PythonThread> | null = null;

  /**
   * Does what it is asked, one after the other. What does not come back in time, or kills Python, is answered as a time-out, and a new
   * Python takes over.
   */
  async answer(
    requests: readonly PythonRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[]> {
    const replies: PythonReply[] = [];
    while (replies.length < requests.length) {
      signal?.throwIfAborted();
      replies.push(...(await this.answerNext(requests.slice(replies.length))));
    }
    return replies;
  }

  /** Ends Python; nothing more may be asked. A process that is to end need not call it. */
  async close(): Promise<void> {
    (await this.thread)?.end();
    this.thread = null;
  }

  /** The replies to the first of these, or to more that can be asked together; at least one. */
  private async answerNext(requests: readonly PythonRequest[]): Promise<readonly PythonReply[]> {
    this.thread ??= start();
    const thread = await this.thread;
    const [first] = requests;
    if (first?.kind === "record") return [await this.record(thread, first.invocation)];
    const together = evidenceAtStart(requests);
    const longest = Math.max(...together.map(({ limits }) => limits.timeMs));
    const texts = await thread.ask(
      "answer",
      together.map((request) => JSON.stringify(request)),
      longest + graceMs,
    );
    const replies = texts.map(readReply);
    return texts.length === together.length ? replies : [...replies, this.lost()];
  }

  private async record(thread: PythonThread, invocation: Invocation): Promise<PythonReply> {
    const { source, profile, stdin, limits } = invocation;
    const builder = new RecordingBuilder(source);
    const request = JSON.stringify({
      source,
      stdin,
      seed: 0,
      mode: "state",
      profile,
      limits: { ...limits, bytes: mostBytes, objects: mostObjects },
    });
    const [text] = await thread.ask("record", [request], limits.timeMs + graceMs, (emitted) => {
      const chunk = parseChunk(emitted);
      if ("kind" in chunk) throw new Error(`${chunk.rule}: ${chunk.detail}`);
      const added = builder.append(chunk);
      if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
    });
    if (text === undefined) return this.lost();
    const outcome = parseOutcome(text);
    if (outcome.kind === "damaged") throw new Error(outcome.detail);
    return replyOfRun(builder.finish(outcome.outcome));
  }

  private lost(): PythonReply {
    this.thread = null;
    return { kind: "timed-out" };
  }
}

async function start(): Promise<PythonThread> {
  await promisify(execFile)(process.execPath, [buildScript]);
  return PythonThread.start();
}
