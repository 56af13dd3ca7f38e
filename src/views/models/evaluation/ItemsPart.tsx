import { useMemo, useState } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../app/evaluations/session.ts";
import type { Services } from "../../../app/services.ts";
import pair from "../../parts/list/PickPair.module.css";
import sheet from "../../parts/sheet/Sheet.module.css";
import { count, counted } from "../../words/numbers.ts";
import type { Board } from "./board.ts";
import { type ItemOrder, noWish, rowsOf } from "./filters.ts";
import { ItemFilters } from "./ItemFilters.tsx";
import { ItemView } from "./ItemView.tsx";
import { ItemsTable, tableHeight } from "./ItemsTable.tsx";
import { createItemTexts } from "./itemWords.ts";
import type { Picked } from "./picked.ts";
import css from "./ItemsPart.module.css";

interface Properties {
  readonly services: Services;
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
  readonly board: Board;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
}

/** Every item with what each predictor made of it, to be narrowed, sorted and looked at one by one. */
export function ItemsPart({ services, session, state, board, picked, onPick }: Properties) {
  const [wish, setWish] = useState(noWish);
  const [order, setOrder] = useState<ItemOrder>({ by: "asked", backwards: false });
  const textOf = useMemo(() => createItemTexts(board.items), [board.items]);
  const rows = useMemo(() => rowsOf(board, wish, order, textOf), [board, wish, order, textOf]);
  const item = board.items[picked.item];
  return (
    <section className={sheet.part} aria-labelledby="items">
      <h3 id="items" className={sheet.title}>
        Items
      </h3>
      <ItemFilters
        predictors={board.predictors}
        samples={state.evaluation.plan.samples}
        items={board.items}
        wish={wish}
        onWish={setWish}
      >
        <span className={pair.count} role="status">
          {rows.length === board.items.length
            ? counted(rows.length, "item")
            : `${count(rows.length)} of ${counted(board.items.length, "item")}`}
        </span>
      </ItemFilters>
      <div className={css.table} style={{ maxHeight: tableHeight(rows.length) }}>
        {rows.length === 0 ? (
          <p className={pair.empty}>No item is like that.</p>
        ) : (
          <ItemsTable
            board={board}
            rows={rows}
            order={order}
            onOrder={setOrder}
            picked={picked}
            onPick={onPick}
          />
        )}
      </div>
      {item !== undefined && (
        <ItemView
          services={services}
          session={session}
          state={state}
          board={board}
          item={item}
          picked={picked}
          onPick={onPick}
        />
      )}
    </section>
  );
}
