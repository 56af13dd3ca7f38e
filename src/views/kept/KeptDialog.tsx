import { useCallback, useEffect, useState } from "react";
import type { Cell } from "../../app/cell.ts";
import type { Keeping } from "../../app/keepingState.ts";
import type { KeptData, Stock } from "../../app/keptData.ts";
import { Dialog } from "../parts/dialog/Dialog.tsx";
import { useCell } from "../parts/useCell.ts";
import { keepingAdvice, refusalWords } from "../words/keeping.ts";
import { BackupPart } from "./BackupPart.tsx";
import { DeletePart } from "./DeletePart.tsx";
import { Inventory } from "./Inventory.tsx";
import css from "./KeptDialog.module.css";

interface Properties {
  readonly open: boolean;
  readonly keeping: Pick<Cell<Keeping>, "get" | "subscribe">;
  readonly data: KeptData;
  readonly onClose: () => void;
}

/** What is kept in this browser, and how to take it elsewhere, bring it back or be rid of it. */
export function KeptDialog({ open, onClose, ...rest }: Properties) {
  return (
    <Dialog open={open} title="Kept in this browser" onClose={onClose}>
      <Content {...rest} />
    </Dialog>
  );
}

function Content({ keeping, data }: Pick<Properties, "keeping" | "data">) {
  const state = useCell(keeping);
  const advice = keepingAdvice(state);
  const { stock, recount } = useStock(data);
  return (
    <>
      {advice !== "" && (
        <p className={css.advice} data-tone={state.kind === "failed" ? "error" : "warning"}>
          {advice}
        </p>
      )}
      {stock?.kind === "failed" && (
        <p className={css.advice} data-tone="error">
          What is kept cannot be read: {refusalWords(stock.refusal)}
        </p>
      )}
      {stock?.kind === "counted" && (
        <Inventory
          inventory={stock.inventory}
          inWindow={state.kind === "window"}
          persistent={data.persistent}
          onDropRecordings={() => void data.dropRecordings().then(recount)}
        />
      )}
      <BackupPart data={data} onChanged={recount} />
      {stock?.kind === "counted" && (
        <DeletePart inventory={stock.inventory} data={data} onDeleted={recount} />
      )}
    </>
  );
}

/** What is kept, counted again after each change of it. */
function useStock(data: KeptData): { readonly stock: Stock | null; readonly recount: () => void } {
  const [stock, setStock] = useState<Stock | null>(null);
  const recount = useCallback(() => void data.count().then(setStock), [data]);
  useEffect(() => {
    recount();
    return data.changes.subscribe(recount);
  }, [data, recount]);
  return { stock, recount };
}
