import type { ScoredOutput } from "../evaluation.ts";
import { sortOf, type Predictor, type PredictorSort } from "../predictor.ts";
import { type Response, responseOf } from "./response.ts";

/** Somebody whose answers stand in the tables: a predictor of the evaluation, or people. */
export interface Participant {
  readonly id: string;
  readonly label: string;
  readonly sort: PredictorSort | "people";
  /** In the order of items and samples; of each sample one. */
  readonly responses: readonly Response[];
  /** Cells that ended in an error and count for nothing yet: while there are some, there is no headline. */
  readonly errors: number;
  /** Answers to items whose truth is not known: they count neither for nor against. */
  readonly unknown: number;
  /** How many answers there will be when all is asked; of people as many as there are. */
  readonly cells: number;
}

/** Which cells ended in an error. */
export interface FailedCell {
  readonly predictor: string;
  readonly item: string;
  /** 0-based. */
  readonly sample: number;
}

/** What came of an evaluation so far. */
export interface Answers {
  readonly predictors: readonly Predictor[];
  /** Ids of the items that are asked, with the program of each, in their order. */
  readonly items: readonly { readonly id: string; readonly program: string }[];
  /** How often each item is asked. */
  readonly samples: number;
  /** In the order in which they came; a later one to the same cell goes before an earlier one. */
  readonly scored: readonly ScoredOutput[];
  readonly failed: readonly FailedCell[];
  /** Ids of items whose truth is not known. */
  readonly unknown: ReadonlySet<string>;
  /** Somebody chose to count what never came as wrong. */
  readonly errorsAreWrong: boolean;
}

/** Who answered what, a participant for each predictor, in their order. */
export function participantsOf(answers: Answers): readonly Participant[] {
  return answers.predictors.map((predictor) => participantOf(predictor, answers));
}

function participantOf(predictor: Predictor, answers: Answers): Participant {
  const { items, samples, scored, failed, unknown, errorsAreWrong } = answers;
  const given = new Map<string, ScoredOutput>();
  const missing = new Set<string>();
  const asked = items.filter(({ id }) => !unknown.has(id));
  const programs = new Map(asked.map(({ id, program }) => [id, program]));
  for (const one of scored) {
    if (one.output.predictor !== predictor.id) continue;
    const cell = cellName(one.output);
    if (one.reading.extraction.state === "error") {
      if (!given.has(cell) && programs.has(one.output.item)) missing.add(cell);
    } else {
      given.set(cell, one);
      missing.delete(cell);
    }
  }
  for (const cell of failed) {
    const name = cellName(cell);
    if (cell.predictor === predictor.id && !given.has(name) && programs.has(cell.item)) {
      missing.add(name);
    }
  }
  // Who brought answers in has no more to bring: what they leave out is wrong, or leaving out what is hard would pay.
  const isBrought = predictor.source.kind === "brought";
  const responses: Response[] = [];
  let left = 0;
  for (const { id: item, program } of items) {
    for (let sample = 0; sample < samples; sample++) {
      const cell = cellName({ item, sample });
      const one = given.get(cell);
      const response = one === undefined ? undefined : responseOf(one);
      if (response === null) left += 1;
      else if (response !== undefined) responses.push(response);
      else if (errorsAreWrong && missing.has(cell)) {
        responses.push(answerless("error", item, program, sample));
      } else if (isBrought && programs.has(item) && !missing.has(cell)) {
        responses.push(answerless("empty", item, program, sample));
      }
    }
  }
  return {
    id: predictor.id,
    label: predictor.label,
    sort: sortOf(predictor),
    responses,
    errors: errorsAreWrong ? 0 : missing.size,
    unknown: left,
    cells: asked.length * samples,
  };
}

function answerless(
  state: "error" | "empty",
  item: string,
  program: string,
  sample: number,
): Response {
  return {
    item,
    program,
    sample,
    state,
    outcome: "none",
    lenient: false,
    key: null,
    confidences: new Map(),
    marked: null,
  };
}

function cellName({ item, sample }: Pick<FailedCell, "item" | "sample">): string {
  return `${sample} ${item}`;
}
