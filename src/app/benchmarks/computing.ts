import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import { doWorks } from "../../core/benchmark/run.ts";
import type { KeptTruths } from "../../store/benchmarks/records.ts";
import { createBreath } from "./breath.ts";
import { brokenBy } from "./failure.ts";
import type { Keeper } from "./keeper.ts";
import type { KeyedWork } from "./readSet.ts";
import type { SetFailure, Truths } from "./session.ts";
import type { TruthBook } from "./truthBook.ts";

/** How often what was computed is written and told, in ms. */
const writtenMs = 1_000;
const toldMs = 150;
/** For how long truths have come before it is said how long the rest takes, in ms. */
const toldFromMs = 1_000;

/** Computes truths in the background. */
export interface Computing {
  readonly truths: () => Truths;
  /** Goes on until all truths are there, somebody pauses it, or it fails; what is under way already is waited for. */
  run(): Promise<void>;
  pause(): void;
}

/** What computing needs. `onChange` hears of every change of `truths()`. */
export interface ComputingParts {
  readonly benchmark: Benchmark;
  readonly book: TruthBook;
  readonly works: readonly KeyedWork[];
  readonly keeper: Keeper;
  readonly python: () => Promise<BenchmarkPython>;
  readonly now: () => number;
  readonly onChange: () => void;
}

/** Computing the truths that a set lacks. */
export function createComputing(parts: ComputingParts): Computing {
  const { benchmark, book, keeper, python, now, onChange } = parts;
  let left = parts.works;
  let phase: Truths["phase"] = "idle";
  let failure: SetFailure | null = null;
  let msLeft: number | null = null;
  let stopper = new AbortController();
  let running: Promise<void> | null = null;

  function change(next: Truths["phase"], why: SetFailure | null = null): void {
    phase = next;
    failure = why;
    if (next !== "computing") msLeft = null;
    onChange();
  }

  async function compute(signal: AbortSignal): Promise<void> {
    const works = left;
    const keys = new Map(works.map(({ key, work }) => [work, key]));
    const breathe = createBreath();
    const began = now();
    let [written, told, done] = [began, began, 0];
    // The start of Python tells nothing of how long the rest takes.
    let firstAt = began;
    let fresh: KeptTruths[] = [];
    const write = async (): Promise<void> => {
      const truths = fresh;
      fresh = [];
      written = now();
      // What could not be written is not lost for this visit, and the page says that its disk is full.
      if (truths.length > 0) await keeper.write((verbs) => verbs.putTruths(truths));
    };
    try {
      const all = works.map(({ work }) => work);
      for await (const { work, truths } of doWorks(benchmark, all, await python(), signal)) {
        for (const [index, truth] of truths.entries()) {
          const task = work.tasks[index];
          if (task !== undefined) book.add(task, truth);
        }
        if (done === 0) firstAt = now();
        done += 1;
        fresh.push({ key: keys.get(work) ?? "", truths });
        if (now() - written > writtenMs) await write();
        if (now() - told > toldMs) {
          told = now();
          const past = told - firstAt;
          msLeft = past < toldFromMs ? null : (past / done) * (works.length - done);
          onChange();
        }
        await breathe();
        signal.throwIfAborted();
      }
    } finally {
      left = works.slice(done);
      await write();
    }
  }

  async function runOnce({ signal }: AbortController): Promise<void> {
    change("computing");
    try {
      await compute(signal);
      running = null;
      change("idle");
    } catch (error) {
      running = null;
      if (signal.aborted) change("idle");
      else change("failed", brokenBy(error));
    }
  }

  return {
    truths: () => ({ ...book.known(), phase, failure, msLeft }),
    run() {
      if (running === null) {
        stopper = new AbortController();
        running = runOnce(stopper);
      }
      return running;
    },
    pause() {
      if (phase !== "computing") return;
      change("pausing");
      stopper.abort();
    },
  };
}
