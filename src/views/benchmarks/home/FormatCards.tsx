import type { Likely } from "../../../app/benchmarks/importState.ts";
import { type BenchmarkId, benchmarkIds } from "../../../core/benchmark/task.ts";
import { CardList } from "../../parts/cards/CardList.tsx";
import { benchmarkWords } from "../../words/benchmarks.ts";

interface Properties {
  /** Likeliest first; they stand before all others. */
  readonly likely: readonly Likely[];
  readonly onChoose: (format: BenchmarkId) => void;
}

/** All benchmarks, to say which one files are of. */
export function FormatCards({ likely, onChoose }: Properties) {
  const first = likely.map(({ format }) => format);
  const others = benchmarkIds.filter((id) => !first.includes(id));
  return (
    <CardList
      cards={[...first, ...others].map((id, place) => ({
        id,
        title: benchmarkWords[id].name,
        note: `${place < first.length ? "Likely. " : ""}${benchmarkWords[id].files.replaceAll("`", "")}`,
        onChoose: () => onChoose(id),
      }))}
    />
  );
}
