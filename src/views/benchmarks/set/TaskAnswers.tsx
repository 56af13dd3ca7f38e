import { useMemo } from "react";
import type { AnswerFile } from "../../../app/benchmarks/session.ts";
import type { Task } from "../../../core/benchmark/task.ts";
import { counted } from "../../words/numbers.ts";
import { markWords, sampleWords } from "../../words/marks.ts";
import css from "./TaskAnswers.module.css";

/** Most answers of one file that are shown. */
const mostShown = 10;

interface Properties {
  readonly task: Task;
  readonly answers: readonly AnswerFile[];
}

/** The answers of every file to a task, with their marks where they have some. */
export function TaskAnswers({ task, answers }: Properties) {
  const files = useMemo(
    () =>
      answers.flatMap((file) => {
        const mine = file.predictions.filter((one) => one.task === task.id);
        return mine.length === 0 ? [] : [{ file, mine, marks: marksOf(file, task) }];
      }),
    [answers, task],
  );
  return files.map(({ file, mine, marks }) => (
    <div key={file.id}>
      <p className={css.name}>Answers of {file.name}</p>
      <ul>
        {mine.slice(0, mostShown).map((one) => {
          const marked = marks.find(
            ({ part, sample }) => part === one.part && sample === one.sample,
          );
          return (
            <li key={`${one.part} ${one.sample}`} className={css.answer}>
              <code className={css.raw} translate="no">
                {one.raw === "" ? "(empty)" : one.raw.slice(0, 400)}
              </code>
              <span className={css.marks}>
                {[
                  sampleWords(one).replace(/^, /, ""),
                  ...(marked === undefined
                    ? []
                    : [
                        `reference ${markWords(marked.reference)}`,
                        `strict ${markWords(marked.strict)}`,
                      ]),
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
            </li>
          );
        })}
      </ul>
      {mine.length > mostShown && (
        <p className={css.marks}>and {counted(mine.length - mostShown, "more answer")}</p>
      )}
    </div>
  ));
}

function marksOf({ scoring }: AnswerFile, task: Task) {
  return scoring.kind === "scored"
    ? scoring.scores.marked.filter((marked) => marked.task === task.id)
    : [];
}
