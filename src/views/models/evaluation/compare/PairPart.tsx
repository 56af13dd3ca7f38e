import { useId, useState } from "react";
import type { Analysis } from "../../../../core/evaluation/analysis/analysis.ts";
import type { Comparison } from "../../../../core/evaluation/analysis/comparison.ts";
import type { EvaluationItem } from "../../../../core/evaluation/item.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { AllPairs } from "./AllPairs.tsx";
import { PairDetail } from "./PairDetail.tsx";
import { seenFrom } from "./seenFrom.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly analysis: Analysis;
  readonly items: readonly EvaluationItem[];
  readonly onItem: ((item: string) => void) | null;
}

/** Two of them on the items that both answered, chosen from all; with more than two, all pairs at once. */
export function PairPart({ analysis, items, onItem }: Properties) {
  const title = useId();
  const [chosen, choose] = useState<readonly [string | null, string | null]>([null, null]);
  const all = analysis.figures.map(({ participant }) => participant);
  const first = all.find(({ id }) => id === chosen[0]) ?? all[0];
  const second =
    all.find(({ id }) => id === chosen[1] && id !== first?.id) ??
    all.find(({ id }) => id !== first?.id);
  if (first === undefined || second === undefined) return null;
  const comparison = pairOf(analysis.comparisons, first.id, second.id);
  return (
    <section aria-labelledby={title}>
      <h4 id={title} className={css.subtitle}>
        Two on the same items
      </h4>
      <div className={css.choice}>
        <label>
          <span>Compare</span>
          <select
            value={first.id}
            onChange={(event) => {
              const to = event.currentTarget.value;
              choose([to, to === second.id ? first.id : second.id]);
            }}
          >
            {all.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>with</span>
          <select
            value={second.id}
            onChange={(event) => {
              const to = event.currentTarget.value;
              choose([to === first.id ? second.id : first.id, to]);
            }}
          >
            {all.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      {comparison === null ? (
        <p className={sheet.sentence}>No item was answered by both.</p>
      ) : (
        <PairDetail
          comparison={comparison}
          first={first}
          second={second}
          items={items}
          onItem={onItem}
        />
      )}
      {all.length > 2 && <AllPairs comparisons={analysis.comparisons} participants={all} />}
    </section>
  );
}

function pairOf(
  comparisons: readonly Comparison[],
  first: string,
  second: string,
): Comparison | null {
  for (const one of comparisons) {
    if (one.first === first && one.second === second) return one;
    if (one.first === second && one.second === first) return seenFrom(one);
  }
  return null;
}
