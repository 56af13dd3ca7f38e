import { stdinOfRun, type Program } from "../../program/program.ts";
import type { Question } from "../../question/question.ts";
import { jsonHash } from "../canonical.ts";
import { messagesHash } from "../messages.ts";
import type { ReplyForm } from "../extraction/extractReply.ts";
import type { AnswerForm, Message } from "../generation.ts";
import { answerSchema } from "./answerForm.ts";
import { askText, askVersion } from "./ask.ts";
import { codeText, stdinText } from "./code.ts";
import { examplesText } from "./exemplars/examplesText.ts";
import type { Exemplars } from "./exemplars/make.ts";
import { extrasText, type PromptParameters } from "./parameters.ts";
import { fill, type Template } from "./template.ts";

/** A prompt, ready to be sent. */
export interface Prompt {
  readonly messages: readonly Message[];
  /** The schema that the reply may be held to; null where it is plain text. */
  readonly answer: AnswerForm | null;
  /** What the reply has to look like to be read. */
  readonly form: ReplyForm;
  /** SHA-256 of what all prompts of the evaluation share ([P2]). */
  readonly hash: string;
  /** SHA-256 of these very messages. */
  readonly filledHash: string;
}

/** Puts a question on a program to a model. */
export function makePrompt(
  program: Program,
  question: Question,
  template: Template,
  parameters: PromptParameters,
  exemplars: Exemplars,
): Prompt {
  const { style } = template;
  const json = style === "json";
  const slots = {
    examples: examplesText(template, exemplars, parameters.examples),
    code: codeText(program.source, style),
    stdin: stdinText(stdinOfRun(program.stdin)),
    question: askText(question, program.source),
    steps: String(parameters.steps),
    extras: extrasText(parameters, json),
  };
  const messages: readonly Message[] = [
    { role: "system", text: fill(template.system, slots) },
    { role: "user", text: fill(template.user, slots) },
  ];
  const abstains = parameters.penalty !== null;
  const { confidence } = parameters;
  return {
    messages,
    answer: json
      ? { kind: "schema", schema: answerSchema(question, { confidence, abstains }) }
      : null,
    form: { form: json ? "json" : "text", opened: null, abstains },
    hash: promptHash(template, parameters, exemplars),
    filledHash: messagesHash(messages),
  };
}

/** SHA-256 of template, version, parameters and text, and of the words and examples that go into it ([P2]). */
export function promptHash(
  template: Template,
  parameters: PromptParameters,
  exemplars: Exemplars,
): string {
  const { id, version, system, user } = template;
  return jsonHash({
    id,
    version,
    system,
    user,
    words: askVersion,
    parameters: { ...parameters },
    examples: examplesText(template, exemplars, parameters.examples),
  });
}
