import type { Imported } from "../../core/benchmark/imported.ts";
import type { PredictionFile, TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId, Task } from "../../core/benchmark/task.ts";
import { type SourceFile, sourceFileOf } from "../container/sourceFile.ts";
import { benchmarkFormats } from "../formats/index.ts";
import { readPredictions } from "../predictions/index.ts";
import { type Likely, likelyFormats } from "./likeness.ts";

/** A file, and its name with the folder that it was dropped in: `data/tasks.jsonl`. */
export interface InputFile {
  readonly name: string;
  readonly file: Blob;
}

/** How far reading has come. Bytes of the files as they are, packed or not. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  /** Rows that were looked at; 0 for files that are one value. */
  readonly rows: number;
  readonly rejected: number;
}

/** What files were found to hold, without the tasks themselves. */
export interface ImportSummary extends Omit<Imported, "tasks"> {
  readonly tasks: number;
  /** How many programs the tasks are about. */
  readonly programs: number;
}

/** What a file of answers was found to hold, without the answers themselves. */
export interface AnswersSummary extends Omit<PredictionFile, "predictions"> {
  readonly answers: number;
}

type OnProgress = (progress: ReadingProgress) => void;

/** How many tasks are handed over at once, and how many characters; one task may have more. */
const mostTasks = 500;
const mostWeight = 500_000;

/** How often progress is told, in ms. */
const progressMs = 80;

/**
 * Reads somebody's files, and holds what it read until it is fetched part by part: files are large, and who waits for them is to stay
 * awake. Giving up is to end it.
 */
export class Importer {
  private tasks: readonly Task[] = [];
  private readonly known: Task[] = [];
  private predictions: readonly TaskPrediction[] = [];

  /** The formats that the files may be of, likeliest first. */
  likely(files: readonly InputFile[]): Promise<readonly Likely[]> {
    return likelyFormats(sourcesOf(files));
  }

  /** Reads a benchmark's files; `fetchTasks` gives the tasks. */
  async read(
    format: BenchmarkId,
    files: readonly InputFile[],
    onProgress: OnProgress,
  ): Promise<ImportSummary> {
    const found = benchmarkFormats.find(({ id }) => id === format);
    if (found === undefined) throw new Error(`there is no format ${format}`);
    const { tasks, ...rest } = await found.read(sourcesOf(files), telling(onProgress));
    this.tasks = tasks;
    const programs = new Set(tasks.map(({ group }) => group));
    return { ...rest, tasks: tasks.length, programs: programs.size };
  }

  /** Some of the tasks that were read, from that one on: as many as are handed over and written in a moment. */
  fetchTasks(from: number): readonly Task[] {
    let weight = 0;
    let to = from;
    while (to < this.tasks.length && to - from < mostTasks && weight < mostWeight) {
      weight += JSON.stringify(this.tasks[to]).length;
      to += 1;
    }
    return this.tasks.slice(from, to);
  }

  /** Tells of tasks that answers may be to. */
  addTasks(tasks: readonly Task[]): void {
    this.known.push(...tasks);
  }

  /** Reads answers to the tasks that it was told of; `fetchAnswers` gives the answers. */
  async readAnswers(
    benchmark: BenchmarkId,
    files: readonly InputFile[],
    onProgress: OnProgress,
  ): Promise<AnswersSummary> {
    const { predictions, ...rest } = await readPredictions(
      benchmark,
      sourcesOf(files),
      this.known,
      telling(onProgress),
    );
    this.predictions = predictions;
    return { ...rest, answers: predictions.length };
  }

  /** The answers that were read, from one up to another (exclusive). */
  fetchAnswers(from: number, to: number): readonly TaskPrediction[] {
    return this.predictions.slice(from, to);
  }
}

function sourcesOf(files: readonly InputFile[]): readonly SourceFile[] {
  return files.map(({ name, file }) => sourceFileOf(name, file));
}

function telling(onProgress: OnProgress) {
  let told = -Infinity;
  let bytes = { done: 0, total: 0 };
  return {
    onProgress(done: number, total: number): void {
      bytes = { done, total };
    },
    onRows(rows: number, rejected: number): void {
      const now = performance.now();
      if (now - told < progressMs) return;
      told = now;
      onProgress({ ...bytes, rows, rejected });
    },
  };
}
