import { jsonHash } from "../../../core/asking/canonical.ts";
import type { ReplyForm } from "../../../core/asking/extraction/extractReply.ts";
import { questionReader } from "../../../core/asking/extraction/readers/question.ts";
import { stockExemplars } from "../../../core/asking/prompts/exemplars/stock.ts";
import { makePrompt } from "../../../core/asking/prompts/prompt.ts";
import { stockTemplate, type Template } from "../../../core/asking/prompts/template.ts";
import type { Output } from "../../../core/evaluation/evaluation.ts";
import type { PackRef, Prompting } from "../../../core/evaluation/plan.ts";
import type { QuestionKind } from "../../../core/question/question.ts";
import { judges } from "../../../core/score/judges/index.ts";
import { stepOf } from "../../../core/score/metrics/divergence.ts";
import type { Recording } from "../../../core/trace/index.ts";
import type { Timing } from "../../../models/timing.ts";
import { createBreath } from "../../benchmarks/breath.ts";
import type { Composed, OpenPack } from "../pack.ts";
import type { InputRuns } from "./inputRuns.ts";
import type { KnownQuestion } from "./knownQuestion.ts";
import { questionPlayer } from "./questionPlayer.ts";
import { readOutput } from "./readOutput.ts";
import { scoreQuestion, type Shown, truthText } from "./scoreQuestion.ts";
import type { Program } from "../../../core/program/program.ts";

/** What a pack of questions is made of. */
export interface QuestionPackParts {
  readonly ref: PackRef;
  readonly title: string;
  readonly known: readonly KnownQuestion[];
  readonly left: OpenPack["left"];
  readonly versions: OpenPack["versions"];
  readonly inputs: InputRuns;
  /** Records a program of the pack again; null where it cannot be had. */
  readonly record: (program: Program) => Promise<Recording | null>;
  readonly timing: Timing;
}

/** Questions on programs, whose truths are known. */
export function createQuestionPack(parts: QuestionPackParts): OpenPack {
  const { known, inputs, record, timing } = parts;
  const byItem = new Map(known.map((one) => [one.item.id, one]));
  const templates = new WeakMap<Prompting, Map<QuestionKind, Template>>();
  const kinds = new Set(known.map(({ question }) => question.kind));

  function templateOf(prompting: Prompting, kind: QuestionKind): Template {
    const chosen = templates.get(prompting) ?? new Map<QuestionKind, Template>();
    templates.set(prompting, chosen);
    const { changed, style } = prompting;
    const template =
      chosen.get(kind) ??
      changed.find((one) => one.kind === kind && one.style === style) ??
      stockTemplate(kind, style);
    chosen.set(kind, template);
    return template;
  }

  /** What running the answers to questions for an input shows, by place among the answers. */
  async function shownBy(
    answers: readonly Answered[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<Answered, Shown>> {
    const given = answers.flatMap((answered) => {
      const { question, program, item } = answered.one;
      const { extraction } = answered.reading;
      const found = extraction.state === "ok" || extraction.state === "repaired";
      const raw = found ? extraction.answer : null;
      if (question.kind !== "input" || raw === null) return [];
      return [{ answered, input: { item: item.id, program, question, text: raw.text } }];
    });
    const shown = await inputs.show(
      given.map(({ input }) => input),
      signal,
    );
    return new Map(given.map(({ answered }, index) => [answered, shown[index] ?? null]));
  }

  return {
    ref: parts.ref,
    title: parts.title,
    hash: packHash(known),
    items: known.map(({ item }) => item),
    left: parts.left,
    judges: judges
      .flatMap(({ kind, id }) => (kinds.has(kind) ? [`${id.id} ${id.version}`] : []))
      .toSorted(),
    versions: parts.versions,
    truth(item) {
      const one = byItem.get(item.id);
      const text = one === undefined ? null : truthText(one);
      if (text !== null) return { kind: "known", text };
      const reason =
        one?.question.kind === "input"
          ? "Any input that works is right, and none is known: answers are run."
          : "The recording does not hold it.";
      return { kind: "unavailable", reason };
    },
    compose(item, prompting): Composed {
      if (item.asked.kind !== "question") throw new Error(`${item.id} is no question`);
      const { program, question } = item.asked;
      const template = templateOf(prompting, question.kind);
      const prompt = makePrompt(program, question, template, prompting.parameters, stockExemplars);
      return {
        messages: prompt.messages,
        template: `${template.id} ${template.version}`,
        prompt: prompt.hash,
        filled: prompt.filledHash,
        settings: prompt.answer === null ? {} : { answer: prompt.answer },
        form: prompt.form,
      };
    },
    player: (spec) => questionPlayer(spec, known, record, timing),
    async score(outputs, prompting, signal) {
      const form = formOf(prompting);
      const breathe = createBreath();
      const answers: Answered[] = [];
      for (const output of outputs) {
        const one = byItem.get(output.item);
        if (one === undefined) continue;
        const reading = readOutput(output, form, questionReader(one.question));
        answers.push({ one, output, reading });
        await breathe();
      }
      const shown = await shownBy(answers, signal);
      const scored = [];
      for (const answered of answers) {
        const { one, output, reading } = answered;
        scored.push(scoreQuestion(one, output, reading, shown.get(answered) ?? null));
        await breathe();
        signal.throwIfAborted();
      }
      return scored;
    },
    figures: () => null,
    async look(item, scored) {
      const one = byItem.get(item.id);
      const recording = one === undefined ? null : await record(one.program);
      if (one === undefined || recording === null) return null;
      const marked = scored?.marked ?? null;
      const step = marked === null ? one.question.reveals : stepOf(marked);
      return { recording, step: Math.min(Math.max(0, step), recording.steps - 1) };
    },
  };
}

interface Answered {
  readonly one: KnownQuestion;
  readonly output: Output;
  readonly reading: ReturnType<typeof readOutput>;
}

/** As `makePrompt` says it of each prompt. */
function formOf({ style, parameters }: Prompting): ReplyForm {
  return {
    form: style === "json" ? "json" : "text",
    opened: null,
    abstains: parameters.penalty !== null,
  };
}

function packHash(known: readonly KnownQuestion[]): string {
  return jsonHash(known.map(({ item, question }) => [item.id, JSON.stringify(question)]));
}
