import { useState } from "react";
import type { Benchmarks, KeptSet, KeptSets } from "../../../app/benchmarks/benchmarks.ts";
import { printRoute } from "../../../app/routes.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ConfirmDialog } from "../../parts/dialog/ConfirmDialog.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { benchmarkWords, sizeWords, truthsWords } from "../../words/benchmarks.ts";
import { recordWords, refusalWords } from "../../words/keeping.ts";
import { counted } from "../../words/numbers.ts";
import { timeWords } from "../../words/times.ts";
import css from "./SetsPart.module.css";

interface Properties {
  readonly services: Services;
  readonly benchmarks: Benchmarks;
  readonly kept: KeptSets;
}

/** The sets that are kept in this browser. */
export function SetsPart({ services, benchmarks, kept }: Properties) {
  const [asked, setAsked] = useState<KeptSet | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove(set: KeptSet): Promise<void> {
    setAsked(null);
    const done = await benchmarks.remove(set.id);
    if (done.kind === "failed") {
      setProblem(`${set.name} is not deleted: ${refusalWords(done.refusal)}`);
    } else services.announcer.say(`${set.name} is deleted.`);
  }

  return (
    <section aria-labelledby="sets">
      <h3 id="sets" className={css.title}>
        In this browser
      </h3>
      {kept.failure !== null && (
        <p role="alert" className={css.problem}>
          What is kept could not be read: {refusalWords(kept.failure)}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      {kept.damaged.length > 0 && (
        <details className={css.problem}>
          <summary>
            {counted(kept.damaged.length, "record")} could not be read; all others are here.
          </summary>
          <ul>
            {kept.damaged.map((one) => (
              <li key={`${one.table} ${one.id}`}>{recordWords(one)}</li>
            ))}
          </ul>
        </details>
      )}
      {kept.sets.length === 0 && kept.failure === null ? (
        <p className={css.nothing}>No benchmark yet. What you keep stands here.</p>
      ) : (
        <ul className={css.sets}>
          {kept.sets.map((set) => (
            <li key={set.id} className={`${sheet.part} ${css.set}`}>
              <div className={css.what}>
                <h4 className={css.name}>
                  <a href={printRoute({ kind: "benchmarks", set: set.id })}>{set.name}</a>
                </h4>
                <p>
                  {benchmarkWords[set.benchmark].name} · {sizeWords(set)}
                </p>
                <p className={css.facts}>
                  {[
                    truthsWords(set),
                    counted(set.answerFiles, "file of answers", "files of answers"),
                    `kept ${timeWords(set.importedMs)}`,
                  ].join(" · ")}
                </p>
              </div>
              <Button
                look="quiet"
                aria-label={`Delete ${set.name}`}
                onClick={() => {
                  setProblem(null);
                  setAsked(set);
                }}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={`Delete ${asked?.name ?? ""}?`}
        text="Its tasks and the answers to them are gone then. Its own files can be read again; export the scores before if you need them."
        yes="Delete it"
        no="Keep it"
        onYes={() => void (asked !== null && remove(asked))}
        onNo={() => setAsked(null)}
      />
    </section>
  );
}
