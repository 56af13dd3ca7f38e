import { Fragment, useMemo } from "react";
import type { AnswerFile, OpenSet, Scores } from "../../../app/benchmarks/session.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import {
  baselineWords,
  figureWords,
  percentWords,
  rangeWords,
} from "../../words/benchmarkFigures.ts";
import { count, counted } from "../../words/numbers.ts";
import { type Figure, type FigureRow, figureRows } from "./figures.ts";
import { scoredFiles } from "./scoredFiles.ts";
import css from "./ScoresPart.module.css";

/** Every figure of every scored file, as the benchmark's own code sums up and as the strict judge does, beside constant answers. */
export function ScoresPart({ state }: { readonly state: OpenSet }) {
  const { answers, set } = state;
  const files = useMemo(() => scoredFiles(answers), [answers]);
  const columns = useMemo(
    () =>
      files.map(({ scores }) => {
        const rows = figureRows(set.benchmark, scores.score);
        return new Map(rows.map((row) => [row.name, row]));
      }),
    [files, set.benchmark],
  );
  if (files.length === 0) return null;
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return (
    <section className={sheet.part} aria-labelledby="scores">
      <h3 id="scores" className={sheet.title}>
        Scores
      </h3>
      {files.map(({ file, scores }) => (
        <p key={file.id} className={css.says}>
          {differenceSentence(file, scores)}
        </p>
      ))}
      <div className={sheet.scroll} tabIndex={0} role="group" aria-labelledby="scores">
        <table className={`${sheet.table} ${css.table}`}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Figure
              </th>
              {files.map(({ file }) => (
                <th key={file.id} scope="colgroup" colSpan={2} className={css.file}>
                  {file.name}
                </th>
              ))}
              <th scope="col" rowSpan={2}>
                Looking at nothing
              </th>
            </tr>
            <tr>
              {files.map(({ file }) => (
                <Fragment key={file.id}>
                  <th scope="col" className={css.first}>
                    Reference
                  </th>
                  <th scope="col">Strict</th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">
                  {figureWords(name)}
                  <code className={css.key} translate="no">
                    {name}
                  </code>
                </th>
                {columns.map((column, index) => (
                  // A column has no identity but that of its file.
                  <FigureCells key={files[index]?.file.id} row={column.get(name)} />
                ))}
                <td className={css.baselines}>
                  {(columns.map((column) => column.get(name)?.baselines ?? [])[0] ?? []).map(
                    (baseline) => (
                      <span key={baseline.name} className={css.baseline}>
                        {baselineWords(baseline)}
                      </span>
                    ),
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.foot}>
        “Reference” is the benchmark’s own code, bug for bug; “strict” compares values as Python
        does. Below each figure: its 95 % interval, clustered by program, and over how many. “–”:
        not defined for these answers.
      </p>
    </section>
  );
}

function FigureCells({ row }: { readonly row: FigureRow | undefined }) {
  const [reference, strict] = [row?.reference ?? null, row?.strict ?? null];
  const differs =
    reference !== null &&
    strict !== null &&
    reference.value !== null &&
    strict.value !== null &&
    percentWords(reference.value) !== percentWords(strict.value);
  return (
    <>
      <td className={css.first}>
        <FigureText figure={reference} />
      </td>
      <td>
        <FigureText figure={strict} differs={differs} />
      </td>
    </>
  );
}

function FigureText({
  figure,
  differs = false,
}: {
  readonly figure: Figure | null;
  readonly differs?: boolean;
}) {
  if (figure === null || figure.value === null) return <span className={sheet.quiet}>–</span>;
  return (
    <>
      <span className={css.value}>{percentWords(figure.value)}</span>
      {differs && <span className={css.differs}>differs</span>}
      <span className={css.range}>{rangeWords(figure)}</span>
    </>
  );
}

function differenceSentence({ name }: AnswerFile, { differences, marked }: Scores): string {
  if (differences.length === 0) {
    return `${name}: reference and strict judge agree on all ${counted(marked.length, "answer")}.`;
  }
  const verb = differences.length === 1 ? "is" : "are";
  return `${name}: ${count(differences.length)} of ${counted(marked.length, "answer")} ${verb} marked otherwise by the strict judge; the list of differences below names each.`;
}
