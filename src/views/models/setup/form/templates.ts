import { promptHash } from "../../../../core/asking/prompts/prompt.ts";
import { stockExemplars } from "../../../../core/asking/prompts/exemplars/stock.ts";
import {
  type Slot,
  stockTemplate,
  type Template,
} from "../../../../core/asking/prompts/template.ts";
import type { Prompting } from "../../../../core/evaluation/plan.ts";
import type { QuestionKind } from "../../../../core/question/question.ts";

/** The template that questions of a kind are put by: the stock one, or what stands in its place. */
export function templateOf(prompting: Prompting, kind: QuestionKind): Template {
  const { changed, style } = prompting;
  return (
    changed.find((one) => one.kind === kind && one.style === style) ?? stockTemplate(kind, style)
  );
}

/** The hash of all prompts of a template. */
export function templateHash(prompting: Prompting, kind: QuestionKind): string {
  return promptHash(templateOf(prompting, kind), prompting.parameters, stockExemplars);
}

/** Another text for questions of a kind; the stock text itself is the stock template again. */
export function withText(
  prompting: Prompting,
  kind: QuestionKind,
  text: Pick<Template, "system" | "user">,
): Prompting {
  const { style } = prompting;
  const stock = stockTemplate(kind, style);
  const others = prompting.changed.filter((one) => one.kind !== kind || one.style !== style);
  if (text.system === stock.system && text.user === stock.user) {
    return { ...prompting, changed: others };
  }
  // Whose text it is shows in its id; which text it is, in its hash.
  return { ...prompting, changed: [...others, { ...stock, id: `${stock.id}.own`, ...text }] };
}

/** Whether a template is not the stock one. */
export function isChanged(prompting: Prompting, kind: QuestionKind): boolean {
  return prompting.changed.some((one) => one.kind === kind && one.style === prompting.style);
}

const slots: { readonly [slot in Slot]: true } = {
  examples: true,
  code: true,
  stdin: true,
  question: true,
  steps: true,
  extras: true,
};

/** What is wrong with the text of a template, a sentence each. */
export function templateProblems(prompting: Prompting, kind: QuestionKind): readonly string[] {
  const { system, user } = templateOf(prompting, kind);
  const { parameters } = prompting;
  const text = `${system}\n${user}`;
  const found = new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[0]));
  const has = (slot: Slot): boolean => found.has(`{{${slot}}}`);
  const known = new Set(Object.keys(slots).map((slot) => `{{${slot}}}`));
  const problems = [...found]
    .filter((one) => !known.has(one))
    .map((one) => `${one} is no placeholder, and would be sent as it is.`);
  if (!has("code")) problems.push("{{code}} is missing: nobody would see the program.");
  if (!has("question")) problems.push("{{question}} is missing: nothing would be asked.");
  if (parameters.examples > 0 && !has("examples")) {
    problems.push("{{examples}} is missing, so no worked example would stand there.");
  }
  if ((parameters.confidence || parameters.penalty !== null) && !has("extras")) {
    problems.push("{{extras}} is missing, so confidence and UNSURE would not be asked for.");
  }
  return problems;
}

/** What may be meant and may be a slip, a sentence; null where there is nothing. */
export function templateDoubt(prompting: Prompting, kind: QuestionKind): string | null {
  const { system, user, style } = templateOf(prompting, kind);
  if (style === "json" || `${system}\n${user}`.includes("[ANSWER]")) return null;
  return "Nothing in it asks for [ANSWER] around the answer, so many replies may not be readable.";
}

/** The placeholders that a template can hold, as they are written. */
export const slotTexts: readonly string[] = Object.keys(slots).map((slot) => `{{${slot}}}`);
