import { judgesVersion, type MarkedAnswer } from "../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { KeptAnswers, PartContents, PartKind } from "../../store/benchmarks/records.ts";
import type { Damaged, Found, Writing } from "../../store/records.ts";
import type { Keeper } from "./keeper.ts";

/** How many answers lie in one row of the database. */
const answersInPart = 2_000;

/** A file of answers as it is kept. `marks`: null where there are none by the judges of now. */
export interface WholeAnswers {
  readonly kept: KeptAnswers;
  readonly predictions: readonly TaskPrediction[];
  readonly marks: readonly MarkedAnswer[] | null;
}

/** Into how many parts so many answers are cut. */
export function partsOf(answers: number): number {
  return Math.ceil(answers / answersInPart);
}

/** Writes answers part by part, and what is known of them last: what fails on the way leaves nothing. */
export async function keepAnswers(
  keeper: Keeper,
  kept: KeptAnswers,
  predictions: readonly TaskPrediction[],
): Promise<Writing> {
  let written = await keepParts(keeper, kept, "predictions", predictions);
  if (written.kind === "saved") written = await keeper.write((verbs) => verbs.putAnswers(kept));
  if (written.kind === "failed") await keeper.write((verbs) => verbs.removeAnswers(kept.id));
  return written;
}

/** Writes the marks of a file of answers. */
export async function keepMarks(
  keeper: Keeper,
  kept: KeptAnswers,
  marks: readonly MarkedAnswer[],
): Promise<Writing> {
  const written = await keepParts(keeper, kept, "marks", marks);
  if (written.kind === "failed") return written;
  return keeper.write((verbs) => verbs.putAnswers({ ...kept, judges: judgesVersion }));
}

/** Reads all files of answers of a set. */
export async function readKeptAnswers(
  keeper: Keeper,
  set: string,
): Promise<Found<readonly WholeAnswers[]>> {
  const found = await keeper.read((verbs) => verbs.answers(set));
  if (found.kind === "failed") return found;
  const damaged: Damaged[] = [...found.damaged];
  const value: WholeAnswers[] = [];
  for (const kept of found.value) {
    const predictions = await readParts(keeper, kept, "predictions");
    if (predictions.kind === "failed") return predictions;
    const marks = kept.judges === judgesVersion ? await readParts(keeper, kept, "marks") : null;
    if (marks?.kind === "failed") return marks;
    damaged.push(...predictions.damaged, ...(marks?.damaged ?? []));
    const whole = marks !== null && marks.damaged.length === 0;
    value.push({ kept, predictions: predictions.value, marks: whole ? marks.value : null });
  }
  return { kind: "found", value, damaged };
}

async function keepParts<Kind extends PartKind>(
  keeper: Keeper,
  kept: KeptAnswers,
  kind: Kind,
  contents: readonly PartContents[Kind][],
): Promise<Writing> {
  for (let part = 0; part < partsOf(contents.length); part++) {
    const some = contents.slice(part * answersInPart, (part + 1) * answersInPart);
    const written = await keeper.write((verbs) => verbs.putPart(kept, kind, part, some));
    if (written.kind === "failed") return written;
  }
  return { kind: "saved" };
}

async function readParts<Kind extends PartKind>(
  keeper: Keeper,
  { id, parts }: KeptAnswers,
  kind: Kind,
): Promise<Found<readonly PartContents[Kind][]>> {
  const value: PartContents[Kind][] = [];
  const damaged: Damaged[] = [];
  for (let part = 0; part < parts; part++) {
    const found = await keeper.read((verbs) => verbs.part(id, kind, part));
    if (found.kind === "failed") return found;
    value.push(...found.value);
    damaged.push(...found.damaged);
  }
  return { kind: "found", value, damaged };
}
