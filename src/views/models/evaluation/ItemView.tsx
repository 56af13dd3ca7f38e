import { useMemo } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../app/evaluations/session.ts";
import type { Services } from "../../../app/services.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { Prose } from "../../parts/Prose.tsx";
import { TextFact } from "../../benchmarks/set/TextFact.tsx";
import { itemKindWords } from "../../words/evaluations.ts";
import { count } from "../../words/numbers.ts";
import type { Board } from "./board.ts";
import { CellChoice } from "./CellChoice.tsx";
import { itemWords } from "./itemWords.ts";
import type { Picked } from "./picked.ts";
import { RunBeside } from "./RunBeside.tsx";
import { Transcript } from "./Transcript.tsx";
import css from "./ItemView.module.css";

interface Properties {
  readonly services: Services;
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
  readonly board: Board;
  readonly item: EvaluationItem;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
}

/** One item: what was asked, what each predictor said, and beside the transcript the run at the step where the answer leaves it. */
export function ItemView({ services, state, board, item, picked, onPick }: Properties) {
  const { pack, evaluation } = state;
  const { ask, given } = useMemo(() => itemWords(item), [item]);
  const sight = board.sight(picked.item, picked.predictor, picked.sample);
  const predictor = board.predictors[picked.predictor];
  const truth = pack.truth(item);
  return (
    <article className={css.item} aria-labelledby="item">
      <h4 id="item" tabIndex={-1} className={css.title}>
        <span className={css.place}>
          Item {count(picked.item + 1)} of {count(board.items.length)} · {itemKindWords(item.kind)}
        </span>
        {item.title}
      </h4>
      <p className={css.ask}>
        <Prose text={ask} />
      </p>
      {given.map(([name, text]) => (
        <TextFact key={name} name={name} text={text} />
      ))}
      <CellChoice board={board} picked={picked} onPick={onPick} />
      <div className={css.both}>
        <Transcript
          key={`${picked.item} ${picked.predictor} ${picked.sample}`}
          sight={sight}
          label={predictor?.label ?? ""}
          truth={truth}
          composed={() => pack.compose(item, evaluation.plan.prompting)}
        />
        <RunBeside
          services={services}
          evaluation={evaluation}
          pack={pack}
          item={item}
          scored={sight.kind === "reply" ? sight.scored : null}
        />
      </div>
    </article>
  );
}
