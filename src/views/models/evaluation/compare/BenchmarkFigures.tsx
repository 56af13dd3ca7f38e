import type { ParticipantFigures } from "../../../../core/evaluation/analysis/analysis.ts";
import type { BenchmarkId } from "../../../../core/benchmark/task.ts";
import { figureWords, percentWords, rangeWords } from "../../../words/benchmarkFigures.ts";
import { type Figure, figureRows } from "../../../benchmarks/set/figures.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { FigureTable } from "./FigureTable.tsx";
import { ParticipantName } from "./ParticipantName.tsx";
import css from "./ComparePart.module.css";

interface Properties {
  readonly figures: readonly ParticipantFigures[];
  readonly benchmark: BenchmarkId | null;
}

/** The benchmark's own figures, a row for each predictor: above as its own code scores, beneath as the strict judge does. */
export function BenchmarkFigures({ figures, benchmark }: Properties) {
  if (benchmark === null) return null;
  const rows = figures.flatMap(({ participant, benchmark: score }) =>
    score === null ? [] : [{ participant, own: figureRows(benchmark, score) }],
  );
  const names = [...new Set(rows.flatMap(({ own }) => own.map(({ name }) => name)))];
  if (names.length === 0) return null;
  return (
    <FigureTable
      title="As the benchmark itself tells it"
      says="Under the names of its paper, as its own code scores; beneath, the strict judge. It marks replies as they are, so its figures need not be those above."
    >
      <thead>
        <tr>
          <th scope="col">Predictor</th>
          {names.map((name) => (
            <th key={name} scope="col" className={sheet.number}>
              {figureWords(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ participant, own }) => (
          <tr key={participant.id}>
            <th scope="row">
              <ParticipantName participant={participant} />
            </th>
            {names.map((name) => {
              const row = own.find((one) => one.name === name);
              return (
                <td key={name} className={sheet.number}>
                  {valueWords(row?.reference ?? null)}
                  <span className={css.small}>{valueRange(row?.reference ?? null)}</span>
                  <span className={css.small}>strict {valueWords(row?.strict ?? null)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function valueWords(figure: Figure | null): string {
  return figure === null || figure.value === null ? "–" : percentWords(figure.value);
}

function valueRange(figure: Figure | null): string {
  return figure === null ? "" : rangeWords(figure);
}
