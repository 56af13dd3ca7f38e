import type { KnownConnection } from "../../../app/models/models.ts";
import { stepsOf } from "../../../app/models/steps.ts";
import {
  diagnosisNames,
  diagnosisWords,
  foundWords,
  stepNames,
  stepStates,
} from "../../words/models.ts";
import { CopyLine } from "./CopyLine.tsx";
import css from "./Connect.module.css";

/** What a test of a connection found, step by step, and what to do about it. */
export function ConnectionTest({ known }: { readonly known: KnownConnection }) {
  const { connection, trying, found } = known;
  if (trying.kind === "untried") return null;
  if (trying.kind === "trying") {
    return (
      <p className={css.says}>
        The server is asked for its models and for one short answer. A model that has to be loaded
        first takes its time.
      </p>
    );
  }
  const { diagnosis } = trying;
  const unchosen = diagnosis.cause === "model-missing" && connection.model === "";
  return (
    <div className={css.result} data-works={diagnosis.cause === "none"}>
      <ol className={css.steps} aria-label="Steps of the test">
        {stepsOf(known, diagnosis).map(({ step, state }) => (
          <li key={step} className={css.step} data-state={state}>
            <span aria-hidden="true">{{ right: "✓", wrong: "✗", later: "·" }[state]}</span>{" "}
            {stepNames[step]}
            <span className="visually-hidden">: {stepStates[state]}</span>
          </li>
        ))}
      </ol>
      <p className={css.verdict}>{unchosen ? "Choose a model" : diagnosisNames[diagnosis.cause]}</p>
      <p className={css.words}>
        {unchosen
          ? "The server lets this page in. Choose one of its models above, and test again."
          : diagnosisWords(diagnosis)}
      </p>
      {diagnosis.cause === "cors" && diagnosis.line !== null && (
        <CopyLine text={diagnosis.line.text} />
      )}
      {found !== null && (
        <ul className={css.found} aria-label="What was found out about it">
          {foundWords(connection.server, found).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
