import type { RawAnswer } from "../prediction/prediction.ts";
import { readAnswer } from "../prediction/readAnswer.ts";
import type { Program } from "../program/program.ts";
import { truthOf } from "../question/index.ts";
import type { InputQuestion, Item, Question, TableRow, TraceTable } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import { judge } from "../score/judges/index.ts";
import type { Recording, RecordingChunk } from "../trace/index.ts";
import { agreesWith, continuationOf, type RawAnswers } from "./continuation.ts";
import type { RunEnd, Trial } from "./examination.ts";
import { inputEvidence, inputTrial } from "./inputTrial.ts";
import { RunRecord } from "./runRecord.ts";

/** Judging some answers takes so many runs at most: each takes a worker. */
const mostTrials = 8;

/** An answer that a run is evidence on; `row` is the row of a table that it stands in. */
interface OnTrial {
  readonly question: Question;
  readonly raw: RawAnswer;
  readonly row: TableRow | null;
}

/** The runs that judging some answers takes, one after the other, and what they say. */
export class Trials {
  private readonly recording: Recording;
  private readonly program: Program;
  private readonly items: readonly Item[];
  private readonly questions: readonly Question[];
  private readonly raws: RawAnswers;
  private readonly found = new Map<string, Evidence>();
  /** Questions that need no run, or of which none could tell. */
  private readonly done = new Set<string>();
  /** Rows of tables that one run was to tell of together with others. */
  private readonly tried = new Set<TableRow>();
  private underWay: { readonly record: RunRecord; readonly on: readonly OnTrial[] } | null = null;
  private count = 0;

  /** `questions` are those whose answers take evidence; `raws` are all answers that are judged together. */
  constructor(
    recording: Recording,
    program: Program,
    items: readonly Item[],
    questions: readonly Question[],
    raws: RawAnswers,
  ) {
    this.recording = recording;
    this.program = program;
    this.items = items;
    this.questions = questions;
    this.raws = raws;
  }

  /** What a run said about the answer to a question; null when there was none. */
  evidence(question: string): Evidence | null {
    return this.found.get(question) ?? null;
  }

  /** The next run; null when no other can tell anything. */
  next(): Trial | null {
    for (const question of this.questions) {
      const raw = this.raws.get(question.id) ?? null;
      if (raw === null) continue;
      while (!this.done.has(question.id) && !this.found.has(question.id)) {
        if (this.count >= mostTrials) return null;
        const trial =
          question.kind === "input" ? this.tryInput(question, raw) : this.tryRow(question, raw);
        if (trial !== null) return trial;
      }
    }
    return null;
  }

  append(chunk: RecordingChunk): void {
    this.underWay?.record.append(chunk);
  }

  /** The run that was begun has ended; null: it could not be made. */
  end(end: RunEnd | null): void {
    const { underWay } = this;
    this.underWay = null;
    if (underWay === null || end === null || underWay.record.end(end).kind === "damaged") return;
    for (const one of underWay.on) {
      const found = evidenceOf(underWay.record.recording, one);
      if (found !== null) this.found.set(one.question.id, found);
    }
  }

  private tryInput(question: InputQuestion, raw: RawAnswer): Trial | null {
    this.done.add(question.id);
    const answer = readAnswer(question, raw);
    const trial = answer.kind === "input" ? inputTrial(this.program, question, answer.text) : null;
    return trial === null ? null : this.begin(trial, [{ question, raw, row: null }]);
  }

  private tryRow(question: Question, raw: RawAnswer): Trial | null {
    const place = this.isRight(question, raw) ? null : this.placeOf(question);
    const row = place?.table.rows[place.index];
    if (place === null || row === undefined) {
      this.done.add(question.id);
      return null;
    }
    // A run that was to tell of many rows may have left the way before it told of this one, which then gets its own.
    const alone = this.tried.has(row);
    this.tried.add(row);
    if (alone) this.done.add(question.id);
    const { table, index } = place;
    const count = alone ? 1 : table.rows.length;
    const continuation = continuationOf(this.recording, table, index, count, this.raws);
    if (continuation === null) {
      this.done.add(question.id);
      return null;
    }
    const on = continuation.rows.flatMap((one) => this.wrongIn(one));
    return this.begin({ program: this.program, ...continuation.trial }, on);
  }

  private begin(trial: Trial, on: readonly OnTrial[]): Trial {
    this.count += 1;
    this.underWay = { record: new RunRecord(trial.program.source), on };
    return trial;
  }

  /** The answers in a row that are not Python's. */
  private wrongIn(row: TableRow): readonly OnTrial[] {
    return row.cells.flatMap((cell) => {
      if (cell.kind !== "asked") return [];
      const { question } = cell;
      const raw = this.raws.get(question.id) ?? null;
      return raw === null || this.isRight(question, raw) ? [] : [{ question, raw, row }];
    });
  }

  private placeOf({ id }: Question): { readonly table: TraceTable; readonly index: number } | null {
    for (const item of this.items) {
      if (item.kind !== "table") continue;
      const index = item.rows.findIndex(({ cells }) =>
        cells.some((cell) => cell.kind === "asked" && cell.question.id === id),
      );
      if (index >= 0) return { table: item, index };
    }
    return null;
  }

  private isRight(question: Question, raw: RawAnswer): boolean {
    const truth = truthOf(this.recording, question);
    return truth === null || judge(question, truth, readAnswer(question, raw)).value === 1;
  }
}

function evidenceOf(trial: Recording, { question, raw, row }: OnTrial): Evidence | null {
  if (question.kind === "input") return inputEvidence(question, trial);
  const agrees = row === null ? null : agreesWith(trial, row, question, raw);
  return agrees === null ? null : { kind: "continued", agrees };
}
