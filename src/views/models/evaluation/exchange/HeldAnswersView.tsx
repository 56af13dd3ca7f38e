import { useId, useState } from "react";
import {
  type Held,
  type HeldAnswers,
  outputsToKeep,
} from "../../../../app/evaluations/exchange/hold.ts";
import type { EvaluationSession, OpenEvaluation } from "../../../../app/evaluations/session.ts";
import type { Services } from "../../../../app/services.ts";
import { IdList } from "../../../benchmarks/set/IdList.tsx";
import { Button } from "../../../parts/button/Button.tsx";
import { Prose } from "../../../parts/Prose.tsx";
import { refusalWords } from "../../../words/keeping.ts";
import { count, counted } from "../../../words/numbers.ts";
import type { ReadFile } from "./BringPart.tsx";
import css from "./Exchange.module.css";

interface Properties {
  readonly services: Services;
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
  readonly asked: Held;
  readonly file: ReadFile;
  /** Null: the whole file is left alone. */
  readonly onLeave: (group: HeldAnswers | null) => void;
}

/** A file that was read: what is in it for each model, what does not fit, and whether it is to be kept. */
export function HeldAnswersView({ file, onLeave, ...rest }: Properties) {
  return (
    <div className={css.file}>
      <h4 className={css.subtitle}>
        {file.name}
        {file.form !== "" && <span className={css.says}> read as {file.form}</span>}
      </h4>
      {file.problem !== null && (
        <div className={css.problem}>
          <p role="alert">
            Nothing was read: <Prose text={file.problem} />
          </p>
          <Button onClick={() => onLeave(null)}>Close</Button>
        </div>
      )}
      <IdList
        title={`${counted(file.rejected.length, "row")} could not be read; all others are here`}
        ids={file.rejected}
      />
      {file.held.map((group) => (
        <Group key={group.label} {...rest} file={file} group={group} onLeave={onLeave} />
      ))}
    </div>
  );
}

function Group({
  services,
  session,
  state,
  asked,
  file,
  group,
  onLeave,
}: Properties & { readonly group: HeldAnswers }) {
  const id = useId();
  const taken = new Set(state.evaluation.plan.predictors.map(({ label }) => label));
  const [label, setLabel] = useState(() => freeLabel(group.label, taken));
  const [refused, setRefused] = useState<string | null>(null);
  const [keeping, setKeeping] = useState(false);
  const { outputs, errors, missing, unknown, beyond, duplicate } = group;
  const name = label.trim();
  const lacking = lackingOf(state, name);
  const unavailable = keepingProblem(
    name,
    taken.has(name) && lacking === 0,
    outputs.length,
    keeping,
  );

  async function keep(): Promise<void> {
    setKeeping(true);
    setRefused(null);
    const from = `${file.name}, ${file.form}`;
    const kept = lacking > 0 ? outputs : outputsToKeep(group, asked);
    const refusal = await session.bring(name, from, kept);
    setKeeping(false);
    if (refusal !== null) {
      setRefused(refusalWords(refusal));
      return;
    }
    services.announcer.say(
      lacking > 0
        ? `What ${name} lacked is filled.`
        : `${name} is kept with ${counted(outputs.length, "answer")}.`,
    );
    onLeave(group);
  }

  return (
    <div className={css.group}>
      <p>
        {counted(outputs.length, "answer")} to {counted(asked.items.length, "item")}
        {asked.samples > 1 && `, ${count(asked.samples)} samples each`}.
        {errors > 0 && ` ${count(errors)} of them say that no reply came.`}
        {missing.length > 0 &&
          lacking === 0 &&
          ` What has no answer is kept as not answered, so that the share right is never that of the answered ones alone.`}
      </p>
      <IdList title={`${counted(missing.length, "item")} without an answer`} ids={missing} />
      <IdList title={`${counted(unknown.length, "id")} that no item has, left out`} ids={unknown} />
      <IdList
        title={`${counted(beyond.length, "answer")} to samples that are not asked here, left out`}
        ids={beyond}
      />
      <IdList
        title={`${counted(duplicate.length, "item")} with several answers, of which the first counts`}
        ids={duplicate}
      />
      <p className={css.line}>
        <label htmlFor={`${id}-label`}>Name in tables</label>
        <input
          id={`${id}-label`}
          className={css.field}
          value={label}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button look="main" unavailable={unavailable} onClick={() => void keep()}>
          {lacking > 0 ? `Add to ${name}` : "Keep as a predictor"}
        </Button>
        <Button onClick={() => onLeave(group)}>Leave it</Button>
      </p>
      {lacking > 0 && (
        <p className={css.says}>
          {name} lacks {counted(lacking, "answer")}. Those that this file has are added, and what is
          there stays as it is.
        </p>
      )}
      {unavailable !== null && !keeping && <p className={css.says}>{unavailable}.</p>}
      {refused !== null && (
        <p role="alert" className={css.failure}>
          Not kept: {refused}
        </p>
      )}
    </div>
  );
}

/** How many answers somebody of this name lacks whose answers were brought; 0 for anybody else. */
function lackingOf({ evaluation, items, progress }: Properties["state"], name: string): number {
  const own = progress.find(
    ({ predictor }) => predictor.source.kind === "brought" && predictor.label === name,
  );
  return own === undefined ? 0 : items.length * evaluation.plan.samples - own.done;
}

function keepingProblem(
  name: string,
  taken: boolean,
  answers: number,
  keeping: boolean,
): string | null {
  if (keeping) return "It is being kept";
  if (answers === 0) return "None of its ids is one of the items that are asked here";
  if (name === "") return "It needs a name";
  return taken ? "Another predictor has this name" : null;
}

/** Labels are unique in an evaluation. */
function freeLabel(label: string, taken: ReadonlySet<string>): string {
  const name = label.slice(0, 70);
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}
