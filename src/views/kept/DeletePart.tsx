import { useId } from "react";
import type { Inventory, KeptData } from "../../app/keptData.ts";
import { counted } from "../words/numbers.ts";
import { Deletion } from "./Deletion.tsx";
import css from "./KeptDialog.module.css";

interface Properties {
  readonly inventory: Inventory;
  readonly data: KeptData;
  readonly onDeleted: () => void;
}

/** Deletes the benchmarks, or everything. */
export function DeletePart({ inventory, data, onDeleted }: Properties) {
  const heading = useId();
  const { attempts, answers, benchmarks, evaluations } = inventory;
  const asked = evaluations?.evaluations ?? 0;
  return (
    <section className={css.part} aria-labelledby={heading}>
      <h3 id={heading} className={css.heading}>
        Delete
      </h3>
      {benchmarks !== null && benchmarks.sets + benchmarks.truths > 0 && (
        <Deletion
          what="benchmarks"
          done="All benchmarks were deleted."
          onDelete={() => data.dropBenchmarks()}
          onDeleted={onDeleted}
        >
          Delete {counted(benchmarks.sets, "benchmark")} with all answers and truths? This cannot be
          undone, and a backup does not hold them; their files can be brought again.
        </Deletion>
      )}
      <Deletion
        what="everything"
        done="Everything was deleted."
        onDelete={() => data.dropAll()}
        onDeleted={onDeleted}
      >
        Delete {counted(attempts, "attempt")} with {counted(answers, "answer")},
        {asked > 0 && ` ${counted(asked, "evaluation")} with all that was asked in them,`} all
        drafts, recordings, benchmarks, the kept program and the settings? This cannot be undone; a
        backup can bring it back, but for the benchmarks.
      </Deletion>
    </section>
  );
}
