import { useEffect, useRef, useState } from "react";
import type { OpenEvaluation } from "../../../app/evaluations/session.ts";
import { type Board, createBoardKeeper } from "./board.ts";

/** How often tables follow while answers come, in ms: they would be in nobody's sight if they changed with each of them. */
const pace = 1_000;

/** The newest state at once while nothing goes on, and now and then while answers come. */
export function usePaced(state: OpenEvaluation): OpenEvaluation {
  const [shown, setShown] = useState(state);
  const newest = useRef(state);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const goesOn = state.phase === "running" || state.phase === "piloting";
  useEffect(() => {
    newest.current = state;
    if (!goesOn || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      setShown(newest.current);
    }, pace);
  }, [state, goesOn]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return goesOn && shown.evaluation.id === state.evaluation.id ? shown : state;
}

/** What came of every item from every predictor, kept up to date by what is new. */
export function useBoard(state: OpenEvaluation): Board {
  const [keep] = useState(createBoardKeeper);
  return keep(state);
}
