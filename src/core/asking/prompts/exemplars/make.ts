import { tellBackward, tellForward } from "../../../benchmark/corpus/monologue.ts";
import { printTruth } from "../../../prediction/printTruth.ts";
import { kinds, suggested, truthOf } from "../../../question/kinds/index.ts";
import { momentsOf } from "../../../question/moments.ts";
import { questionKinds, type Question, type Truth } from "../../../question/question.ts";
import type { Recording } from "../../../trace/index.ts";
import { askText } from "../ask.ts";
import type { Json } from "../../generation.ts";
import type { Exemplar, ExemplarProgram } from "./exemplar.ts";
import { scratchpad } from "./scratchpad.ts";

/** What worked examples are made of. */
export interface Exemplars {
  readonly programs: readonly ExemplarProgram[];
  readonly exemplars: readonly Exemplar[];
}

/** Worked examples from recordings of the example programs, in their order: of each program one question of each kind that it suggests. */
export function makeExemplars(recordings: readonly Recording[]): Exemplars {
  return {
    programs: recordings.map(programOf),
    exemplars: recordings.flatMap((recording, program) =>
      questionKinds.flatMap((kind): readonly Exemplar[] => {
        const [first] = suggested(recording, kind, momentsOf(recording)).flatMap((question) =>
          exemplarOf(recording, question, program),
        );
        return first === undefined ? [] : [first];
      }),
    ),
  };
}

function exemplarOf(
  recording: Recording,
  question: Question,
  program: number,
): readonly Exemplar[] {
  const truth = truthOf(recording, question);
  const text = truth === null ? null : textOf(truth);
  if (truth === null || text === null) return [];
  const ask = askText(question, recording.source());
  const { kind } = kinds[question.kind];
  return [{ program, kind, ask, text, json: jsonOf(truth, text) }];
}

function textOf(truth: Truth): string | null {
  if (truth.kind === "path") return truth.lines.join(" ");
  const raw = printTruth(truth);
  // Its last line need not be ended: the closing mark stands on the next one.
  if (raw?.form === "plain" && truth.kind === "output") return raw.text.replace(/\n$/, "");
  return raw?.form === "raises" ? `RAISES ${raw.text}` : (raw?.text ?? null);
}

function jsonOf(truth: Truth, text: string): Json {
  switch (truth.kind) {
    case "coverage":
      return truth.ran;
    case "path":
      return truth.lines;
    case "count":
      return truth.times;
    case "alias":
      return truth.groups;
    default:
      return text;
  }
}

function programOf(recording: Recording): ExemplarProgram {
  const source = recording.source();
  const userLines = source.trimEnd().split("\n").length;
  const program = { path: "", input: 0, inputText: "", inputWords: "", userLines };
  // The first sentence names the input and the last one the result or the input: here is none, and the result is the answer.
  const forward = tellForward(recording, program, 1)?.sentences.slice(1, -1) ?? [];
  const backward = tellBackward(recording, program, 1)?.sentences.slice(1, -1) ?? [];
  const trace = scratchpad(recording);
  return {
    source,
    cot: shortSteps(trace),
    trace,
    forward: forward.join("\n"),
    backward: backward.join("\n"),
  };
}

/** The rows of a scratchpad that change something, as numbered steps. */
export function shortSteps(trace: string): string {
  return trace
    .split("\n")
    .filter((row) => !row.endsWith("|"))
    .map((row, index) => `${index + 1}. Line ${row.replace(" |", ":")}.`)
    .join("\n");
}
