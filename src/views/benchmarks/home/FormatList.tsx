import { benchmarkIds } from "../../../core/benchmark/task.ts";
import { Prose } from "../../parts/Prose.tsx";
import { benchmarkWords } from "../../words/benchmarks.ts";
import css from "./FormatList.module.css";

/** Which files of which benchmarks are read, folded away. */
export function FormatList() {
  return (
    <details className={css.formats}>
      <summary>Which files are read</summary>
      <dl className={css.list}>
        {benchmarkIds.map((id) => (
          <div key={id} className={css.format}>
            <dt>{benchmarkWords[id].name}</dt>
            <dd>
              <Prose text={benchmarkWords[id].files} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
