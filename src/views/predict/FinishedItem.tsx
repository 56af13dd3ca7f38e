import type { PredictState } from "../../app/predict/session.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import { readAnswer } from "../../core/prediction/readAnswer.ts";
import type { Item } from "../../core/question/question.ts";
import { placeOf, type RunPlace } from "../../core/score/runPlace.ts";
import type { Verdict as VerdictName } from "../../core/score/score.ts";
import { Button } from "../parts/button/Button.tsx";
import { Prose } from "../parts/Prose.tsx";
import { questionWords } from "../words/questions.ts";
import { tableVerdict } from "../words/tables.ts";
import { verdictWords } from "../words/verdicts.ts";
import { TableVerdict } from "./TableVerdict.tsx";
import { Verdict } from "./Verdict.tsx";
import { VerdictIcon } from "./VerdictIcon.tsx";
import { feedbackTo } from "./feedback.ts";
import { verdictTones } from "./verdictTones.ts";
import css from "./Finished.module.css";

interface Properties {
  readonly item: Item;
  readonly answered: PredictState["answered"];
  readonly source: readonly string[];
  /** Opens the run at a place. */
  readonly onOpen: (place: RunPlace) => void;
}

/** One question of a finished attempt; it opens to show both answers. */
export function FinishedItem({ item, answered, source, onOpen }: Properties) {
  const { place, ask } = questionWords(item, source);
  const verdict = verdictOf(item, answered);
  const question = (
    <span className={css.question}>
      {place !== "" && (
        <span className={css.place}>
          <Prose text={place} />{" "}
        </span>
      )}
      <Prose text={ask} />
    </span>
  );
  if (verdict === null) {
    const kept = questionsOf(item).some(({ id }) => answered.has(id));
    return (
      <li className={css.item}>
        <span className={css.verdict} data-tone="quiet">
          {kept ? "Kept" : "Not answered"}
        </span>
        {question}
      </li>
    );
  }
  const first = questionsOf(item)[0];
  const found = first === undefined ? undefined : answered.get(first.id);
  const feedback = first === undefined ? null : feedbackTo(answered, first.id);
  return (
    <li>
      <details className={css.details}>
        <summary className={css.item}>
          <span className={css.verdict} data-tone={verdictTones[verdict.name]}>
            <VerdictIcon verdict={verdict.name} size={20} />
            {verdict.word}
          </span>
          {question}
        </summary>
        <div className={css.more}>
          {item.kind === "table" ? (
            <TableVerdict heading={null} table={item} answered={answered} source={source} />
          ) : (
            feedback !== null && (
              <Verdict
                heading={null}
                question={item}
                feedback={feedback}
                raw={found?.prediction.raw ?? null}
                why={found?.prediction.why ?? ""}
                source={source}
              />
            )
          )}
          <Button className={css.open} onClick={() => onOpen(placeIn(item, answered))}>
            Open the run there
          </Button>
        </div>
      </details>
    </li>
  );
}

/** Where the answer to an item is right or goes wrong; of a table its first cell that is not as Python had it. */
function placeIn(item: Item, answered: PredictState["answered"]): RunPlace {
  for (const question of questionsOf(item)) {
    const feedback = feedbackTo(answered, question.id);
    if (feedback === null || (item.kind === "table" && feedback.score.verdict === "correct")) {
      continue;
    }
    const raw = answered.get(question.id)?.prediction.raw ?? null;
    return placeOf({ ...feedback, question, answer: readAnswer(question, raw) });
  }
  return { kind: "step", step: item.reveals };
}

/** The verdict on an item, of a table on all its cells together; null while there is none. */
function verdictOf(
  item: Item,
  answered: PredictState["answered"],
): { readonly name: VerdictName; readonly word: string } | null {
  const all = questionsOf(item).map(({ id }) => feedbackTo(answered, id)?.score.verdict ?? null);
  const [only] = all;
  if (only === undefined || only === null) return null;
  if (item.kind !== "table") return { name: only, word: verdictWords[only].word };
  const whole = tableVerdict(all);
  return { name: whole.verdict, word: whole.word };
}
