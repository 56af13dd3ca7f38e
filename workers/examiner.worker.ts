/**
 * The worker that holds what Python did while somebody predicts it: an examiner, with a door. It is of the page's own
 * origin and runs nothing of anybody's program.
 */
import { expose, transfer } from "comlink";
import { Examiner } from "../src/core/attempt/examiner.ts";
import type { RecordingPrefix } from "../src/core/trace/prefix.ts";

class ExaminerInWorker extends Examiner {
  override prefix(steps: number): RecordingPrefix {
    return handOver(super.prefix(steps));
  }

  override whole(): RecordingPrefix {
    return handOver(super.whole());
  }
}

/** A prefix whose memory goes with it. */
function handOver(prefix: RecordingPrefix): RecordingPrefix {
  const { tables: _tables, ...columns } = prefix.chunk;
  return transfer(
    prefix,
    Object.values(columns).map(({ buffer }) => buffer),
  );
}

expose(new ExaminerInWorker());
