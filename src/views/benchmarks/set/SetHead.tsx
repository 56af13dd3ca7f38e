import { useEffect, useRef } from "react";
import type { OpenSet } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { SheetTitle } from "../../parts/title/SheetTitle.tsx";
import { useSaid } from "../../parts/useSaid.ts";
import { benchmarkWords, sizeWords } from "../../words/benchmarks.ts";
import { recordWords } from "../../words/keeping.ts";
import { counted } from "../../words/numbers.ts";
import { timeWords } from "../../words/times.ts";
import css from "./SetHead.module.css";

interface Properties {
  readonly services: Services;
  readonly state: OpenSet;
}

/** What set this is: its name, benchmark, licence and origin. */
export function SetHead({ services, state }: Properties) {
  const { set, damaged } = state;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useSaid(services.announcer, `${set.name} is open, ${sizeWords(set)}.`);
  return (
    <header className={css.head}>
      <SheetTitle heading={title}>{set.name}</SheetTitle>
      <p className={css.facts}>
        {[
          benchmarkWords[set.benchmark].name,
          sizeWords(set),
          `licence ${set.licence ?? "unknown"}`,
          `origin ${set.origin ?? "unknown"}`,
          ...(set.rejected > 0 ? [counted(set.rejected, "rejected row")] : []),
          `kept ${timeWords(set.importedMs)}`,
        ].join(" · ")}
      </p>
      {set.notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      {damaged.length > 0 && (
        <details className={css.damaged}>
          <summary>
            {counted(damaged.length, "record")} could not be read; all others are here.
          </summary>
          <ul>
            {damaged.map((one) => (
              <li key={`${one.table} ${one.id}`}>{recordWords(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}
