import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId, Task } from "../../core/benchmark/task.ts";
import type { Entry, FileReading } from "../container/reading.ts";

/** How one benchmark's own logs of answers are read. */
export interface PredictionFormat {
  readonly benchmark: BenchmarkId;
  /**
   * The answers of one file, in their order; what is none is rejected through `reading`. Ids need not be those of `tasks`: what no task
   * has is listed as unknown by who calls this.
   */
  read(
    entry: Entry,
    reading: FileReading,
    tasks: readonly Task[],
  ): Promise<readonly TaskPrediction[]>;
}
