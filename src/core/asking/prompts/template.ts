import type { QuestionKind } from "../../question/question.ts";
import { formTexts, shapeTexts } from "./answerForm.ts";
import { type Style, styleTexts } from "./style.ts";

/** A prompt with placeholders. Whoever changes its text gives it another version, or an id of its own. */
export interface Template {
  /** `state.direct`. */
  readonly id: string;
  readonly version: number;
  readonly kind: QuestionKind;
  readonly style: Style;
  readonly system: string;
  readonly user: string;
}

/** What can stand between double braces in a template. */
export type Slot = "examples" | "code" | "stdin" | "question" | "steps" | "extras";

const system = `You work out what Python programs do, without running them. Programs run on Python 3.14. Lines are counted from 1. You answer in exactly the form that
is asked for.`;

const version = 1;

/** The stock template of a kind and a style. */
export function stockTemplate(kind: QuestionKind, style: Style): Template {
  const how = styleTexts[style].replace("{{shape}}", shapeTexts[kind]);
  const form = style === "json" ? "" : `${formTexts[kind]}\n`;
  const user = `{{examples}}Program:
{{code}}

{{stdin}}Question: {{question}}

${form}${how}{{extras}}`;
  return { id: `${kind}.${style}`, version, kind, style, system, user };
}

const slot = /\{\{(\w+)\}\}/g;

/** A text with its placeholders filled; what is filled in is not looked at again, and names of no slot stay as they are. */
export function fill(text: string, slots: { readonly [name in Slot]: string }): string {
  const known = new Map<string, string>(Object.entries(slots));
  return text.replace(slot, (all, name: string) => known.get(name) ?? all);
}
