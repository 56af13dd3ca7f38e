import { useEffect, useState } from "react";
import type { Look, OpenPack } from "../../../app/evaluations/pack.ts";
import type { Services } from "../../../app/services.ts";
import { createTraceSession, type TraceSession } from "../../../app/trace/session.ts";
import type { ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Program } from "../../../core/program/program.ts";

/** The run of an item as far as it is there. `step`: where the answer leaves it, 0-based; null for nowhere. */
export type FoundRun =
  | { readonly kind: "finding" }
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly session: TraceSession; readonly step: number | null };

interface Wanted {
  readonly pack: OpenPack;
  readonly item: EvaluationItem;
  readonly scored: ScoredOutput | null;
}

/** How long a cell is looked at before its run is found, in ms: whoever passes over many wants none of them. */
const restMs = 120;

/** Finds the run of a cell; the one before stays in its place until it is there. A run is recorded once, and asked for one at a time. */
export function useLook(
  services: Pick<Services, "recorder">,
  pack: OpenPack,
  item: EvaluationItem,
  scored: ScoredOutput | null,
): FoundRun {
  const [found, setFound] = useState<FoundRun>({ kind: "finding" });
  const { recorder } = services;
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      find({ pack, item, scored }, recorder).then(
        (run) => {
          if (wanted) setFound(run);
        },
        () => {
          if (wanted) setFound({ kind: "none" });
        },
      );
    }, restMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [pack, item, scored, recorder]);
  useEffect(
    () => () => {
      if (found.kind === "found") found.session.dispose();
    },
    [found],
  );
  return found;
}

async function find(
  { pack, item, scored }: Wanted,
  recorder: Services["recorder"],
): Promise<FoundRun> {
  const look = await pack.look(item, scored);
  if (look === null || look.recording.steps === 0) return { kind: "none" };
  const session = createTraceSession(look.recording, programOf(item, look), recorder);
  if (look.step !== null) session.goTo(look.step);
  return { kind: "found", session, step: look.step };
}

/** The program of a run: of a task it is what was recorded, which may have a call below the code. */
function programOf({ asked }: EvaluationItem, { recording }: Look): Program {
  if (asked.kind === "question") return asked.program;
  return { source: recording.source(), stdin: asked.task.program?.stdin ?? [], seed: 0 };
}
