import { useState } from "react";
import type { EvaluationItem } from "../../../../core/evaluation/item.ts";
import { Button } from "../../../parts/button/Button.tsx";
import { itemKindWords } from "../../../words/evaluations.ts";
import { count, counted } from "../../../words/numbers.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly title: string;
  /** Ids of items. */
  readonly ids: readonly string[];
  readonly items: readonly EvaluationItem[];
  readonly onItem: ((item: string) => void) | null;
}

const shownAtFirst = 8;

/** The items that tell two apart in one way: each can be opened. */
export function DiscordantList({ title, ids, items, onItem }: Properties) {
  const [all, setAll] = useState(false);
  const byId = new Map(items.map((item) => [item.id, item]));
  const shown = all ? ids : ids.slice(0, shownAtFirst);
  return (
    <div>
      <h5 className={css.listTitle}>
        {title}: {counted(ids.length, "item")}
      </h5>
      {ids.length > 0 && (
        <ul className={css.list}>
          {shown.map((id) => (
            <li key={id}>
              {onItem === null ? (
                nameOf(byId.get(id), id)
              ) : (
                <button type="button" className={css.open} onClick={() => onItem(id)}>
                  {nameOf(byId.get(id), id)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown.length < ids.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          Show all {count(ids.length)}
        </Button>
      )}
    </div>
  );
}

function nameOf(item: EvaluationItem | undefined, id: string): string {
  return item === undefined
    ? id
    : `${item.title}, ${itemKindWords(item.kind).toLowerCase()}${lineOf(item)}`;
}

function lineOf({ asked }: EvaluationItem): string {
  return asked.kind === "question" && asked.question.line > 0
    ? `, line ${count(asked.question.line)}`
    : "";
}
