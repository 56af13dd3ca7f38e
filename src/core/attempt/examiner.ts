import type { RawAnswer } from "../prediction/prediction.ts";
import { printTruth } from "../prediction/printTruth.ts";
import { readAnswer } from "../prediction/readAnswer.ts";
import type { Answer } from "../prediction/prediction.ts";
import type { Program } from "../program/program.ts";
import { makeQuestions, truthOf } from "../question/index.ts";
import type { Item, Question, SetOptions, Truth } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import { judge } from "../score/judges/index.ts";
import { prefixOf, type RecordingChunk, type RecordingPrefix } from "../trace/index.ts";
import type { GivenAnswer, Judged, RunEnd, RunReport, Trial } from "./examination.ts";
import { maskedItem, questionsOf } from "./items.ts";
import { ruleOf } from "./ruleOf.ts";
import { RunRecord } from "./runRecord.ts";
import { Trials } from "./trials.ts";

/**
 * Holds what Python did, and gives of it only what is asked for: questions, beginnings of the recording, judgements. Who asks sees to it
 * that judgements, and beginnings beyond what a question shows, are asked for when the answer is committed.
 */
export class Examiner {
  private program: Program = { source: "", stdin: [], seed: 0 };
  private record = new RunRecord("");
  private items: readonly Item[] = [];
  private readonly questions = new Map<string, Question>();
  private trials: Trials | null = null;

  /** A run of this program follows; what was there of another is forgotten. */
  begin(program: Program): void {
    this.program = program;
    this.record = new RunRecord(program.source);
    this.items = [];
    this.questions.clear();
    this.trials = null;
  }

  append(chunk: RecordingChunk): void {
    this.record.append(chunk);
  }

  end(end: RunEnd): RunReport {
    return this.record.end(end);
  }

  /** Makes a set; its items do not say why they are asked where that would tell the answer. */
  makeSet(options: SetOptions): readonly Item[] {
    this.take(makeQuestions(this.record.recording, options).items);
    return this.items.map(maskedItem);
  }

  /** Goes on with items that were made earlier for the same program and options. */
  takeSet(items: readonly Item[], options: SetOptions): void {
    const whole = new Map(
      makeQuestions(this.record.recording, options).items.map((item) => [item.id, item]),
    );
    // Those that were masked are known again; others stay as they were asked.
    this.take(items.map((item) => whole.get(item.id) ?? item));
  }

  private take(items: readonly Item[]): void {
    this.items = items;
    for (const question of items.flatMap(questionsOf)) this.questions.set(question.id, question);
  }

  /** The first `steps` steps. */
  prefix(steps: number): RecordingPrefix {
    return prefixOf(this.record.recording, steps);
  }

  /** All steps, and how the run ended. */
  whole(): RecordingPrefix {
    const { recording } = this.record;
    const all = prefixOf(recording, recording.steps);
    return recording.outcome === null ? all : { ...all, outcome: recording.outcome };
  }

  /** The next run that judging these answers needs; null when there is none. Its pieces go to `appendTrial`, its end to `endTrial`. */
  nextTrial(answers: readonly GivenAnswer[]): Trial | null {
    this.trials ??= this.trialsOf(answers);
    return this.trials.next();
  }

  appendTrial(chunk: RecordingChunk): void {
    this.trials?.append(chunk);
  }

  /** `end` is null when the run could not be made. */
  endTrial(end: RunEnd | null): void {
    this.trials?.end(end);
  }

  /** Judges answers. What the runs before said about them is taken into account, as far as there were any. */
  judge(answers: readonly GivenAnswer[]): readonly Judged[] {
    const { trials } = this;
    this.trials = null;
    return answers.flatMap(({ question, raw, evidence }) => {
      const asked = this.questions.get(question);
      if (asked === undefined) return [];
      return [this.judged(asked, raw, evidence ?? trials?.evidence(question) ?? null)];
    });
  }

  private trialsOf(answers: readonly GivenAnswer[]): Trials {
    const open = answers.flatMap(({ question, evidence }) => {
      const asked = evidence === null ? this.questions.get(question) : undefined;
      return asked === undefined ? [] : [asked];
    });
    const raws = new Map(answers.map(({ question, raw }) => [question, raw]));
    return new Trials(this.record.recording, this.program, this.items, open, raws);
  }

  private judged(question: Question, raw: RawAnswer | null, evidence: Evidence | null): Judged {
    const { recording } = this.record;
    const truth = truthOf(recording, question);
    const answer = readAnswer(question, raw);
    const score =
      evidence === null ? judge(question, truth, answer) : judge(question, truth, answer, evidence);
    return {
      question: question.id,
      score,
      truth,
      truthText: truth === null ? "" : (printTruth(truth)?.text ?? ""),
      mineText: mineText(answer, raw),
      rule: ruleOf(recording, question, truth),
      evidence,
    };
  }
}

/** An answer in the notation of Python's; as it was written where it has none. */
function mineText(answer: Answer, raw: RawAnswer | null): string {
  const truth = asTruth(answer);
  return (truth === null ? null : printTruth(truth))?.text ?? raw?.text ?? "";
}

function asTruth(answer: Answer): Truth | null {
  switch (answer.kind) {
    case "path":
      return { ...answer, steps: [] };
    case "input":
      return { kind: "input", example: answer.text };
    case "coverage":
    case "branch":
    case "next-line":
    case "state":
    case "output":
    case "count":
    case "alias":
      return answer;
    default:
      return null;
  }
}
