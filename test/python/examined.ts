import type { GivenAnswer, Judged, Trial } from "../../src/core/attempt/examination.ts";
import { Examiner } from "../../src/core/attempt/examiner.ts";
import { stdinOfRun, type Program } from "../../src/core/program/program.ts";
import { parseChunk, type RecordingChunk } from "../../src/core/trace/index.ts";
import type { Foretrace, RequestOptions } from "./pyodide.ts";

/** Runs a program and hands on what it did; gives its outcome as JSON. */
function relayed(
  foretrace: Foretrace,
  program: Program,
  onChunk: (chunk: RecordingChunk) => void,
  more: RequestOptions = {},
): string {
  const { source, stdin, seed } = program;
  const ran = foretrace.run(source, { stdin: stdinOfRun(stdin), seed, ...more });
  for (const emitted of ran.chunks) {
    const chunk = parseChunk(emitted);
    if ("kind" in chunk) throw new Error(chunk.detail);
    onChunk(chunk);
  }
  return ran.outcome;
}

/** An examiner of a program's run. */
export function examinerOf(foretrace: Foretrace, source: string, stdin: readonly string[] = []) {
  const examiner = new Examiner();
  const program = { source, stdin, seed: 0 };
  examiner.begin(program);
  const outcome = relayed(foretrace, program, (chunk) => examiner.append(chunk));
  examiner.end({ kind: "told", outcome });
  return examiner;
}

/** Judges answers, with the runs that this takes. */
export function judgedBy(
  foretrace: Foretrace,
  examiner: Examiner,
  texts: Readonly<Record<string, string>>,
): { readonly judged: ReadonlyMap<string, Judged>; readonly trials: readonly Trial[] } {
  const answers = Object.entries(texts).map(([question, text]): GivenAnswer => ({
    question,
    raw: { form: "plain", text },
    evidence: null,
  }));
  const trials: Trial[] = [];
  for (;;) {
    const trial = examiner.nextTrial(answers);
    if (trial === null) break;
    trials.push(trial);
    const { program, limits, set } = trial;
    const outcome = relayed(foretrace, program, (chunk) => examiner.appendTrial(chunk), {
      limits,
      ...(set.length > 0 && { set }),
    });
    examiner.endTrial({ kind: "told", outcome });
  }
  const judged = examiner.judge(answers);
  return { judged: new Map(judged.map((one) => [one.question, one])), trials };
}
