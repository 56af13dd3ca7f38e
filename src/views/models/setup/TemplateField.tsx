import { stockTemplate } from "../../../core/asking/prompts/template.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { questionKinds, type QuestionKind } from "../../../core/question/question.ts";
import { Button } from "../../parts/button/Button.tsx";
import { kindNames } from "../../words/questions.ts";
import { lineDiff } from "./form/lineDiff.ts";
import { questionsOf } from "./form/newPlan.ts";
import {
  isChanged,
  slotTexts,
  templateDoubt,
  templateHash,
  templateOf,
  templateProblems,
  withText,
} from "./form/templates.ts";
import { fieldId, type Setup } from "./useSetup.ts";
import css from "./HowPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly setup: Setup;
  readonly items: readonly EvaluationItem[];
  /** The kind whose template is shown, where it is asked; null: the first that is. */
  readonly kind: QuestionKind | null;
  readonly onKind: (kind: QuestionKind) => void;
}

/** The template of each kind of question: its name, version and hash, its text to be changed, and how it differs from the stock text. */
export function TemplateField({ setup, items, kind: wanted, onKind }: Properties) {
  const { plan, change } = setup;
  const { prompting } = plan;
  const asked =
    questionsOf(plan.pack)?.kinds ??
    questionKinds.filter((kind) => items.some((item) => item.kind === kind));
  const kinds = asked.length === 0 ? questionKinds : asked;
  const kind = kinds.find((one) => one === wanted) ?? kinds[0] ?? "state";
  const template = templateOf(prompting, kind);
  const problems = templateProblems(prompting, kind);
  const doubt = templateDoubt(prompting, kind);
  const hash = templateHash(prompting, kind);
  const changed = isChanged(prompting, kind);
  const put = (part: { readonly system?: string; readonly user?: string }) =>
    change({
      ...plan,
      prompting: withText(prompting, kind, {
        system: template.system,
        user: template.user,
        ...part,
      }),
    });
  const problemId = `${fieldId("template")}-problem`;
  return (
    <details className={fields.fold} id={fieldId(`template.${kind}`)} tabIndex={-1}>
      <summary>
        The prompt’s text
        {prompting.changed.length > 0 && <span className={css.changed}>changed</span>}
      </summary>
      <div className={fields.rows}>
        <div>
          <label htmlFor={fieldId("template-kind")} className={fields.label}>
            For questions of the kind
          </label>
          <select
            id={fieldId("template-kind")}
            className={fields.select}
            value={kind}
            onChange={(event) => {
              const to = kinds.find((one) => one === event.currentTarget.value);
              if (to !== undefined) onKind(to);
            }}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {kindNames[one]}
                {isChanged(prompting, one) ? ", changed" : ""}
              </option>
            ))}
          </select>
        </div>
        <p className={css.facts}>
          <code translate="no">
            {template.id} {template.version}
          </code>{" "}
          · hash{" "}
          <code title={hash} translate="no">
            {hash.slice(0, 12)}
          </code>
          {!changed && " · stock text"}
        </p>
        {(["system", "user"] as const).map((role) => (
          <div key={role}>
            <label htmlFor={fieldId(`template-${role}`)} className={fields.label}>
              {role === "system" ? "System" : "User"}
            </label>
            <textarea
              id={fieldId(`template-${role}`)}
              className={fields.area}
              rows={role === "system" ? 4 : 12}
              spellCheck={false}
              translate="no"
              value={template[role]}
              aria-invalid={problems.length > 0 || undefined}
              aria-describedby={problems.length === 0 ? undefined : problemId}
              onChange={(event) => put({ [role]: event.currentTarget.value })}
            />
          </div>
        ))}
        {problems.length > 0 && (
          <ul id={problemId} className={fields.problem}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        {doubt !== null && <p className={css.doubt}>{doubt}</p>}
        <p className={css.facts}>
          Filled in:{" "}
          {slotTexts.map((slot) => (
            <code key={slot} className={css.slot} translate="no">
              {slot}
            </code>
          ))}
        </p>
        {changed && (
          <>
            <Button className={css.back} onClick={() => put(stockTemplate(kind, prompting.style))}>
              Back to the stock text
            </Button>
            <Difference stock={stockTemplate(kind, prompting.style)} own={template} />
          </>
        )}
      </div>
    </details>
  );
}

interface Text {
  readonly system: string;
  readonly user: string;
}

/** What was changed, line by line. */
function Difference({ stock, own }: { readonly stock: Text; readonly own: Text }) {
  const lines = (["system", "user"] as const).flatMap((role) =>
    lineDiff(stock[role], own[role]).map((line) => ({ role, ...line })),
  );
  return (
    <div className={css.diff} tabIndex={0} role="group" aria-label="Changes against the stock text">
      {lines.map(({ role, kind, text }, place) => (
        // Lines of a difference have no identity but their place.
        <p key={`${role} ${place}`} className={css.line} data-kind={kind} translate="no">
          <span aria-hidden="true">{{ same: " ", gone: "−", new: "+" }[kind]}</span>
          {kind !== "same" && (
            <span className="visually-hidden">{kind === "gone" ? "gone: " : "new: "}</span>
          )}
          {text}
        </p>
      ))}
    </div>
  );
}
