import { useId } from "react";
import {
  largestSeed,
  parseStdin,
  printStdin,
  stdinOfRun,
  type Program,
} from "../../core/program/program.ts";
import { counted } from "../words/numbers.ts";
import css from "./ProgramInputs.module.css";

interface Properties {
  readonly program: Program;
  readonly onChange: (program: Program) => void;
  readonly onTrace: () => void;
}

/** What the program is given: lines for `input()`, and the seed of `random`. */
export function ProgramInputs({ program, onChange, onTrace }: Properties) {
  const id = useId();
  const lines = stdinOfRun(program.stdin).length;
  return (
    <details className={css.inputs} open={lines > 0}>
      <summary className={css.summary}>
        Input and seed
        <span className={css.quiet}>
          {counted(lines, "line")}, seed {program.seed}
        </span>
      </summary>
      <div className={css.fields}>
        <div className={css.lines}>
          <label htmlFor={`${id}-lines`}>
            Lines for <code translate="no">input()</code>
          </label>
          <textarea
            id={`${id}-lines`}
            className={css.box}
            rows={3}
            spellCheck={false}
            translate="no"
            value={printStdin(program.stdin)}
            onChange={(event) =>
              onChange({ ...program, stdin: parseStdin(event.currentTarget.value) })
            }
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                onTrace();
              }
            }}
          />
        </div>
        <div className={css.seed}>
          <label htmlFor={`${id}-seed`}>
            Seed of <code translate="no">random</code>
          </label>
          <input
            id={`${id}-seed`}
            className={css.number}
            type="number"
            min={0}
            max={largestSeed}
            step={1}
            value={program.seed}
            onChange={(event) => {
              const seed = event.currentTarget.valueAsNumber;
              if (Number.isInteger(seed) && seed >= 0 && seed <= largestSeed) {
                onChange({ ...program, seed });
              }
            }}
          />
        </div>
      </div>
    </details>
  );
}
