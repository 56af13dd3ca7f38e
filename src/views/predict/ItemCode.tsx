import { useMemo } from "react";
import type { PredictState } from "../../app/predict/session.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import type { Item } from "../../core/question/question.ts";
import { lineAboutToRun } from "../../core/trace/index.ts";
import type { ColouredText } from "../parts/code/colour.ts";
import { lineValues } from "../trace/lineValues.ts";
import { useSession } from "../trace/useSession.ts";
import type { CodePicks } from "./codeMarks.ts";
import { CodeView } from "./CodeView.tsx";
import { marksBefore, marksOfFeedback } from "./marks.ts";

interface Properties {
  readonly item: Item;
  readonly lines: readonly (readonly ColouredText[])[];
  readonly trace: TraceSession | null;
  /** The committed answers; null before the commit. */
  readonly answered: PredictState["answered"] | null;
  readonly picks: CodePicks | null;
}

const noValues: ReturnType<typeof lineValues> = new Map();

/** The code of an item, before the run has begun or at a moment of it. */
export function ItemCode(properties: Properties) {
  return properties.trace === null ? (
    <StillCode {...properties} />
  ) : (
    <CodeAtStep {...properties} trace={properties.trace} />
  );
}

function StillCode({ item, lines, answered, picks }: Properties) {
  const asked = item.kind === "table" ? 0 : item.line;
  const marks = useMemo(
    () => marksOfFeedback(item, answered, marksBefore({ asked, next: null, waiting: [] })),
    [item, answered, asked],
  );
  return (
    <CodeView
      lines={lines}
      marks={marks}
      values={noValues}
      picks={picks}
      here={asked === 0 ? null : asked}
    />
  );
}

function CodeAtStep({
  item,
  lines,
  trace,
  answered,
  picks,
}: Properties & { readonly trace: TraceSession }) {
  const { recording } = trace;
  const { step, cursor } = useSession(trace);
  const values = useMemo(() => lineValues(recording, cursor, step), [recording, cursor, step]);
  const next =
    recording.fileAt(step) === 0 ? (lineAboutToRun(recording, step)?.line ?? null) : null;
  const asked = item.kind === "table" ? 0 : item.line;
  const waiting = cursor.stack().slice(0, -1);
  const marks = marksOfFeedback(
    item,
    answered,
    marksBefore({ asked, next, waiting: waiting.map((frame) => frame.line) }),
  );
  return (
    <CodeView
      lines={lines}
      marks={marks}
      values={values}
      picks={picks}
      here={next ?? (asked === 0 ? null : asked)}
    />
  );
}
