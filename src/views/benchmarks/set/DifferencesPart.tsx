import { useMemo, useState } from "react";
import type { BenchmarkSession, OpenSet } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { PickList, pickListHeight } from "../../parts/list/PickList.tsx";
import pair from "../../parts/list/PickPair.module.css";
import sheet from "../../parts/sheet/Sheet.module.css";
import { counted } from "../../words/numbers.ts";
import { sampleWords } from "../../words/marks.ts";
import { taskLine } from "../../words/benchmarkTasks.ts";
import {
  type DifferenceFilter,
  differenceFilterWords,
  differenceWord,
  filterDifferences,
  isDifferenceFilter,
  listDifferences,
} from "./differences.ts";
import { MarkedPair } from "./MarkedPair.tsx";
import { scoredFiles } from "./scoredFiles.ts";
import { TaskDetail } from "./TaskDetail.tsx";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
}

/** The answers that the reference and the strict judge mark otherwise than each other. */
export function DifferencesPart({ services, session, state }: Properties) {
  const { answers } = state;
  const files = useMemo(() => scoredFiles(answers), [answers]);
  const all = useMemo(() => listDifferences(files), [files]);
  const [filter, setFilter] = useState<DifferenceFilter>("all");
  const [picked, setPicked] = useState(0);
  const shown = useMemo(() => filterDifferences(all, filter), [all, filter]);
  if (all.length === 0) return null;
  const place = Math.min(picked, shown.length - 1);
  const one = shown[place];
  return (
    <section className={sheet.part} aria-labelledby="differences">
      <h3 id="differences" className={sheet.title}>
        Differences
      </h3>
      <p className={sheet.sentence}>
        Answers that the benchmark’s own code and the strict judge mark otherwise than each other.
      </p>
      <div className={pair.controls}>
        <select
          className={pair.filter}
          aria-label="Which differences"
          value={filter}
          onChange={(event) => {
            const to = event.currentTarget.value;
            if (!isDifferenceFilter(to)) return;
            setFilter(to);
            setPicked(0);
          }}
        >
          {Object.entries(differenceFilterWords).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
        <span className={pair.count} role="status">
          {counted(shown.length, "difference")}
        </span>
      </div>
      <div className={pair.both}>
        <div className={pair.list} style={{ maxHeight: pickListHeight(shown.length) }}>
          {shown.length === 0 ? (
            <p className={pair.empty}>None of this sort.</p>
          ) : (
            <PickList
              label="Differences"
              rows={shown.length}
              picked={place}
              onPick={setPicked}
              pickOf={(row) => {
                const item = shown[row];
                if (item === undefined) return { title: "", note: "", tag: null };
                const { task, prediction, marked } = item.difference;
                return {
                  title: `${task.id}${sampleWords(prediction)}`,
                  note: files.length > 1 ? item.file.name : taskLine(task),
                  tag: { word: differenceWord(marked), tone: "differs" },
                };
              }}
            />
          )}
        </div>
        {one !== undefined && (
          <TaskDetail
            services={services}
            session={session}
            state={state}
            task={one.difference.task}
            answer={one.difference.prediction.raw}
          >
            <MarkedPair prediction={one.difference.prediction} marked={one.difference.marked} />
          </TaskDetail>
        )}
      </div>
    </section>
  );
}
