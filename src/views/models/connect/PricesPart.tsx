import { useId, useState } from "react";
import type { KnownConnection, Models, Price } from "../../../app/models/models.ts";
import { Button } from "../../parts/button/Button.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { PriceRow } from "./PriceRow.tsx";
import { priceRows, withoutPrice, withPrice } from "./priceRows.ts";
import css from "./Connect.module.css";

interface Properties {
  readonly models: Models;
  readonly known: readonly KnownConnection[];
  readonly prices: readonly Price[];
}

/** What models cost, as somebody wrote it down: what is not written down is unknown, and nothing is free for that. */
export function PricesPart({ models, known, prices }: Properties) {
  const id = useId();
  const rows = priceRows(known, prices);
  const [said, setSaid] = useState("");
  return (
    <section className={`${sheet.part} ${sheet.wide}`} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        Prices
      </h3>
      <p className={sheet.sentence}>
        US dollars for a million tokens, for estimates and budgets. What a server says of its cost
        goes before; what OpenRouter lists is taken over when it is tested. Without a price the cost
        is unknown, which is not nothing: a model on this machine costs 0 when you write 0.
      </p>
      {rows.length === 0 ? (
        <p className={css.says}>There is no model yet that could have a price.</p>
      ) : (
        <div className={sheet.scroll} role="group" tabIndex={0} aria-labelledby={`${id}-title`}>
          <table className={sheet.table}>
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col">Input</th>
                <th scope="col">Output</th>
                <th scope="col">As of</th>
                <th scope="col">Cost</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <PriceRow
                  key={`${row.origin} ${row.model} ${row.price?.input ?? ""} ${row.price?.output ?? ""} ${row.price?.asOf ?? ""}`}
                  row={row}
                  onPrice={(price) => {
                    models.setPrices(
                      price === null ? withoutPrice(prices, row) : withPrice(prices, price),
                    );
                    setSaid(`${row.model}: ${price === null ? "cost unknown" : "price kept"}.`);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p role="status" className={css.says}>
        {said}
      </p>
      {prices.length > 0 && (
        <p className={css.actions}>
          <Button
            onClick={() => {
              models.setPrices([]);
              setSaid("All prices are removed.");
            }}
          >
            Remove all prices
          </Button>
        </p>
      )}
    </section>
  );
}
