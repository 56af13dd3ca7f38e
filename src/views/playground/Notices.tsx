import { useMemo } from "react";
import type { Recording } from "../../core/trace/index.ts";
import { cleanSource, type Blemish } from "../../core/program/clean.ts";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { useCell } from "../parts/useCell.ts";
import { failureWords } from "../words/running.ts";
import { Notice } from "./Notice.tsx";
import { OutcomeNotice } from "./OutcomeNotice.tsx";
import { problemOf } from "./problem.ts";

interface Properties {
  readonly services: Services;
  readonly session: TraceSession | null;
  readonly stale: boolean;
  readonly onShowEditor: (line: number) => void;
  readonly onSettings: () => void;
}

/** What the page has to say of the program and its run: how it ended, what is wrong, what could be cleaned. */
export function Notices({ services, session, stale, onShowEditor, onSettings }: Properties) {
  const { playground } = services;
  const program = useCell(playground.program);
  const run = useCell(playground.run);
  const traced = useCell(playground.traced);
  const damaged = useCell(services.damaged);
  const replaced = useCell(playground.replaced);
  const shown = useCell(playground.shown);
  const cleaning = useMemo(() => cleanSource(program.source), [program.source]);
  const settings = useCell(services.settings);

  return (
    <>
      {cleaning !== null && (
        <Notice tone="stopped" text={cleaningWords(cleaning.found)}>
          <Button onClick={() => playground.clean()}>Clean up</Button>
        </Notice>
      )}
      {shown !== null && (
        <Notice tone="done" text={shown.says}>
          {session !== null && !stale && (
            <Button onClick={() => session.goTo(shown.step)}>Go there</Button>
          )}
          <Button onClick={() => services.routes.go(shown.back)}>Back to {shown.name}</Button>
        </Notice>
      )}
      {replaced.length > 0 && (
        <Notice tone="done" text="Another program took the place of yours.">
          <Button onClick={() => playground.bringBack()}>Bring it back</Button>
          <Button look="quiet" onClick={() => playground.forgetReplaced()}>
            Let it go
          </Button>
        </Notice>
      )}
      {damaged && (
        <Notice
          tone="stopped"
          text="Something kept in this browser could not be read, so the page began anew with it."
        />
      )}
      {run.kind === "failed" && (
        <Notice tone="error" text={failureWords(run.failure)}>
          <Button onClick={() => void playground.trace(settings)}>Trace again</Button>
        </Notice>
      )}
      {traced !== null && !isPlainEnd(traced.recording) && !(stale && session === null) && (
        <OutcomeNotice
          services={services}
          session={session}
          problemLine={problemOf(traced.program.source, traced.recording)?.line ?? null}
          onShowEditor={onShowEditor}
          onSettings={onSettings}
        />
      )}
    </>
  );
}

/** An end of which there is nothing to say but that it came; the trace panel says that. */
function isPlainEnd(recording: Recording): boolean {
  return recording.outcome?.kind === "finished";
}

function cleaningWords(found: readonly Blemish[]): string {
  const names = {
    "byte-order-mark": "an invisible byte order mark",
    prompts: "the prompts of an interactive session",
    fence: "a Markdown fence around the code",
  };
  return `The text has ${found.map((blemish) => names[blemish]).join(" and ")}, which Python cannot read.`;
}
