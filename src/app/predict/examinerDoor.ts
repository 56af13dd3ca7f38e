import { transfer, wrap } from "comlink";
import type { RunReport } from "../../core/attempt/examination.ts";
import type { Examiner } from "../../core/attempt/examiner.ts";
import type { RecordingChunk } from "../../core/trace/chunk.ts";

/** The examiner's verbs, as they are called from outside its worker. Every promise rejects once the worker is gone. */
export type ExaminerDoor = {
  readonly [Verb in keyof Examiner]: (
    ...asked: Parameters<Examiner[Verb]>
  ) => Promise<ReturnType<Examiner[Verb]>>;
} & { close(): void };

/** Starts an examiner in a worker of its own, so that what Python did is not in the page. */
export function openExaminer(): ExaminerDoor {
  const worker = new Worker(new URL("../../../workers/examiner.worker.ts", import.meta.url), {
    type: "module",
    name: "examiner",
  });
  const examiner = wrap<Examiner>(worker);
  const gone = new Promise<never>((_resolve, reject) => {
    worker.addEventListener("error", ({ message }) => {
      // One whose script cannot be had says nothing at all.
      reject(new Error(message || "its worker could not be loaded"));
    });
  });
  gone.catch(() => undefined);
  // A call to a worker that has died would never settle.
  const orGone = <Answer>(answer: Promise<Answer>): Promise<Answer> => Promise.race([answer, gone]);
  return {
    begin: (program) => orGone(examiner.begin(program)),
    append: (chunk) => orGone(examiner.append(handOver(chunk))),
    end: (end) => orGone<RunReport>(examiner.end(end)),
    makeSet: (options) => orGone(examiner.makeSet(options)),
    takeSet: (items, options) => orGone(examiner.takeSet(items, options)),
    prefix: (steps) => orGone(examiner.prefix(steps)),
    whole: () => orGone(examiner.whole()),
    nextTrial: (answers) => orGone(examiner.nextTrial(answers)),
    appendTrial: (chunk) => orGone(examiner.appendTrial(handOver(chunk))),
    endTrial: (end) => orGone(examiner.endTrial(end)),
    judge: (answers) => orGone(examiner.judge(answers)),
    close: () => worker.terminate(),
  };
}

/** A chunk whose memory goes with it; columns to which nothing is added may share theirs. */
function handOver(chunk: RecordingChunk): RecordingChunk {
  const { tables: _tables, ...columns } = chunk;
  return transfer(chunk, [...new Set(Object.values(columns).map(({ buffer }) => buffer))]);
}
