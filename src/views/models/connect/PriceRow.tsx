import { useState } from "react";
import type { Price } from "../../../app/models/models.ts";
import type { PriceLine } from "./priceRows.ts";
import css from "./Connect.module.css";

interface Properties {
  readonly row: PriceLine;
  /** Null: its cost is unknown from now on. */
  readonly onPrice: (price: Price | null) => void;
}

/** One model with its price, to be edited: it is kept when both numbers are there, and dropped when both are gone. */
export function PriceRow({ row, onPrice }: Properties) {
  const { origin, model, price } = row;
  const [input, setInput] = useState(numberText(price?.input));
  const [output, setOutput] = useState(numberText(price?.output));
  const [asOf, setAsOf] = useState(price?.asOf ?? "");
  const name = `${model} at ${new URL(origin).host}`;
  const keep = (day: string, dayChanged: boolean): void => {
    if (input.trim() === "" && output.trim() === "") {
      if (price !== null) onPrice(null);
      return;
    }
    const [one, other] = [dollars(input), dollars(output)];
    if (one === null || other === null) return;
    if (price !== null && one === price.input && other === price.output && !dayChanged) return;
    onPrice({
      origin,
      model,
      input: one,
      output: other,
      cachedInput: price?.cachedInput ?? null,
      reasoning: price?.reasoning ?? null,
      asOf: dayChanged && day !== "" ? day : new Date().toISOString().slice(0, 10),
    });
  };
  const number = (label: string, text: string, set: (text: string) => void) => (
    <td>
      <input
        className={`${css.text} ${css.price}`}
        type="text"
        inputMode="decimal"
        aria-label={`${label} price of ${name}`}
        aria-invalid={wrong(text) || undefined}
        value={text}
        onChange={(event) => set(event.currentTarget.value)}
        onBlur={() => keep(asOf, false)}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep(asOf, false);
        }}
      />
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <code translate="no">{model}</code> <span className={css.host}>{new URL(origin).host}</span>
      </th>
      {number("Input", input, setInput)}
      {number("Output", output, setOutput)}
      <td>
        <input
          className={`${css.text} ${css.day}`}
          type="date"
          aria-label={`Day of the price of ${name}`}
          value={asOf}
          disabled={price === null}
          onChange={(event) => {
            setAsOf(event.currentTarget.value);
            if (event.currentTarget.value !== "") keep(event.currentTarget.value, true);
          }}
        />
      </td>
      <td>{standing(price, input, output)}</td>
    </tr>
  );
}

function standing(price: Price | null, input: string, output: string): string {
  if (wrong(input) || wrong(output)) return "not a price";
  if (price !== null) return "known";
  return (input.trim() === "") === (output.trim() === "") ? "unknown" : "one more number";
}

/** A price as it is typed; null for what is none. */
function dollars(text: string): number | null {
  const typed = text.trim().replace(",", ".").replace(/^\$/, "");
  const value = Number(typed);
  return typed !== "" && Number.isFinite(value) && value >= 0 && value <= 1e6 ? value : null;
}

function wrong(text: string): boolean {
  return text.trim() !== "" && dollars(text) === null;
}

function numberText(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}
