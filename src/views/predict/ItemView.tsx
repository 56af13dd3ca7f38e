import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { TraceServices } from "../../app/services.ts";
import type { PredictSession, PredictState } from "../../app/predict/session.ts";
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Item } from "../../core/question/question.ts";
import { colourPython } from "../parts/code/colour.ts";
import { Region } from "../parts/region/Region.tsx";
import { CommitBar } from "./CommitBar.tsx";
import { GivenInput } from "./GivenInput.tsx";
import { ItemCode } from "./ItemCode.tsx";
import { QuestionHead } from "./QuestionHead.tsx";
import { Reveal } from "./Reveal.tsx";
import { AnswerForm } from "./forms/AnswerForm.tsx";
import { TableForm } from "./forms/TableForm.tsx";
import { picksFor } from "./picks.ts";
import { useAnswers } from "./useAnswers.ts";
import { predictFailureWords } from "../words/predicting.ts";
import css from "./ItemView.module.css";

interface Properties {
  readonly session: PredictSession;
  readonly state: PredictState;
  readonly attempt: Attempt;
  readonly item: Item;
  readonly services: TraceServices;
}

/** One item: its question and the code, and after the commit what Python had. */
export function ItemView({ session, state, attempt, item, services }: Properties) {
  const { phase, trace } = state;
  const answers = useAnswers(session, state, item);
  const sure = useRef<HTMLFieldSetElement>(null);
  const [warned, setWarned] = useState(false);
  const source = useMemo(
    () => attempt.program.source.replaceAll(/\r\n?/g, "\n").trimEnd().split("\n"),
    [attempt.program.source],
  );
  const lines = useMemo(() => colourPython(source.join("\n")), [source]);
  const committed = phase === "committed";
  const heading = `question-${item.id}`;
  const unavailable = whyNot(answers.sureness === "not-sure", answers.empty.length, item);

  const check = () => {
    if (phase !== "answering" || unavailable !== null) return;
    if (
      item.kind === "table" &&
      answers.empty.length > 0 &&
      answers.sureness !== "not-sure" &&
      !warned
    ) {
      setWarned(true);
      services.announcer.say(emptyWords(answers.empty.length));
      return;
    }
    answers.commit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (committed) void session.next();
      else if (sure.current?.contains(document.activeElement) === true) check();
      else focusSureness(sure.current);
      return;
    }
    if (committed || isFreeText(event.target)) return;
    const back = event.key === "z" && !event.shiftKey;
    const again = event.key === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
    if (back || again) {
      event.preventDefault();
      if (!(back ? answers.undo() : answers.redo())) {
        services.announcer.say(back ? "There is nothing to undo." : "There is nothing to redo.");
      }
    }
  };

  return (
    <>
      <Region id="task" label="Question" className={css.task} onKeyDown={onKeyDown}>
        <QuestionHead item={item} source={source} id={heading} answering={!committed} />
        {committed ? (
          <Reveal session={session} state={state} attempt={attempt} item={item} source={source} />
        ) : (
          <div className={css.answer} data-wide={item.kind === "table" || undefined}>
            {item.kind === "table" ? (
              <TableForm
                table={item}
                rawOf={answers.rawOf}
                onChange={answers.setRaw}
                source={source}
                labelledBy={heading}
              />
            ) : (
              <AnswerForm
                question={item}
                raw={answers.rawOf(item.id)}
                onChange={(raw) => answers.setRaw(item.id, raw)}
                source={source}
                labelledBy={heading}
              />
            )}
            {state.failure !== null && (
              <p className={css.failure} role="alert">
                {predictFailureWords(state.failure)}
              </p>
            )}
            {warned && answers.empty.length > 0 && (
              <p className={css.failure}>{emptyWords(answers.empty.length)}</p>
            )}
            <CommitBar
              sureness={answers.sureness}
              onSureness={answers.setSureness}
              why={answers.why}
              onWhy={answers.setWhy}
              unavailable={unavailable}
              busy={phase === "committing"}
              onCheck={check}
              group={sure}
            />
          </div>
        )}
      </Region>
      <Region id="code" label="Code" className={css.code} onKeyDown={onKeyDown}>
        <ItemCode
          item={item}
          lines={lines}
          trace={trace}
          answered={committed ? state.answered : null}
          picks={committed ? null : picksFor(item, answers, source)}
        />
        {showsInput(attempt) && <GivenInput lines={attempt.program.stdin} />}
      </Region>
    </>
  );
}

/** True when the program reads lines that are no question of this attempt. */
function showsInput({ program, items }: Attempt): boolean {
  const isAsked = items.some((item) => item.kind === "input" && item.ask.kind === "stdin");
  return program.stdin.length > 0 && !isAsked;
}

/** Why there is nothing to check yet, in words; null when there is. */
function whyNot(notSure: boolean, empty: number, item: Item): string | null {
  if (notSure) return null;
  if (item.kind !== "table") return empty === 0 ? null : "Answer first, or choose Not sure";
  const asked = item.rows.flatMap((row) => row.cells.filter((cell) => cell.kind === "asked"));
  return empty < asked.length ? null : "Fill in a cell first, or choose Not sure";
}

function emptyWords(empty: number): string {
  return empty === 1
    ? "One cell is still empty. Check again to leave it so."
    : `${empty} cells are still empty. Check again to leave them so.`;
}

function focusSureness(group: HTMLFieldSetElement | null): void {
  const radio = group?.querySelector<HTMLElement>("input:checked") ?? group?.querySelector("input");
  radio?.focus();
}

/** A text that is no answer has the browser's own undo. */
function isFreeText(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("[data-free-text]") !== null;
}
