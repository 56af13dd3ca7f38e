import type { PackFailure } from "../../app/evaluations/pack.ts";
import type { Style } from "../../core/asking/prompts/style.ts";
import type { TaskKind } from "../../core/benchmark/task.ts";
import type { EvaluationStatus } from "../../core/evaluation/evaluation.ts";
import type { EvaluationPlan, PackRef } from "../../core/evaluation/plan.ts";
import type {
  PlayerSpec,
  PredictorSort,
  PredictorSource,
} from "../../core/evaluation/predictor.ts";
import { questionKinds } from "../../core/question/question.ts";
import { taskKindWords } from "./benchmarkTasks.ts";
import { counted } from "./numbers.ts";
import { kindNames } from "./questions.ts";

/** What predictors are: a few words that always stand beside the name, and a sentence. */
export const sortWords: {
  readonly [sort in PredictorSort]: { readonly word: string; readonly says: string };
} = {
  model: { word: "model", says: "A language model." },
  floor: { word: "floor", says: "Looks at no run: whoever is not better has shown nothing." },
  heuristic: {
    word: "static heuristic",
    says: "Rules that read the program and run nothing of it; no model.",
  },
  simulated: {
    word: "simulated, uses the truth",
    says: "Knows what Python did and errs on purpose. It stands in no ranking.",
  },
  replay: { word: "replay", says: "Gives again what was answered in an earlier evaluation." },
  scripted: { word: "scripted", says: "Answers as a text says, to try things with." },
};

/** The players that need nothing, each in a sentence. */
export const playerWords: { readonly [player in PlayerSpec["player"]]: string } = {
  always: "Every line runs once, and every decision goes the first way.",
  prior: "What is commonest in the other programs of the pack.",
  "guard-peek": "Evaluates the tests of branches from the literals of the call.",
  noisy: "Right but for a share that you set, so its accuracy is known.",
  amnesiac: "Knows the run up to a step that you set, and nothing behind it.",
};

/** Where somebody who is asked is, or what it does; empty where its name says all. */
export function sourceWords(source: PredictorSource): string {
  switch (source.kind) {
    case "server":
      return `${source.model} at ${source.baseUrl}`;
    case "page-model":
      return `${source.model}, in this page`;
    case "prompt-api":
      return "The browser’s own model.";
    case "player":
      return playerWords[source.spec.player];
    case "replay":
      return "What it answered in an earlier evaluation.";
    case "brought":
      return `Answers from ${source.from}.`;
    case "scripted":
      return "";
  }
}

/** The styles of a prompt: a name and what it asks for. */
export const styleWords: {
  readonly [style in Style]: { readonly name: string; readonly says: string };
} = {
  direct: { name: "Direct", says: "The answer alone." },
  cot: { name: "Chain of thought", says: "Some steps of thinking, then the answer." },
  trace: { name: "Scratchpad", says: "One row for each line that runs, then the answer." },
  "monologue-forward": {
    name: "Monologue, forward",
    says: "Tells the run from its beginning to its end.",
  },
  "monologue-backward": {
    name: "Monologue, backward",
    says: "Reasons from the result back to the input.",
  },
  json: { name: "JSON", says: "One JSON object, held to a schema where the server can." },
};

/** A kind of item: of questions as people choose them, of tasks as a filter names them. */
export function itemKindWords(kind: TaskKind): string {
  const own = questionKinds.find((one) => one === kind);
  return own === undefined ? taskKindWords[kind] : kindNames[own];
}

/** Where items come from, in a few words; the title of a benchmark or an attempt is known by its pack alone. */
export function packWords(pack: PackRef): string {
  switch (pack.kind) {
    case "samples":
      return "Programs of this page";
    case "program":
      return pack.title;
    case "attempt":
      return "Questions of an attempt";
    case "benchmark":
      return "A benchmark";
  }
}

/** The name of an evaluation that nobody named. */
export function titleWords({ predictors }: EvaluationPlan, pack: string): string {
  const [first] = predictors;
  if (predictors.length === 1 && first !== undefined) return `${pack}, ${first.label}`;
  return `${pack}, ${counted(predictors.length, "predictor")}`;
}

/** Why there is no pack, and what to do. */
export function packFailureWords(failure: PackFailure): string {
  switch (failure.kind) {
    case "missing":
      return "It is not in this browser any more. Bring it in again, or choose another.";
    case "nothing-to-ask":
      return `There is nothing to ask: ${failure.reason}`;
    case "broken":
      return `It could not be opened: ${failure.message} Try again, or reload the page.`;
  }
}

/** Where an evaluation stands, in a word. */
export const statusWords: { readonly [status in EvaluationStatus]: string } = {
  planned: "not begun",
  running: "running",
  paused: "paused",
  done: "done",
  stopped: "stopped",
};
