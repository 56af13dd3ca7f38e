import type { OpenPack } from "../../../app/evaluations/pack.ts";
import { type TaskKind } from "../../../core/benchmark/task.ts";
import { questionKinds } from "../../../core/question/question.ts";
import { taskKindWords } from "../../words/benchmarkTasks.ts";
import { itemKindWords } from "../../words/evaluations.ts";
import { count } from "../../words/numbers.ts";
import { questionsOf, withQuestions } from "./form/newPlan.ts";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./Fields.module.css";

interface Properties {
  readonly setup: Setup;
  /** Null until it is open. */
  readonly pack: OpenPack | null;
}

/** Which kinds of items are asked: of made questions those that are made, of others those that are taken. */
export function KindsField({ setup, pack }: Properties) {
  const { plan, change } = setup;
  const questions = questionsOf(plan.pack);
  const counts = new Map<TaskKind, number>();
  for (const { kind } of pack?.items ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const problem = problemOf(setup, "kinds");

  if (questions === null) {
    const kinds = [...counts.keys()];
    if (kinds.length < 2) return null;
    const asked = new Set(plan.kinds.length === 0 ? kinds : plan.kinds);
    return (
      <Checks
        legend="Kinds of item"
        kinds={kinds}
        counts={counts}
        isAsked={(kind) => asked.has(kind)}
        onAsk={(kind, isAsked) => {
          const now = kinds.filter((one) => (one === kind ? isAsked : asked.has(one)));
          // None would be all of them, which is what the last tick shows when it is taken away.
          change({ ...plan, kinds: now.length === kinds.length ? [] : now });
        }}
        wordsOf={(kind) =>
          plan.pack.kind === "benchmark" ? taskKindWords[kind] : itemKindWords(kind)
        }
        problem={null}
      />
    );
  }
  return (
    <Checks
      legend="Kinds of question"
      kinds={questionKinds}
      counts={pack === null ? null : counts}
      isAsked={(kind) => questions.kinds.some((one) => one === kind)}
      onAsk={(kind, isAsked) => {
        const kinds = questionKinds.filter((one) =>
          one === kind ? isAsked : questions.kinds.includes(one),
        );
        change({ ...plan, pack: withQuestions(plan.pack, { ...questions, kinds }) });
      }}
      wordsOf={itemKindWords}
      problem={problem}
    />
  );
}

interface ChecksProperties {
  readonly legend: string;
  readonly kinds: readonly TaskKind[];
  readonly counts: ReadonlyMap<TaskKind, number> | null;
  readonly isAsked: (kind: TaskKind) => boolean;
  readonly onAsk: (kind: TaskKind, isAsked: boolean) => void;
  readonly wordsOf: (kind: TaskKind) => string;
  readonly problem: string | null;
}

function Checks({ legend, kinds, counts, isAsked, onAsk, wordsOf, problem }: ChecksProperties) {
  return (
    <fieldset
      className={css.group}
      aria-describedby={problem === null ? undefined : `${fieldId("kinds")}-problem`}
    >
      <legend className={css.legend}>{legend}</legend>
      <div className={css.checks}>
        {kinds.map((kind, place) => (
          <label key={kind} className={css.check}>
            <input
              id={place === 0 ? fieldId("kinds") : undefined}
              type="checkbox"
              checked={isAsked(kind)}
              onChange={(event) => onAsk(kind, event.currentTarget.checked)}
            />
            <span>{wordsOf(kind)}</span>
            {counts !== null && isAsked(kind) && (
              <span className={css.many}>
                {count(counts.get(kind) ?? 0)}
                <span className="visually-hidden"> of them</span>
              </span>
            )}
          </label>
        ))}
      </div>
      {problem !== null && (
        <p id={`${fieldId("kinds")}-problem`} className={css.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
