import type { Extraction } from "../../../core/asking/extraction/extraction.ts";
import { readSheet } from "../../../core/asking/prompts/readSheet.ts";
import { printSheet, sheetHash, type SheetItem } from "../../../core/asking/prompts/sheet.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { bareExchange, reply } from "../../../models/results.ts";
import type { BroughtOutput, OpenEvaluation } from "../session.ts";

/** A cell that a sheet asks. `sample` is 0-based. */
export interface SheetCell {
  readonly item: string;
  readonly sample: number;
}

type SheetState = Pick<OpenEvaluation, "evaluation" | "items" | "pack" | "scored">;

/** What was found of one cell in what was pasted. */
export interface SheetAnswer {
  readonly cell: SheetCell;
  readonly title: string;
  /** The number that it has on the sheet, from 1. */
  readonly number: number;
  /** Null: it is a reply as a whole, which is read when it is scored. */
  readonly extraction: Extraction | null;
  /** What is kept; null: there is nothing at its number, and it stays open. */
  readonly output: BroughtOutput | null;
}

/** What was pasted, read. */
export interface SheetReading {
  readonly answers: readonly SheetAnswer[];
  /** Numbers that no question of the sheet has. */
  readonly unknown: readonly number[];
}

/** How many items one text can ask: a benchmark's own prompt speaks of one task alone. */
export function mostOnSheet({ items }: Pick<OpenEvaluation, "items">): number {
  return items.every(({ asked }) => asked.kind === "question") ? 50 : 1;
}

/** Cells that somebody whose answers were brought under this name has not answered, all first samples before the second ones. */
export function openCells(
  { evaluation, items, scored }: SheetState,
  label: string,
): readonly SheetCell[] {
  const { plan } = evaluation;
  const own = plan.predictors.find(
    (one) => one.source.kind === "brought" && one.label === label.trim(),
  );
  const done = new Set(
    scored
      .filter(({ output }) => output.predictor === own?.id)
      .map(({ output }) => `${output.sample} ${output.item}`),
  );
  return Array.from({ length: plan.samples }, (_, sample) =>
    items.map(({ id }) => ({ item: id, sample })),
  )
    .flat()
    .filter(({ item, sample }) => !done.has(`${sample} ${item}`));
}

/** The cells of the next sheet: of one program together, so that its text stands there once. */
export function nextCells(state: SheetState, label: string, size: number): readonly SheetCell[] {
  const open = openCells(state, label);
  const [first] = open;
  const programs = new Map(state.items.map(({ id, program }) => [id, program]));
  const some = open.filter(({ sample }) => sample === first?.sample).slice(0, Math.max(1, size));
  const order = [...new Set(some.map(({ item }) => programs.get(item)))];
  return some.toSorted(
    (one, other) => order.indexOf(programs.get(one.item)) - order.indexOf(programs.get(other.item)),
  );
}

/** The text that is copied into a chat window. */
export function sheetText(state: SheetState, cells: readonly SheetCell[]): string {
  const items = itemsOf(state, cells);
  const [first] = items;
  if (first === undefined) return "";
  const questions = questionsOf(items);
  if (questions !== null) return printSheet(questions, abstains(state));
  const { messages } = state.pack.compose(first, state.evaluation.plan.prompting);
  return messages.map(({ text }) => text).join("\n\n");
}

/** What the answers that come back are said to be from: with what they were asked. */
export function sheetOrigin(state: SheetState): string {
  if (mostOnSheet(state) === 1) return "chat window, the prompt of each task";
  return `chat window, sheets ${sheetHash(abstains(state)).slice(0, 12)}`;
}

/** Reads what a chat window answered to a sheet. */
export function readReply(
  state: SheetState,
  cells: readonly SheetCell[],
  text: string,
): SheetReading {
  const items = itemsOf(state, cells);
  const questions = questionsOf(items);
  if (questions === null) return readWhole(items, cells, text);
  const { extractions, texts, unknown } = readSheet(
    text,
    questions.map(({ question }) => question),
    abstains(state),
  );
  const answers = items.flatMap((item, index): readonly SheetAnswer[] => {
    const [cell, extraction] = [cells[index], extractions[index]];
    if (cell === undefined || extraction === undefined) return [];
    const output = outputOf(cell, extraction, texts[index] ?? []);
    return [{ cell, title: item.title, number: index + 1, extraction, output }];
  });
  return { answers, unknown };
}

/** A task is asked alone, and its reply is a reply like any other. */
function readWhole(
  [item]: readonly EvaluationItem[],
  [cell]: readonly SheetCell[],
  text: string,
): SheetReading {
  if (item === undefined || cell === undefined) return { answers: [], unknown: [] };
  const output: BroughtOutput | null =
    text.trim() === ""
      ? null
      : { ...cell, messages: [], result: reply(bareExchange(0), text), answerAlone: false };
  return {
    answers: [{ cell, title: item.title, number: 1, extraction: null, output }],
    unknown: [],
  };
}

/** What is kept is what stands at the number. Where it stands there more than once with different answers all of them are kept, so that it stays undecided. */
function outputOf(
  cell: SheetCell,
  extraction: Extraction,
  texts: readonly string[],
): BroughtOutput | null {
  const last = texts.at(-1);
  if (last === undefined) return null;
  const ambiguous = extraction.state === "unparsed" && extraction.why === "ambiguous";
  const text = ambiguous ? texts.map((one) => `[ANSWER]${one}[/ANSWER]`).join("\n") : last;
  const result = reply(bareExchange(0), text);
  return { ...cell, messages: [], result, answerAlone: !ambiguous };
}

function itemsOf({ items }: SheetState, cells: readonly SheetCell[]): readonly EvaluationItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return cells.flatMap(({ item }) => byId.get(item) ?? []);
}

/** Null where one of the items is a task. */
function questionsOf(items: readonly EvaluationItem[]): readonly SheetItem[] | null {
  const questions = items.flatMap(({ asked }) => (asked.kind === "question" ? [asked] : []));
  return questions.length === items.length ? questions : null;
}

function abstains({ evaluation }: SheetState): boolean {
  return evaluation.plan.prompting.parameters.penalty !== null;
}
