import { useState } from "react";
import type { Evaluations, KeptEvaluations } from "../../../app/evaluations/evaluations.ts";
import { printRoute } from "../../../app/routes.ts";
import type { Services } from "../../../app/services.ts";
import { ConfirmDialog } from "../../parts/dialog/ConfirmDialog.tsx";
import { recordWords, refusalWords } from "../../words/keeping.ts";
import { counted } from "../../words/numbers.ts";
import { again } from "./again.ts";
import { EvaluationRow, type KeptEvaluation } from "./EvaluationRow.tsx";
import css from "./KeptPart.module.css";

interface Properties {
  readonly services: Services;
  readonly evaluations: Evaluations;
  readonly kept: KeptEvaluations;
}

/** The evaluations that are kept, with what can be done with each. */
export function KeptPart({ services, evaluations, kept }: Properties) {
  const [asked, setAsked] = useState<KeptEvaluation | null>(null);
  /** Whose plan would take the place of one that is being set up. */
  const [replacing, setReplacing] = useState<KeptEvaluation | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove({ evaluation }: KeptEvaluation): Promise<void> {
    setAsked(null);
    const { title } = evaluation.plan;
    const done = await evaluations.remove(evaluation.id);
    if (done.kind === "failed")
      setProblem(`${title} is not deleted: ${refusalWords(done.refusal)}`);
    else services.announcer.say(`${title} is deleted.`);
  }

  async function rename({ evaluation }: KeptEvaluation, title: string): Promise<void> {
    setProblem(null);
    const done = await evaluations.rename(evaluation.id, title);
    if (done.kind === "failed") {
      setProblem(`${evaluation.plan.title} is not renamed: ${refusalWords(done.refusal)}`);
    } else services.announcer.say(`It is called ${title} now.`);
  }

  function setUpAgain({ evaluation }: KeptEvaluation): void {
    evaluations.draft.set({ plan: again(evaluation.plan), typed: {} });
    services.routes.go({ kind: "models", at: "new" });
  }

  return (
    <section aria-labelledby="evaluations">
      <h3 id="evaluations" className="visually-hidden">
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
      <p className={css.new}>
        <a className={css.button} href={printRoute({ kind: "models", at: "new" })}>
          New evaluation
        </a>
      </p>
      <ul className={css.rows}>
        {kept.evaluations.map((one) => (
          <EvaluationRow
            key={one.evaluation.id}
            row={one}
            onRun={() => {
              evaluations.open(one.evaluation.id).run();
              services.routes.go({ kind: "models", at: one.evaluation.id });
            }}
            onAgain={() => {
              if (evaluations.draft.get() === null) setUpAgain(one);
              else setReplacing(one);
            }}
            onRename={(title) => void rename(one, title)}
            onRemove={() => {
              setProblem(null);
              setAsked(one);
            }}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        title={`Delete ${asked?.evaluation.plan.title ?? ""}?`}
        text="All its replies are gone then, also those that cost money. Export it before if you may need them."
        yes="Delete it"
        no="Keep it"
        onYes={() => void (asked !== null && remove(asked))}
        onNo={() => setAsked(null)}
      />
      <ConfirmDialog
        open={replacing !== null}
        title="Replace what you are setting up?"
        text="Another evaluation is being set up and not begun yet. What was chosen and typed for it would be gone."
        yes="Replace it"
        no="Go on with that one"
        onYes={() => replacing !== null && setUpAgain(replacing)}
        onNo={() => {
          setReplacing(null);
          services.routes.go({ kind: "models", at: "new" });
        }}
      />
    </section>
  );
}
