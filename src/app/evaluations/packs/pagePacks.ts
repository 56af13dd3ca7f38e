import type { PackRef } from "../../../core/evaluation/plan.ts";
import { questionKinds } from "../../../core/question/question.ts";
import type { Timing } from "../../../models/timing.ts";
import type { Attempts } from "../../attempts.ts";
import type { Keeper } from "../../benchmarks/keeper.ts";
import type { BenchmarkPython } from "../../../core/benchmark/request.ts";
import { PagePython, type Runs } from "../../benchmarks/pagePython.ts";
import { once } from "../../once.ts";
import { benchmarkChoices, openBenchmark } from "./benchmarkPack.ts";
import { samples } from "../../samples/samples.ts";
import type { PackChoice, PackOpening, Packs } from "../pack.ts";
import type { AskedProgram } from "./knownQuestion.ts";
import { openPrograms } from "./programPack.ts";

/** What the page's packs are made from. */
export interface PagePackParts {
  /** Python behind the walls, once or twice; the same each time. */
  readonly lanes: () => Promise<readonly [Runs, ...Runs[]]>;
  /** The imported benchmarks, as they are kept. */
  readonly keeper: Keeper;
  readonly attempts: Pick<Attempts, "list" | "open">;
  /** Version of Pyodide. */
  readonly pyodide: string;
  readonly timing: Timing;
}

/** The questions of packs of programs, where nobody chose otherwise. */
const stockQuestions = { seed: 0, perProgram: 10, kinds: questionKinds } as const;

/** The packs that the page can evaluate: its programs, any one program, attempts, imported benchmarks. */
export function createPagePacks(parts: PagePackParts): Packs {
  const { attempts, keeper, pyodide, timing } = parts;
  const python = once(async () => new PagePython(...(await parts.lanes())));
  const answer: BenchmarkPython["answer"] = async (requests, signal) =>
    requests.length === 0 ? [] : (await python()).answer(requests, signal);
  const runs = async (): Promise<Runs> => (await parts.lanes())[0];

  /** The programs of a pack with what it is called; null where it is not there. */
  async function programsOf(
    ref: Exclude<PackRef, { kind: "benchmark" }>,
  ): Promise<{ readonly title: string; readonly programs: readonly AskedProgram[] } | null> {
    switch (ref.kind) {
      case "samples": {
        const { questions } = ref;
        const programs = samples.map(({ title, program }) => ({ title, program, questions }));
        return { title: "Programs of this page", programs };
      }
      case "program": {
        const { title, program, questions } = ref;
        return { title, programs: [{ title, program, questions }] };
      }
      case "attempt": {
        const kept = await attempts.open(ref.attempt);
        if (kept === null) return null;
        const { title, program, items } = kept.attempt;
        return { title, programs: [{ title, program, questions: items }] };
      }
    }
  }

  async function open(
    ref: PackRef,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<PackOpening> {
    if (ref.kind === "benchmark") {
      const means = { keeper, python: { answer }, pyodide, timing };
      return openBenchmark(ref, means, onProgress, signal);
    }
    const found = await programsOf(ref);
    if (found === null) return { kind: "failed", failure: { kind: "missing" } };
    const means = { runs, pyodide, timing };
    return openPrograms(ref, found.title, found.programs, means, onProgress, signal);
  }

  return {
    async list() {
      const sets = await benchmarkChoices(keeper);
      return [samplesChoice, ...sets, ...(await attemptChoices(attempts))];
    },
    async open(ref, onProgress, signal) {
      try {
        return await open(ref, onProgress, signal);
      } catch (error) {
        signal.throwIfAborted();
        const message = error instanceof Error ? error.message : String(error);
        return { kind: "failed", failure: { kind: "broken", message } };
      }
    },
  };
}

const samplesChoice: PackChoice = {
  ref: { kind: "samples", questions: stockQuestions },
  title: "Programs of this page",
  note: `${samples.length} programs that come with the page, from a swap to generators; questions are made on each.`,
  choices: [],
  refused: null,
};

/** Attempts that somebody made, newest first. */
async function attemptChoices(attempts: Pick<Attempts, "list">): Promise<readonly PackChoice[]> {
  const listed = await attempts.list();
  return listed.attempts.map(({ id, title, items }) => ({
    ref: { kind: "attempt", attempt: id },
    title,
    note: `The very ${items.length === 1 ? "question" : `${items.length} questions`} of an attempt that was made here.`,
    choices: [],
    refused: null,
  }));
}
