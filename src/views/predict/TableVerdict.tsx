import type { RefObject } from "react";
import type { PredictState } from "../../app/predict/session.ts";
import type { TraceTable } from "../../core/question/question.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import { Prose } from "../parts/Prose.tsx";
import { ruleWords } from "../words/rules.ts";
import { tableVerdict } from "../words/tables.ts";
import { CellVerdict } from "./CellVerdict.tsx";
import { TableCells } from "./TableCells.tsx";
import { VerdictHead } from "./VerdictHead.tsx";
import { feedbackTo } from "./feedback.ts";
import css from "./Verdict.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null> | null;
  readonly table: TraceTable;
  readonly answered: PredictState["answered"];
  readonly source: readonly string[];
}

/** A filled table, each cell beside Python's, and the rule of the first one that differs. */
export function TableVerdict({ heading, table, answered, source }: Properties) {
  const all = questionsOf(table).map((question) => feedbackTo(answered, question.id));
  const differing = all.find(
    (feedback) => feedback !== null && feedback.score.verdict !== "correct",
  );
  const whole = tableVerdict(all.map((feedback) => feedback?.score.verdict ?? null));
  const label = `table-${table.id}`;
  return (
    <>
      {heading !== null && (
        <VerdictHead
          heading={heading}
          verdict={whole.verdict}
          word={whole.word}
          sentence={whole.sentence}
          more=""
        />
      )}
      <p id={label} className="visually-hidden">
        Your table beside Python's
      </p>
      <TableCells table={table} source={source} labelledBy={label}>
        {(question) => {
          const found = answered.get(question.id);
          return found === undefined || typeof found.feedback === "string" ? null : (
            <CellVerdict question={question} feedback={found.feedback} raw={found.prediction.raw} />
          );
        }}
      </TableCells>
      {differing !== undefined && differing !== null && (
        <p className={css.rule}>
          <span className={css.name}>The rule</span>
          <span>
            <Prose text={ruleWords[differing.rule]} />
          </span>
        </p>
      )}
    </>
  );
}
