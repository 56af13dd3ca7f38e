import { useId } from "react";
import { codeLines, lineText, plain, type FormProperties } from "./form.ts";
import {
  definitions,
  parseNextLineChoice,
  printNextLineChoice,
  type NextLineChoice,
} from "./nextLineChoice.ts";
import css from "./Form.module.css";

/** Which line runs next: the list that says the same as a click in the code, and the answers that are no line. */
export function NextLineForm(properties: FormProperties<"next-line">) {
  const { raw, onChange, source, labelledBy } = properties;
  const name = useId();
  const choice = parseNextLineChoice(raw?.text ?? "");
  const called = [...new Set(definitions(source).map((definition) => definition.name))];
  const choose = (next: NextLineChoice) => onChange(plain(printNextLineChoice(next)));
  const radio = (kind: NextLineChoice["kind"], of: string) => (
    <input
      type="radio"
      name={name}
      checked={choice?.kind === kind}
      onChange={() => choose({ kind, of })}
      aria-label={radioNames[kind]}
    />
  );
  const ofKind = (kind: NextLineChoice["kind"]) => (choice?.kind === kind ? choice.of : "");

  return (
    <div className={css.choices} role="radiogroup" aria-labelledby={labelledBy}>
      <div className={css.choice}>
        {radio("line", ofKind("line") || String(codeLines(source)[0] ?? 1))}
        <span aria-hidden="true">Line</span>
        <select
          className={css.select}
          aria-label="The line that runs next"
          translate="no"
          value={ofKind("line")}
          onChange={(event) => choose({ kind: "line", of: event.currentTarget.value })}
        >
          <option value="" disabled>
            …
          </option>
          {codeLines(source).map((line) => (
            <option key={line} value={line}>
              {lineText(source, line)}
            </option>
          ))}
        </select>
      </div>
      <div className={css.row}>
        {called.length > 0 && (
          <div className={css.choice}>
            {radio("call", ofKind("call") || (called[0] ?? ""))}
            <span aria-hidden="true">It calls</span>
            <select
              className={css.select}
              aria-label="The function that it calls"
              translate="no"
              value={ofKind("call")}
              onChange={(event) => choose({ kind: "call", of: event.currentTarget.value })}
            >
              <option value="" disabled>
                …
              </option>
              {called.map((of) => (
                <option key={of}>{of}</option>
              ))}
            </select>
          </div>
        )}
        {called.length > 0 && (
          <div className={css.choice}>
            {radio("return", ofKind("return"))}
            <span aria-hidden="true">It returns to line</span>
            <input
              className={css.number}
              aria-label="The line that it returns to"
              inputMode="numeric"
              value={ofKind("return")}
              onChange={(event) => choose({ kind: "return", of: event.currentTarget.value })}
            />
          </div>
        )}
        <label className={css.choice}>
          {radio("raises", "")}
          It raises an exception
        </label>
        <label className={css.choice}>
          {radio("end", "")}
          The program ends
        </label>
      </div>
    </div>
  );
}

const radioNames: { readonly [kind in NextLineChoice["kind"]]: string } = {
  line: "Line, chosen from the list",
  call: "It calls a function",
  return: "It returns to a line",
  raises: "It raises an exception",
  end: "The program ends",
};
