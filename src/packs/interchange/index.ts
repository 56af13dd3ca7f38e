import { everyEvalEver } from "./everyEvalEver.ts";
import type { EvaluationFormat } from "./format.ts";
import { inspect } from "./inspect.ts";
import { jsonl } from "./jsonl.ts";
import { lmEval } from "./lmEval.ts";
import { table } from "./table.ts";

/** The forms in which evaluations leave the page; all but the last come back. */
export const evaluationFormats: readonly EvaluationFormat[] = [
  jsonl,
  table,
  inspect,
  lmEval,
  everyEvalEver,
];
