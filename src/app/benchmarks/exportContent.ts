import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import { createBreath } from "./breath.ts";
import { knownTasks } from "./marking.ts";
import type { AnswerFile, ExportKind, OpenSet } from "./session.ts";
import type { TruthBook } from "./truthBook.ts";

/** What a file is made of. `tell` hears how far it has come. */
export interface ExportOrder {
  readonly open: OpenSet;
  readonly benchmark: Benchmark;
  readonly book: TruthBook;
  readonly file: AnswerFile | undefined;
  readonly python: () => Promise<BenchmarkPython>;
  readonly tell: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** The content of a file, and in sentences what is not in it that could have been. */
export interface ExportContent {
  readonly content: Blob;
  readonly left: readonly string[];
}

/** The content of a file; null where there is nothing yet to be written into it. */
export async function contentOf(
  kind: ExportKind,
  order: ExportOrder,
): Promise<ExportContent | null> {
  if (kind === "corpus") return corpusOf(order);
  const content = await textOf(kind, order);
  return content === null ? null : { content, left: [] };
}

async function corpusOf({ open, python, tell, signal }: ExportOrder): Promise<ExportContent> {
  const { exportCorpus } = await import("./corpusExport.ts");
  const options = { signal, onProgress: tell };
  const { content, skipped } = await exportCorpus(open.tasks, await python(), options);
  const left = skipped.map(({ path, input, reason }) => `${path}, input ${input}: ${reason}`);
  return { content, left };
}

async function textOf(
  kind: Exclude<ExportKind, "corpus">,
  order: ExportOrder,
): Promise<Blob | null> {
  const { open, benchmark, book, file } = order;
  switch (kind) {
    case "truths": {
      const { printTruthLine } = await import("../../packs/benchmarkExport/truths.ts");
      return linesOf(open.tasks, order, (task) => {
        const truth = book.get(task);
        return truth === undefined ? "" : printTruthLine(benchmark, { task, truth });
      });
    }
    case "scores": {
      const { printScores } = await import("../../packs/benchmarkExport/scores.ts");
      const known = knownTasks(open.chosen, book);
      if (known === null) return null;
      const scored = file?.scoring.kind === "scored" ? file.scoring.scores : null;
      const answers =
        file === undefined || scored === null ? null : { ...file, score: scored.score };
      const { rejected } = open.set;
      return new Blob([printScores({ benchmark, known, rejected, answers })], {
        type: "application/json",
      });
    }
    case "marks-jsonl": {
      const { printMarkLine } = await import("../../packs/benchmarkExport/marksJsonl.ts");
      return linesOf(await marksOf(order), order, printMarkLine);
    }
    case "marks-csv": {
      const { marksCsvHead, printMarkRow } =
        await import("../../packs/benchmarkExport/marksCsv.ts");
      return linesOf(await marksOf(order), order, printMarkRow, marksCsvHead);
    }
  }
}

async function marksOf({ open, file }: ExportOrder) {
  const { markRowsOf } = await import("../../packs/benchmarkExport/markRow.ts");
  return file?.scoring.kind === "scored"
    ? markRowsOf(open.chosen, file.predictions, file.scoring.scores.marked)
    : [];
}

/** One text for each, gathered without holding the page up. */
async function linesOf<T>(
  all: readonly T[],
  { tell, signal }: ExportOrder,
  print: (one: T) => string,
  head = "",
): Promise<Blob> {
  const texts = [head];
  const breathe = createBreath();
  for (const [index, one] of all.entries()) {
    texts.push(print(one));
    if (index % 500 === 0) tell(index, all.length);
    await breathe();
    signal.throwIfAborted();
  }
  return new Blob(texts);
}
