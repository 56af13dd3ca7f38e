import type { Program } from "../../core/program/program.ts";
import { samples } from "../../app/samples/samples.ts";
import { CardList } from "../parts/cards/CardList.tsx";
import css from "./EmptyState.module.css";

interface Properties {
  readonly onSample: (program: Program) => void;
  /** True when there is nothing to see because the program cannot be read. */
  readonly problem: boolean;
}

/** What stands where the state will be, before there is any. */
export function EmptyState({ onSample, problem }: Properties) {
  return (
    <div className={css.empty} tabIndex={0} role="group" aria-label="Samples">
      <h2 className={css.heading}>{problem ? "Nothing ran" : "Every step of a Python program"}</h2>
      <p className={css.text}>
        {problem
          ? "Python could not read the program, so there are no steps. Mend the marked line, and trace again."
          : "Press Trace: Python runs here in the page, and each of its steps is recorded. Then go forward and back through them, and see every name and object as it was."}
      </p>
      <h3 className={css.subheading}>Or begin with a sample</h3>
      <CardList
        cards={samples.map(({ id, title, note, program }) => ({
          id,
          title,
          note,
          onChoose: () => onSample(program),
        }))}
      />
      <p className={css.local}>Programs stay in this browser. Nothing is sent anywhere.</p>
    </div>
  );
}
