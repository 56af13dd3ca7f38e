import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../app/evaluations/session.ts";
import { printRoute } from "../../../app/routes.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import { TabList, tabId } from "../../parts/tabs/TabList.tsx";
import { useCell } from "../../parts/useCell.ts";
import { packFailureWords } from "../../words/evaluations.ts";
import { refusalWords } from "../../words/keeping.ts";
import { count } from "../../words/numbers.ts";
import type { ModelsServices } from "../ModelsScreen.tsx";
import { ComparePart } from "./compare/ComparePart.tsx";
import { EvaluationHead } from "./EvaluationHead.tsx";
import { ExchangePart } from "./exchange/ExchangePart.tsx";
import { FiguresPart } from "./FiguresPart.tsx";
import { ItemsPart } from "./ItemsPart.tsx";
import { PilotPart } from "./PilotPart.tsx";
import { ProgressPart } from "./ProgressPart.tsx";
import { type Picked, noPick } from "./picked.ts";
import { useBoard, usePaced } from "./useBoard.ts";
import { useLeaveWarning } from "./useLeaveWarning.ts";
import css from "./EvaluationView.module.css";

/** One evaluation: how it goes, what came of it, and every answer beside the run that it is about. */
export function EvaluationView({ id, ...parts }: ModelsServices & { readonly id: string }) {
  const [session] = useState(() => parts.evaluations.open(id));
  const state = useCell(session.state);
  switch (state.kind) {
    case "opening":
      return (
        <>
          <h2 className={css.title}>Opening the evaluation</h2>
          <p className={css.text}>
            {state.total === 0
              ? "Its programs are being read."
              : `What Python does is found out first: ${count(state.done)} of ${count(state.total)}.`}
          </p>
          <ProgressBar
            label="Programs made ready"
            value={state.total === 0 ? null : state.done}
            max={Math.max(1, state.total)}
          />
        </>
      );
    case "missing":
      return (
        <Nothing
          title="No such evaluation"
          text="It is not in this browser: it was deleted, kept in another browser, or the address is damaged. A backup of it can be read again."
        />
      );
    case "failed":
      return <Failed failure={state.failure} />;
    case "open":
      return <Opened {...parts} session={session} state={state} />;
  }
}

type OpenedProperties = ModelsServices & {
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
};

const tabs = [
  { name: "overview", title: "Overview" },
  { name: "items", title: "Items" },
  { name: "comparison", title: "Comparison" },
  { name: "exchange", title: "In and out" },
] as const;

type TabName = (typeof tabs)[number]["name"];

function Opened({ services, evaluations, models, session, state }: OpenedProperties) {
  const [picked, setPicked] = useState<Picked>(noPick);
  const [tab, setTab] = useState<TabName>("overview");
  // A part is made when it is first looked at, and stays: what was chosen and typed in it is there again.
  const [visited, setVisited] = useState<ReadonlySet<TabName>>(new Set([tab]));
  const id = useId();
  const show = (name: TabName) => {
    setTab(name);
    setVisited(new Set([...visited, name]));
  };
  const out = state.progress.reduce((sum, { inflight }) => sum + inflight, 0);
  useLeaveWarning(out > 0 && state.phase !== "elsewhere");
  const paced = usePaced(state);
  const board = useBoard(paced);
  const begun = paced.scored.length + paced.failed.length > 0;
  const over = state.phase === "idle" && isOver(state);
  // While answers come, the cards tell how right they are.
  const goesOn = state.phase === "running" || state.phase === "piloting";
  const item = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0) item.current?.querySelector<HTMLElement>("#item")?.focus();
  }, [asked]);
  const showItem = (wanted: string) => {
    const row = board.items.findIndex((one) => one.id === wanted);
    if (row < 0) return;
    setPicked({ ...picked, item: row });
    show("items");
    setAsked(asked + 1);
  };
  const panels: { readonly [Name in TabName]: ReactNode } = {
    overview: (
      <>
        {!over && (begun || state.phase !== "idle") && <ProgressPart state={state} over={false} />}
        {!over && state.pilot !== null && <PilotPart state={state} />}
        {begun && !goesOn && <FiguresPart session={session} state={paced} board={board} />}
        {over && <ProgressPart state={state} over />}
        {!begun && state.phase === "idle" && state.pilot === null && (
          <p className={css.text}>{nothingYet(state)}</p>
        )}
      </>
    ),
    items: (
      <ItemsPart
        services={services}
        session={session}
        state={paced}
        board={board}
        picked={picked}
        onPick={setPicked}
      />
    ),
    comparison: (
      <ComparePart services={services} session={session} state={paced} onItem={showItem} />
    ),
    exchange: (
      <ExchangePart
        services={services}
        evaluations={evaluations}
        models={models}
        session={session}
        state={paced}
      />
    ),
  };
  const panelOf = (name: TabName) => `${tabId(id, name)}-panel`;
  return (
    <>
      <EvaluationHead services={services} session={session} state={state} />
      <TabList
        id={id}
        label="Parts of the evaluation"
        tabs={tabs}
        current={tab}
        onChoose={show}
        panelOf={panelOf}
      />
      <div ref={item} className={css.panels}>
        {tabs.map(({ name }) => (
          <div
            key={name}
            id={panelOf(name)}
            role="tabpanel"
            aria-labelledby={tabId(id, name)}
            hidden={name !== tab}
            className={css.parts}
          >
            {visited.has(name) && panels[name]}
          </div>
        ))}
      </div>
    </>
  );
}

/** What there is to see of an evaluation that has no answers. */
function nothingYet({ evaluation: { plan } }: OpenEvaluation): string {
  return plan.predictors.length === 0
    ? "Nobody was asked to answer: bring a file of answers, or copy a prompt, under “In and out”."
    : "No answer yet. The questions stand under “Items”; “Run” asks for all answers.";
}

function isOver({ evaluation: { status } }: OpenEvaluation): boolean {
  return status === "done" || status === "stopped";
}

function Failed({
  failure,
}: {
  readonly failure: Extract<
    ReturnType<EvaluationSession["state"]["get"]>,
    { readonly kind: "failed" }
  >["failure"];
}) {
  switch (failure.kind) {
    case "pack":
      return <Nothing title="Not opened" text={packFailureWords(failure.failure)} />;
    case "store":
      return (
        <Nothing
          title="Not opened"
          text={`It could not be read: ${refusalWords(failure.refusal)}`}
        />
      );
    case "other-pack":
      return (
        <Nothing
          title="Other questions than before"
          text={`What it asks is no longer what it was when it began: the items had the hash ${failure.expected.slice(0, 12)}, and have ${failure.found.slice(0, 12)} now. Its answers are kept and not touched. Bring the pack back as it was, or set the evaluation up anew with the one there is.`}
        />
      );
  }
}

function Nothing({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h2 className={css.title}>{title}</h2>
      <p className={css.text} role="alert">
        {text}
      </p>
      <p className={css.ways}>
        <a href={printRoute({ kind: "models", at: null })}>All evaluations</a>
        <a href={printRoute({ kind: "models", at: "new" })}>New evaluation</a>
        <Button look="quiet" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </p>
    </>
  );
}
