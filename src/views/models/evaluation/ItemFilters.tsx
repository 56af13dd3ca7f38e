import { useMemo, type ReactNode } from "react";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import { Button } from "../../parts/button/Button.tsx";
import pair from "../../parts/list/PickPair.module.css";
import { itemKindWords } from "../../words/evaluations.ts";
import { filtersOf, type ItemWish, noWish } from "./filters.ts";
import css from "./ItemFilters.module.css";

interface Properties {
  readonly predictors: readonly Predictor[];
  readonly samples: number;
  readonly items: readonly EvaluationItem[];
  readonly wish: ItemWish;
  readonly onWish: (wish: ItemWish) => void;
  /** Stands at the end of the row. */
  readonly children: ReactNode;
}

/** What narrows the list of items: words, how they stand, kind and program. */
export function ItemFilters({ predictors, samples, items, wish, onWish, children }: Properties) {
  const filters = useMemo(() => filtersOf(predictors, samples), [predictors, samples]);
  const kinds = useMemo(() => [...new Set(items.map(({ kind }) => kind))], [items]);
  const programs = useMemo(
    () => [...new Map(items.map(({ program, title }) => [program, title]))],
    [items],
  );
  const change = (part: Partial<ItemWish>) => onWish({ ...wish, ...part });
  return (
    <div className={pair.controls}>
      <input
        type="search"
        className={pair.search}
        aria-label="Search items"
        placeholder="Name, question or answer"
        value={wish.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <select
        className={`${pair.filter} ${css.select}`}
        aria-label="How they stand"
        value={wish.filter}
        onChange={(event) => {
          const to = filters.find(([filter]) => filter === event.currentTarget.value);
          if (to !== undefined) change({ filter: to[0] });
        }}
      >
        {filters.map(([filter, words]) => (
          <option key={filter} value={filter}>
            {words}
          </option>
        ))}
      </select>
      {kinds.length > 1 && (
        <select
          className={`${pair.filter} ${css.select}`}
          aria-label="Kind of item"
          value={wish.kind ?? ""}
          onChange={(event) =>
            change({ kind: kinds.find((kind) => kind === event.currentTarget.value) ?? null })
          }
        >
          <option value="">All kinds</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {itemKindWords(kind)}
            </option>
          ))}
        </select>
      )}
      {programs.length > 1 && (
        <select
          className={`${pair.filter} ${css.select}`}
          aria-label="Program"
          value={wish.program ?? ""}
          onChange={(event) => change({ program: event.currentTarget.value || null })}
        >
          <option value="">All programs</option>
          {programs.map(([program, title]) => (
            <option key={program} value={program}>
              {title}
            </option>
          ))}
        </select>
      )}
      {children}
      {wish !== noWish && (
        <Button look="quiet" onClick={() => onWish(noWish)}>
          Show all
        </Button>
      )}
    </div>
  );
}
