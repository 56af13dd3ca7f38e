import type { SheetAnswer, SheetReading } from "../../../../app/evaluations/exchange/sheets.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { extractionNames, extractionWords, unparsedWords } from "../../../words/models.ts";
import { counted } from "../../../words/numbers.ts";
import css from "./Exchange.module.css";

interface Properties {
  readonly reading: SheetReading;
}

/** What was read of each item in a reply, before any of it is kept. */
export function SheetAnswers({ reading: { answers, unknown } }: Properties) {
  const missing = answers.filter(({ output }) => output === null);
  return (
    <>
      <div className={sheet.scroll} role="region" aria-label="What was read" tabIndex={0}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Program</th>
              <th scope="col">Answer</th>
              <th scope="col">Read as</th>
            </tr>
          </thead>
          <tbody>
            {answers.map((answer) => (
              <tr key={`${answer.cell.sample} ${answer.cell.item}`}>
                <th scope="row">{answer.number}</th>
                <td>{answer.title}</td>
                <td className={css.answer}>
                  {answer.output === null ? "" : <code translate="no">{answerText(answer)}</code>}
                </td>
                <td title={stateWords(answer)}>{stateName(answer)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <p className={css.notice}>
          {counted(missing.length, "question")} without an answer: {numbersOf(missing)}. They stay
          open, and come with the next text.
        </p>
      )}
      {unknown.length > 0 && (
        <p className={css.notice}>
          The reply also answers {unknown.slice(0, 20).join(", ")}
          {unknown.length > 20 && " …"}, which no question has. Is it the reply to this text?
        </p>
      )}
    </>
  );
}

function numbersOf(answers: readonly SheetAnswer[]): string {
  const numbers = answers.map(({ number }) => number);
  return numbers.length > 20 ? `${numbers.slice(0, 20).join(", ")} …` : numbers.join(", ");
}

function answerText({ extraction, output }: SheetAnswer): string {
  if (extraction !== null && "answer" in extraction) return extraction.answer?.text ?? "UNSURE";
  return output?.result.text.trim().slice(0, 300) ?? "";
}

function stateName({ extraction, output }: SheetAnswer): string {
  if (output === null) return "missing";
  return extraction === null ? "read when it is scored" : extractionNames[extraction.state];
}

function stateWords({ extraction, output }: SheetAnswer): string | undefined {
  if (output === null || extraction === null) return undefined;
  return extraction.state === "unparsed"
    ? unparsedWords[extraction.why]
    : extractionWords[extraction.state];
}
