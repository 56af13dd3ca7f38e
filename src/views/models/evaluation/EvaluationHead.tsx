import { useEffect, useRef } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../app/evaluations/session.ts";
import { printRoute } from "../../../app/routes.ts";
import type { Services } from "../../../app/services.ts";
import { extractorVersion } from "../../../core/asking/extraction/extraction.ts";
import { quarters, useSaid } from "../../parts/useSaid.ts";
import { styleWords } from "../../words/evaluations.ts";
import { cellCounts, standWords } from "../../words/evaluationRun.ts";
import { recordWords } from "../../words/keeping.ts";
import { count, counted } from "../../words/numbers.ts";
import { timeWords } from "../../words/times.ts";
import { RunButtons } from "./RunButtons.tsx";
import { TitleEdit } from "./TitleEdit.tsx";
import css from "./EvaluationHead.module.css";

interface Properties {
  readonly services: Services;
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
}

/** What evaluation this is, where it stands, and all that can be done with it. */
export function EvaluationHead({ services, session, state }: Properties) {
  const { evaluation, pack, items, damaged } = state;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const stand = standWords(state);
  const { done, errors, total } = cellCounts(state);
  const far = quarters(done + errors, total);
  const goes = state.phase === "running" && far !== "";
  useSaid(
    services.announcer,
    goes
      ? `${stand.word}, ${far}.`
      : `${stand.word}. ${state.phase === "running" ? "" : stand.sentence}`,
  );
  const { plan } = evaluation;
  const asksKeys = evaluation.status === "paused" && evaluation.reason?.kind === "predictor";
  return (
    <header className={css.head}>
      <TitleEdit heading={title} title={plan.title} onRename={(to) => void session.rename(to)} />
      <p className={css.facts}>
        {[
          pack.title,
          items.length === pack.items.length
            ? counted(items.length, "item")
            : `${count(items.length)} of ${counted(pack.items.length, "item")}, seed ${plan.seed}`,
          counted(plan.predictors.length, "predictor"),
          ...(plan.samples > 1 ? [`${counted(plan.samples, "sample")} of each`] : []),
          `${styleWords[plan.prompting.style].name.toLowerCase()} prompts`,
          ...(evaluation.startedMs === null ? [] : [`begun ${timeWords(evaluation.startedMs)}`]),
        ].join(" · ")}
      </p>
      <div className={css.stand} data-tone={stand.tone}>
        <p className={css.says}>
          <strong className={css.word}>{stand.word}.</strong> {stand.sentence}{" "}
          {asksKeys && <a href={printRoute({ kind: "models", at: "connect" })}>Connect models</a>}
        </p>
        <RunButtons session={session} state={state} />
      </div>
      <details className={css.more}>
        <summary>Versions and hashes</summary>
        <dl className={css.versions}>
          <Fact name="Pack" text={pack.hash} />
          <Fact name="Judges" text={pack.judges.join(", ")} />
          <Fact name="Extractor" text={`version ${extractorVersion}`} />
          <Fact
            name="Python"
            text={`${evaluation.versions.python}, Pyodide ${evaluation.versions.pyodide}`}
          />
          <Fact name="Foretrace" text={evaluation.versions.app} />
          <Fact name="Id" text={evaluation.id} />
        </dl>
      </details>
      {pack.left.length > 0 && (
        <details className={css.more}>
          <summary>{counted(pack.left.length, "item")} of the pack cannot be asked</summary>
          <ul className={css.left}>
            {pack.left.slice(0, mostLeft).map((one, index) => (
              // The same program may be left out more than once for the same reason.
              <li key={`${index} ${one.title}`}>
                {one.title}: {one.reason}
              </li>
            ))}
          </ul>
          {pack.left.length > mostLeft && (
            <p>and {counted(pack.left.length - mostLeft, "more item")}</p>
          )}
        </details>
      )}
      {damaged.length > 0 && (
        <details className={css.more}>
          <summary>
            {counted(damaged.length, "record")} could not be read; all others are here.
          </summary>
          <ul className={css.left}>
            {damaged.map((one) => (
              <li key={`${one.table} ${one.id}`}>{recordWords(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}

/** Most items that are listed as left out. */
const mostLeft = 100;

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>
        <code translate="no">{text}</code>
      </dd>
    </div>
  );
}
