import { changeTexts, printManifest } from "../../../core/evaluation/manifest.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import { printZip } from "../../../packs/container/printZip.ts";
import type { EvaluationFormat, ExportedFile } from "../../../packs/interchange/format.ts";
import { printInspectTask } from "../../../packs/interchange/inspectTask.ts";
import { evaluationFormats } from "../../../packs/interchange/index.ts";
import type { OpenEvaluation } from "../session.ts";
import { manifestOf } from "./manifestOf.ts";
import { rowsOf } from "./rows.ts";

/** A form that an evaluation is taken away in. */
export type EvaluationExportId = EvaluationFormat["id"];

/** All of them, in the order in which they are offered. */
export const evaluationExportIds: readonly EvaluationExportId[] = evaluationFormats.map(
  ({ id }) => id,
);

/** A file to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** What exporting needs besides what came: what the page's Python is known by, and who takes keys out of a text. */
export interface ExportingParts {
  readonly tracer: string;
  readonly scrub: (text: string) => string;
}

/**
 * What came of some predictors, in a form of files: one file, or an archive of several. The same evaluation gives the same bytes. No key can be in it, whatever a server said.
 */
export function exportEvaluation(
  state: OpenEvaluation,
  form: EvaluationExportId,
  predictors: readonly Predictor[],
  parts: ExportingParts,
): SavedFile {
  const name = fileName(parts.scrub(state.evaluation.plan.title));
  const files = filesOf(state, form, predictors, parts);
  const [first] = files;
  if (first !== undefined && files.length === 1) {
    return { name: first.name, content: new Blob([first.text], { type: typeOf(first.name) }) };
  }
  return { name: `${name}-${form}.zip`, content: printZip(files) };
}

/** The manifest, sealed. What looks like a key is taken out before. */
export function exportManifest(state: OpenEvaluation, parts: ExportingParts): SavedFile {
  const text = printManifest(changeTexts(manifestOf(state, parts.tracer), parts.scrub));
  const name = `${fileName(parts.scrub(state.evaluation.plan.title))}.manifest.json`;
  return { name, content: new Blob([text], { type: "application/json" }) };
}

/** The items as a dataset and a task for another harness, in one archive; its log comes back as answers. */
export function exportForInspect(
  { evaluation, items, pack }: Pick<OpenEvaluation, "evaluation" | "items" | "pack">,
  scrub: (text: string) => string,
): SavedFile {
  const { plan } = evaluation;
  const name = fileName(scrub(plan.title));
  const asked = items.map((item) => {
    const { messages, prompt, settings } = pack.compose(item, plan.prompting);
    const truth = pack.truth(item);
    return {
      item: item.id,
      program: item.program,
      kind: item.kind,
      messages,
      expected: truth.kind === "known" ? truth.text : null,
      prompt,
      settings: { ...settings, ...plan.settings },
    };
  });
  const files = printInspectTask({ title: plan.title, items: asked, samples: plan.samples });
  const clean = files.map((file) => ({ name: file.name, text: scrub(file.text) }));
  return { name: `${name}-for-inspect.zip`, content: printZip(clean) };
}

/** The files of a form, without keys. */
function filesOf(
  state: OpenEvaluation,
  form: EvaluationExportId,
  predictors: readonly Predictor[],
  { tracer, scrub }: ExportingParts,
): readonly ExportedFile[] {
  const format = evaluationFormats.find(({ id }) => id === form);
  const manifest = changeTexts(manifestOf(state, tracer), scrub);
  const name = fileName(scrub(state.evaluation.plan.title));
  const taken = new Set<string>();
  const exported = predictors.flatMap((one) => {
    const predictor = manifest.predictors.find(({ id }) => id === one.id);
    if (predictor === undefined) return [];
    const own = freeName(`${name}-${fileName(scrub(one.label))}`, taken);
    return [{ predictor, name: own, rows: rowsOf(state, one) }];
  });
  const files = format?.print({ manifest, name, predictors: exported }) ?? [];
  return files.map((file) => ({ name: file.name, text: scrub(file.text) }));
}

/** Letters that every system takes in a name. */
function fileName(text: string): string {
  const name = text
    .replace(/[^\p{L}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return name === "" ? "evaluation" : name;
}

/** Two predictors may come to the same letters. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name}-${number}`;
  taken.add(free.toLowerCase());
  return free;
}

function typeOf(name: string): string {
  if (name.endsWith(".csv")) return "text/csv";
  return name.endsWith(".jsonl") ? "application/jsonl" : "application/json";
}
