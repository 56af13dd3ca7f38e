import { Fragment } from "react";
import type { ParticipantFigures } from "../../../../core/evaluation/analysis/analysis.ts";
import type { MetricFigure } from "../../../../core/evaluation/analysis/questions.ts";
import type { MetricId } from "../../../../core/score/metrics/metric.ts";
import { metricWords } from "../../../words/metrics.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import type { BenchmarkId } from "../../../../core/benchmark/task.ts";
import { BenchmarkFigures } from "./BenchmarkFigures.tsx";
import { FigureCell } from "./FigureCell.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { ParticipantName } from "./ParticipantName.tsx";
import { SetsTable } from "./SetsTable.tsx";
import css from "./ComparePart.module.css";

interface Properties {
  readonly figures: readonly ParticipantFigures[];
}

const metricTables: readonly { readonly title: string; readonly ids: readonly MetricId[] }[] = [
  {
    title: "Lines that run",
    ids: ["coverage-precision", "coverage-recall", "coverage-f1", "coverage-balanced"],
  },
  {
    title: "As people’s attempts are told",
    ids: [
      "credit",
      "answered",
      "accuracy-of-answered",
      "path-prefix",
      "path-similarity",
      "first-divergence",
    ],
  },
  { title: "The output, and the way to it", ids: ["coherence", "lucky", "slip"] },
];

/** Every other figure: several samples, saying "not sure", metrics of questions, sets of answers, and the benchmark's own. */
export function MoreFigures({
  figures,
  benchmark,
}: Properties & { readonly benchmark: BenchmarkId | null }) {
  return (
    <details className={css.more}>
      <summary>All other figures</summary>
      <div className={css.parts}>
        <BenchmarkFigures figures={figures} benchmark={benchmark} />
        {metricTables.map(({ title, ids }) => (
          <MetricTable key={title} title={title} ids={ids} figures={figures} />
        ))}
        <AbstentionTable figures={figures} />
        <SampleTable figures={figures} />
        <SetsTable figures={figures} />
      </div>
    </details>
  );
}

function MetricTable({
  title,
  ids,
  figures,
}: Properties & { readonly title: string; readonly ids: readonly MetricId[] }) {
  const shown = ids.filter((id) =>
    figures.some((one) => metricOf(one, id)?.figure.kind === "known"),
  );
  const own = figures.filter(({ metrics }) => metrics.length > 0);
  if (shown.length === 0) return null;
  return (
    <FigureTable title={title}>
      <thead>
        <tr>
          <th scope="col">Predictor</th>
          {shown.map((id) => (
            <th key={id} scope="col" className={sheet.number}>
              {metricWords[id].name}
              <span className={css.headSays}>{metricWords[id].says}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {own.map((one) => (
          <tr key={one.participant.id}>
            <th scope="row">
              <ParticipantName participant={one.participant} />
            </th>
            {shown.map((id) => {
              const metric = metricOf(one, id);
              return metric === undefined ? (
                <td key={id} className={sheet.number}>
                  –
                </td>
              ) : (
                <FigureCell
                  key={id}
                  figure={metric.figure}
                  unit={metric.unit === "share" ? "share" : "number"}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function metricOf({ metrics }: ParticipantFigures, id: MetricId): MetricFigure | undefined {
  return metrics.find(({ metric }) => metric === id);
}

function AbstentionTable({ figures }: Properties) {
  const shown = figures.filter(({ items }) => items > 0);
  return (
    <FigureTable
      title="Saying “not sure”"
      says="Right ones less the penalty for each wrong one, of all replies; “not sure” earns and costs nothing, and a reply without an answer is wrong."
    >
      <thead>
        <tr>
          <th scope="col">Predictor</th>
          <th scope="col" className={sheet.number}>
            Says “not sure”
          </th>
          <th scope="col" className={sheet.number}>
            Right of the others
          </th>
          {[0, 0.5, 1].map((penalty) => (
            <th key={penalty} scope="col" className={sheet.number}>
              Penalty {penalty === 0.5 ? "½" : penalty}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ participant, abstention }) => (
          <tr key={participant.id}>
            <th scope="row">
              <ParticipantName participant={participant} />
            </th>
            <FigureCell figure={abstention.unsure} />
            <FigureCell figure={abstention.willing} />
            {abstention.scores.map(({ penalty, score }) => (
              <FigureCell key={penalty} figure={score} unit="number" over={false} />
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function SampleTable({ figures }: Properties) {
  const shown = figures.filter(({ samples }) => samples.length > 0);
  if (shown.length === 0) return null;
  return (
    <FigureTable
      title="Several samples"
      says="pass@k: at least one of k is right. pass^k: all k are. Majority: the answer that most of the first k give is."
    >
      <thead>
        <tr>
          <th scope="col">Predictor</th>
          <th scope="col" className={sheet.number}>
            k
          </th>
          <th scope="col" className={sheet.number}>
            pass@k
          </th>
          <th scope="col" className={sheet.number}>
            pass^k
          </th>
          <th scope="col" className={sheet.number}>
            Majority
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ participant, samples }) => (
          <Fragment key={participant.id}>
            {samples.map(({ k, passAt, passHat, majority }, index) => (
              <tr key={k}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={samples.length}>
                    <ParticipantName participant={participant} />
                  </th>
                )}
                <td className={sheet.number}>{k}</td>
                <FigureCell figure={passAt} />
                <FigureCell figure={passHat} over={false} />
                <FigureCell figure={majority} over={false} />
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </FigureTable>
  );
}
