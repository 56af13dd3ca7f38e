import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import type { Cell } from "../cell.ts";
import { contentOf } from "./exportContent.ts";
import { brokenBy } from "./failure.ts";
import type { BenchmarkSession, Exported, ExportKind, OpenSet, SetState } from "./session.ts";
import type { TruthBook } from "./truthBook.ts";

/** What exporting needs of an open set. */
export interface ExportingParts {
  readonly python: () => Promise<BenchmarkPython>;
  /** Null while the set is being read. */
  readonly desk: () => { readonly benchmark: Benchmark; readonly book: TruthBook } | null;
  readonly state: Pick<Cell<SetState>, "get">;
  readonly patch: (change: Partial<OpenSet>) => void;
}

/** Files out of an open set. */
export function createExporting(
  parts: ExportingParts,
): Pick<BenchmarkSession, "export" | "cancelExport"> {
  const { state, patch } = parts;
  let stopper: AbortController | null = null;

  async function make(kind: ExportKind, file: string | null, own: AbortController) {
    const open = state.get();
    const desk = parts.desk();
    if (open.kind !== "open" || desk === null) return null;
    const name = nameOf(kind, open, file);
    const { signal } = own;
    const tell = (done: number, total: number): void => {
      if (stopper === own) patch({ exporting: { kind, done, total } });
    };
    tell(0, open.chosen.length);
    const answers = open.answers.find(({ id }) => id === file);
    const made = await contentOf(kind, { ...parts, ...desk, open, file: answers, tell, signal });
    return made === null ? null : { name, ...made };
  }

  return {
    async export(kind, file): Promise<Exported> {
      stopper?.abort();
      const own = new AbortController();
      stopper = own;
      try {
        const made = await make(kind, file, own);
        if (made === null || own.signal.aborted) return { kind: "cancelled" };
        return { kind: "file", ...made };
      } catch (error) {
        return own.signal.aborted
          ? { kind: "cancelled" }
          : { kind: "failed", failure: brokenBy(error) };
      } finally {
        if (stopper === own) patch({ exporting: null });
      }
    },
    cancelExport() {
      stopper?.abort();
      stopper = null;
      patch({ exporting: null });
    },
  };
}

const endings: { readonly [kind in ExportKind]: string } = {
  truths: "truths.jsonl",
  scores: "scores.json",
  "marks-jsonl": "marks.jsonl",
  "marks-csv": "marks.csv",
  corpus: "corpus.jsonl",
};

/** A name that says what is in the file, of letters that every system takes. */
function nameOf(kind: ExportKind, { set, answers }: OpenSet, file: string | null): string {
  const ofAnswers = kind !== "truths" && kind !== "corpus";
  const of = ofAnswers ? answers.find(({ id }) => id === file)?.name : undefined;
  return [set.name, ...(of === undefined ? [] : [of]), endings[kind]]
    .map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, "-"))
    .join("-");
}
