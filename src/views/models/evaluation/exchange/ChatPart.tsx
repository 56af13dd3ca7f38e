import { useId, useMemo, useState } from "react";
import {
  mostOnSheet,
  nextCells,
  openCells,
  readReply,
  sheetOrigin,
  sheetText,
} from "../../../../app/evaluations/exchange/sheets.ts";
import type { SheetDraft } from "../../../../app/settings.ts";
import { Button } from "../../../parts/button/Button.tsx";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { useCell } from "../../../parts/useCell.ts";
import { refusalWords } from "../../../words/keeping.ts";
import { count, counted } from "../../../words/numbers.ts";
import type { ExchangeProperties } from "./ExchangePart.tsx";
import { SheetAnswers } from "./SheetAnswers.tsx";
import css from "./Exchange.module.css";

/** A model in a chat window: a text with some items to be copied, and a box that reads what came back. */
export function ChatPart({ services, session, state }: ExchangeProperties) {
  const id = useId();
  const { draft, change } = useDraft({ services, session, state });
  const [copied, setCopied] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const [keeping, setKeeping] = useState(false);
  const { label, size, asked, reply } = draft;
  const name = label.trim();
  const most = mostOnSheet(state);
  const wanted = Math.min(most, size);
  const open = useMemo(() => openCells(state, name), [state, name]);
  const text = useMemo(() => sheetText(state, asked), [state, asked]);
  const reading = useMemo(() => readReply(state, asked, reply), [state, asked, reply]);
  const readable = reading.answers.flatMap(({ output }) => output ?? []);
  const nameProblem = labelProblem(name, state);
  const total = state.items.length * state.evaluation.plan.samples;

  async function copy(): Promise<void> {
    const cells = asked.length > 0 ? asked : nextCells(state, name, wanted);
    change({ asked: cells });
    try {
      await navigator.clipboard.writeText(sheetText(state, cells));
      setCopied(
        `The text with ${counted(cells.length, "item")} is copied. Paste it into the chat window.`,
      );
    } catch {
      setCopied("The browser did not allow copying. Select the text below, and copy it by hand.");
    }
  }

  async function keep(): Promise<void> {
    setKeeping(true);
    setRefused(null);
    const refusal = await session.bring(name, sheetOrigin(state), readable);
    setKeeping(false);
    if (refusal !== null) {
      setRefused(refusalWords(refusal));
      return;
    }
    change({ asked: [], reply: "" });
    setCopied("");
    const left = open.length - readable.length;
    services.announcer.say(
      `${counted(readable.length, "answer")} kept. ${left <= 0 ? "All items are answered." : `${count(left)} to go.`}`,
    );
  }

  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        Ask in a chat window
      </h3>
      <p className={sheet.sentence}>
        For a model that you only have in a chat window: copy a text with some items into it, and
        paste its reply here. {most === 1 && "A benchmark’s own prompt asks one task at a time."}
      </p>
      <p className={css.line}>
        <label htmlFor={`${id}-label`}>Name of the model</label>
        <input
          id={`${id}-label`}
          className={css.field}
          value={label}
          maxLength={80}
          autoComplete="off"
          aria-describedby={nameProblem === null ? undefined : `${id}-problem`}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        {most > 1 && (
          <>
            <label htmlFor={`${id}-size`}>Items at once</label>
            <input
              id={`${id}-size`}
              className={`${css.field} ${css.number}`}
              type="number"
              min={1}
              max={most}
              disabled={asked.length > 0}
              value={wanted}
              onChange={(event) => {
                const value = Math.trunc(event.currentTarget.valueAsNumber);
                if (value >= 1) change({ size: Math.min(most, value) });
              }}
            />
          </>
        )}
      </p>
      {nameProblem !== null && (
        <p id={`${id}-problem`} className={css.says}>
          {nameProblem}.
        </p>
      )}
      {nameProblem === null && (
        <p role="status" className={css.says}>
          {open.length === 0
            ? `${name} has answered all ${counted(total, "item")}.`
            : `${name} has answered ${count(total - open.length)} of ${counted(total, "item")}.`}
        </p>
      )}
      <p className={css.line}>
        <Button
          look={asked.length === 0 ? "main" : "plain"}
          unavailable={nameProblem ?? (open.length === 0 ? "All items are answered" : null)}
          onClick={() => void copy()}
        >
          {asked.length > 0
            ? "Copy the same text again"
            : `Copy the text with the next ${counted(Math.min(wanted, Math.max(1, open.length)), "item")}`}
        </Button>
        {asked.length > 0 && (
          <Button onClick={() => change({ asked: [], reply: "" })}>Give this text up</Button>
        )}
        <span role="status">{copied}</span>
      </p>
      {asked.length > 0 && (
        <>
          <details className={css.details}>
            <summary>The text with {counted(asked.length, "item")}</summary>
            <textarea
              className={css.text}
              aria-label="The text to be copied"
              rows={10}
              readOnly
              translate="no"
              value={text}
            />
          </details>
          <div className={css.reply}>
            <label htmlFor={`${id}-reply`}>The reply, pasted as a whole</label>
            <textarea
              id={`${id}-reply`}
              className={css.text}
              rows={8}
              spellCheck={false}
              translate="no"
              value={reply}
              onChange={(event) => change({ reply: event.currentTarget.value })}
            />
          </div>
          {reply.trim() !== "" && (
            <>
              <SheetAnswers reading={reading} />
              <p className={css.line}>
                <Button
                  look="main"
                  unavailable={keepProblem(nameProblem, readable.length, keeping)}
                  onClick={() => void keep()}
                >
                  Keep {counted(readable.length, "answer")}
                </Button>
                <span className={css.says}>
                  Answers are kept as they stand, right or wrong; they are not asked again.
                </span>
              </p>
            </>
          )}
          {refused !== null && (
            <p role="alert" className={css.failure}>
              Not kept: {refused}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function labelProblem(name: string, { evaluation }: ExchangeProperties["state"]): string | null {
  if (name === "") return "Say first which model it is";
  const other = evaluation.plan.predictors.find(({ label }) => label === name);
  return other === undefined || other.source.kind === "brought"
    ? null
    : "A predictor of this evaluation has this name";
}

function keepProblem(name: string | null, answers: number, keeping: boolean): string | null {
  if (keeping) return "They are being kept";
  return name ?? (answers === 0 ? "No answer was found in the reply" : null);
}

/** What is under way in this evaluation; each change is kept at once, and outlives the page. */
function useDraft({
  services,
  session,
  state,
}: Pick<ExchangeProperties, "services" | "session" | "state">): {
  readonly draft: SheetDraft;
  readonly change: (some: Partial<SheetDraft>) => void;
} {
  const all = useCell(services.sheets);
  const none = { evaluation: session.id, label: "", size: 10, asked: [], reply: "" };
  const kept = all.find(({ evaluation }) => evaluation === session.id) ?? none;
  const ids = useMemo(() => new Set(state.items.map(({ id }) => id)), [state.items]);
  // Its items may be others by now.
  const known = kept.asked.every(({ item }) => ids.has(item));
  const draft = known ? kept : { ...kept, asked: [] };
  return {
    draft,
    change(some) {
      const others = services.sheets.get().filter(({ evaluation }) => evaluation !== session.id);
      const next = { ...draft, ...some };
      const idle = next.label === "" && next.reply === "" && next.asked.length === 0;
      services.sheets.set(idle ? others : [...others, next]);
    },
  };
}
