import { useEffect, useId, useRef } from "react";
import type { PredictPlan } from "../../app/predict/current.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { modes } from "../../core/attempt/attempt.ts";
import { questionKinds, type SetOptions } from "../../core/question/question.ts";
import { largestSeed } from "../../core/program/program.ts";
import { Button } from "../parts/button/Button.tsx";
import { Dialog } from "../parts/dialog/Dialog.tsx";
import { modeWords } from "../words/predicting.ts";
import { kindNames } from "../words/questions.ts";
import { PointChips } from "../trace/PointChips.tsx";
import css from "./PlanDialog.module.css";

interface Properties {
  readonly open: boolean;
  readonly plan: PredictPlan;
  readonly onChange: (plan: PredictPlan) => void;
  /** The run whose steps were chosen; null when nothing ran yet. */
  readonly trace: TraceSession | null;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

const allKinds: readonly PredictPlan["kinds"][number][] = [
  "next-line",
  "branch",
  "state",
  "table",
  ...questionKinds.filter((kind) => !/^(next-line|branch|state)$/.test(kind)),
];

const sizes = [4, 8, 12, 20] as const;

/** What will be asked, and how. Everything has a sensible value, so Start is enough. */
export function PlanDialog({ open, plan, onChange, trace, onStart, onClose }: Properties) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (open) form.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  }, [open]);
  const set = (part: Partial<PredictPlan>) => onChange({ ...plan, ...part });
  return (
    <Dialog open={open} title="Predict this program" onClose={onClose}>
      <form
        ref={form}
        method="dialog"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (plan.kinds.length > 0) onStart();
        }}
      >
        <fieldset className={css.group}>
          <legend className={css.legend}>When you see what Python had</legend>
          <div className={css.modes}>
            {modes.map((mode) => (
              <label key={mode} className={css.mode}>
                <input
                  type="radio"
                  name={`${id}-mode`}
                  checked={plan.mode === mode}
                  onChange={() => set({ mode })}
                />
                <span className={css.name}>{modeWords[mode].name}</span>
                <span className={css.does}>{modeWords[mode].does}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className={css.group}>
          <legend className={css.legend}>What is asked</legend>
          <div className={css.kinds}>
            {allKinds.map((kind) => (
              <label key={kind} className={css.kind}>
                <input
                  type="checkbox"
                  checked={plan.kinds.includes(kind)}
                  onChange={(event) =>
                    set({
                      kinds: event.currentTarget.checked
                        ? [...plan.kinds, kind]
                        : plan.kinds.filter((other) => other !== kind),
                    })
                  }
                />
                {kindNames[kind]}
              </label>
            ))}
          </div>
        </fieldset>
        {trace !== null && <ChosenPoints trace={trace} />}
        <div className={css.rest}>
          <label className={css.field}>
            <span className={css.legend}>At most</span>
            <select
              className={css.select}
              value={plan.size}
              onChange={(event) => set({ size: Number(event.currentTarget.value) })}
            >
              {sizes.map((size) => (
                <option key={size} value={size}>
                  {size} questions
                </option>
              ))}
            </select>
          </label>
          <label className={css.field}>
            <span className={css.legend}>In tables</span>
            <select
              className={css.select}
              value={plan.help}
              onChange={(event) => {
                const help = event.currentTarget.value;
                if (isHelp(help)) set({ help });
              }}
            >
              <option value="unchanged">what stays is filled in</option>
              <option value="empty">all cells are empty</option>
            </select>
          </label>
          <label className={css.field}>
            <span className={css.legend}>Choice of questions, a number</span>
            <input
              className={css.select}
              type="number"
              min={0}
              max={largestSeed}
              step={1}
              value={plan.seed}
              onChange={(event) => {
                const seed = event.currentTarget.valueAsNumber;
                if (Number.isInteger(seed) && seed >= 0 && seed <= largestSeed) set({ seed });
              }}
            />
          </label>
        </div>
        <div className={css.foot}>
          <p className={css.note}>
            The same number gives the same questions. Answers stay in this browser.
          </p>
          <Button
            look="main"
            type="submit"
            className={css.start}
            unavailable={plan.kinds.length === 0 ? "Choose at least one kind of question" : null}
          >
            Start
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ChosenPoints({ trace }: { readonly trace: TraceSession }) {
  return (
    <div className={css.group}>
      <p className={css.legend}>Steps that you chose</p>
      <PointChips session={trace} />
      <p className={css.note}>
        In the trace, the key p or “Ask here” adds a question at the step that is shown.
      </p>
    </div>
  );
}

function isHelp(text: string): text is SetOptions["help"] {
  return text === "unchanged" || text === "empty";
}
