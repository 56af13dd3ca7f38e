import { availableParallelism } from "node:os";
import { Lanes } from "../core/benchmark/lanes.ts";
import type { BenchmarkPython, PythonReply, PythonRequest } from "../core/benchmark/request.ts";
import { HeadlessLane } from "./lane.ts";

const mostLanes = 2;

/** The page's own Python beside this process: its standard library, its recorder, its evidence. */
export class HeadlessPython implements BenchmarkPython {
  private readonly all = Array.from(
    { length: Math.min(mostLanes, availableParallelism()) },
    () => new HeadlessLane(),
  );
  private readonly lanes = new Lanes(this.all);

  /**
   * Does what it is asked, in order; calls beside each other run in two Pythons where there are two processors. What does not come back
   * in time, or kills Python, is answered as a time-out, and a new Python takes over.
   */
  answer(
    requests: readonly PythonRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[]> {
    return this.lanes.lend(async (lane) => {
      const replies: PythonReply[] = [];
      while (replies.length < requests.length) {
        signal?.throwIfAborted();
        replies.push(...(await lane.answerNext(requests.slice(replies.length))));
      }
      return replies;
    });
  }

  /** Ends Python; nothing more may be asked. A process that is to end need not call it. */
  async close(): Promise<void> {
    for (const lane of this.all) await lane.close();
  }
}
