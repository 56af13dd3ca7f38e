import { useEffect, useRef, useState } from "react";
import type { Attempts } from "../../../../app/attempts.ts";
import type { OpenEvaluation } from "../../../../app/evaluations/session.ts";
import type { AttemptRecord } from "../../../../core/attempt/record.ts";
import type { Analysis } from "../../../../core/evaluation/analysis/analysis.ts";
import { analysisOf } from "./comparedState.ts";

/** How long the page may be kept from other things at a time. */
const sliceMs = 8;

const noRecords: readonly AttemptRecord[] = [];

/**
 * The numbers of an evaluation, worked out bit by bit while the page stays awake: null until the first are there, then those of the last state that was gone through. A
 * state that comes in the meantime waits for its turn.
 */
export function useAnalysis(state: OpenEvaluation, attempts: Attempts): Analysis | null {
  const records = useRecords(attempts, hasQuestions(state));
  const [analysis, setAnalysis] = useState<Analysis | null>(null);
  const wanted = useRef<(() => Generator<undefined, Analysis, undefined>) | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    wanted.current = () => analysisOf(state, records);
    if (timer.current !== null) return;
    const begin = (): void => {
      const work = wanted.current?.();
      wanted.current = null;
      if (work === undefined) {
        timer.current = null;
        return;
      }
      const goOn = (): void => {
        const end = performance.now() + sliceMs;
        let step = work.next();
        while (step.done !== true && performance.now() < end) step = work.next();
        if (step.done === true) setAnalysis(step.value);
        timer.current = setTimeout(step.done === true ? begin : goOn);
      };
      timer.current = setTimeout(goOn);
    };
    begin();
  }, [state, records]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return analysis;
}

/** What people had answered in this browser when the page came here; empty until it is read, and where no item is a question. */
function useRecords(attempts: Attempts, wanted: boolean): readonly AttemptRecord[] {
  const [records, setRecords] = useState(noRecords);
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    void attempts.all().then((listing) => {
      if (!left) setRecords(listing.attempts);
    });
    return () => {
      left = true;
    };
  }, [attempts, wanted]);
  return wanted ? records : noRecords;
}

function hasQuestions({ items }: OpenEvaluation): boolean {
  return items.some(({ asked }) => asked.kind === "question");
}
