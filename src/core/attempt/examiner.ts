import type { RawAnswer } from "../prediction/prediction.ts";
import { printTruth } from "../prediction/printTruth.ts";
import { readAnswer } from "../prediction/readAnswer.ts";
import type { Answer } from "../prediction/prediction.ts";
import type { Program } from "../program/program.ts";
import { makeQuestions, truthOf } from "../question/index.ts";
import type { Item, Question, SetOptions, TraceTable, Truth } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import { judge } from "../score/judges/index.ts";
import { prefixOf, type RecordingChunk, type RecordingPrefix } from "../trace/index.ts";
import { agreesWith, continuationOf } from "./continuation.ts";
import type { GivenAnswer, Judged, RunEnd, RunReport, Trial } from "./examination.ts";
import { inputEvidence, inputTrial } from "./inputTrial.ts";
import { maskedItem, questionsOf } from "./items.ts";
import { ruleOf } from "./ruleOf.ts";
import { RunRecord } from "./runRecord.ts";

/** One call asks for so many runs at most: each takes a worker. */
const mostTrials = 8;

/** The trial under way, and the answers that its run is evidence on. */
interface TrialUnderWay {
  readonly record: RunRecord;
  readonly on: readonly { readonly question: Question; readonly raw: RawAnswer }[];
}

/**
 * Holds what Python did, and gives of it only what is asked for: questions, beginnings of the recording, judgements. Who asks sees to it
 * that judgements, and beginnings beyond what a question shows, are asked for when the answer is committed.
 */
export class Examiner {
  private program: Program = { source: "", stdin: [], seed: 0 };
  private record = new RunRecord("");
  private items: readonly Item[] = [];
  private readonly questions = new Map<string, Question>();
  private readonly evidence = new Map<string, Evidence | null>();
  private trial: TrialUnderWay | null = null;
  private trials = 0;

  /** A run of this program follows; what was there of another is forgotten. */
  begin(program: Program): void {
    this.program = program;
    this.record = new RunRecord(program.source);
    this.items = [];
    this.questions.clear();
    this.evidence.clear();
    this.trial = null;
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
    for (const { question, raw, evidence } of answers) {
      const asked = this.questions.get(question);
      if (asked === undefined || raw === null || evidence !== null) continue;
      const planned = this.evidence.has(keyOf(question, raw))
        ? null
        : this.plan(asked, raw, answers);
      if (planned !== null) return planned;
    }
    return null;
  }

  appendTrial(chunk: RecordingChunk): void {
    this.trial?.record.append(chunk);
  }

  /** `end` is null when the run could not be made. */
  endTrial(end: RunEnd | null): void {
    const { trial } = this;
    this.trial = null;
    if (trial === null || end === null || trial.record.end(end).kind === "damaged") return;
    for (const { question, raw } of trial.on) {
      this.evidence.set(keyOf(question.id, raw), evidenceOf(trial.record, question, raw));
    }
  }

  /** Judges answers. What a run said about them is taken into account, as far as there was one. */
  judge(answers: readonly GivenAnswer[]): readonly Judged[] {
    this.trials = 0;
    return answers.flatMap(({ question, raw, evidence }) => {
      const asked = this.questions.get(question);
      if (asked === undefined) return [];
      const known = evidence ?? (raw === null ? null : this.evidence.get(keyOf(question, raw)));
      return [this.judged(asked, raw, known ?? null)];
    });
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

  /** Begins the run that shows what an answer is worth; null when none can. */
  private plan(question: Question, raw: RawAnswer, answers: readonly GivenAnswer[]): Trial | null {
    if (question.kind === "input") {
      const answer = readAnswer(question, raw);
      const trial =
        answer.kind === "input" ? inputTrial(this.program, question, answer.text) : null;
      return this.beginTrial(trial, [{ question, raw }]);
    }
    const place = this.placeOf(question);
    if (place === null || this.isRight(question, raw)) return null;
    const raws = new Map(answers.map((answer) => [answer.question, answer.raw]));
    const { table, row } = place;
    const trial = continuationOf(this.record.recording, this.program, table, row, raws);
    // One run says what the whole row would be.
    const on = (table.rows[row]?.cells ?? []).flatMap((cell) => {
      const own = cell.kind === "asked" ? (raws.get(cell.question.id) ?? null) : null;
      return cell.kind === "asked" && own !== null ? [{ question: cell.question, raw: own }] : [];
    });
    return this.beginTrial(trial, on);
  }

  private beginTrial(trial: Trial | null, on: TrialUnderWay["on"]): Trial | null {
    // Where a run tells nothing, it is not asked for again.
    for (const { question, raw } of on) this.evidence.set(keyOf(question.id, raw), null);
    if (trial === null || this.trials >= mostTrials) return null;
    this.trials += 1;
    this.trial = { record: new RunRecord(trial.program.source), on };
    return trial;
  }

  private placeOf(question: Question): { readonly table: TraceTable; readonly row: number } | null {
    for (const item of this.items) {
      if (item.kind !== "table") continue;
      const row = item.rows.findIndex(({ cells }) =>
        cells.some((cell) => cell.kind === "asked" && cell.question.id === question.id),
      );
      if (row >= 0) return { table: item, row };
    }
    return null;
  }

  private isRight(question: Question, raw: RawAnswer): boolean {
    const truth = truthOf(this.record.recording, question);
    return truth === null || judge(question, truth, readAnswer(question, raw)).value === 1;
  }
}

function keyOf(question: string, raw: RawAnswer): string {
  return JSON.stringify([question, raw.form, raw.text]);
}

function evidenceOf(record: RunRecord, question: Question, raw: RawAnswer): Evidence | null {
  if (question.kind === "input") return inputEvidence(question, record.recording);
  const agrees = agreesWith(record.recording, question, raw);
  return agrees === null ? null : { kind: "continued", agrees };
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
