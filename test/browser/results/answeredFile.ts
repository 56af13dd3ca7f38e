import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { questionsOf } from "../../../src/core/attempt/items.ts";
import type { AttemptRecord } from "../../../src/core/attempt/record.ts";
import {
  confidences,
  type Prediction,
  type RawAnswer,
} from "../../../src/core/prediction/prediction.ts";
import { printTruth } from "../../../src/core/prediction/printTruth.ts";
import { programHash } from "../../../src/core/program/hash.ts";
import { createRandom, makeQuestions, truthOf } from "../../../src/core/question/index.ts";
import type { Question, SetOptions, Truth } from "../../../src/core/question/question.ts";
import { resultFormats } from "../../../src/packs/index.ts";
import { loadForetrace, type Foretrace } from "../../python/pyodide.ts";
import { recorded } from "../../python/recorded.ts";

/** What somebody worked on, and how well: the share of answers that are right and of those left open. */
interface Work {
  readonly sample: string;
  readonly title: string;
  readonly startedMs: number;
  readonly right: number;
  readonly open: number;
  readonly seed: number;
}

const options: SetOptions = {
  seed: 1,
  size: 9,
  kinds: ["coverage", "branch", "next-line", "path", "state", "output", "count", "alias", "table"],
  help: "unchanged",
  chosen: [],
};

const day = 86_400_000;
const begin = Date.UTC(2026, 9, 5, 9, 30);

/** Several attempts on several programs, the later ones better. */
const works: readonly Work[] = [
  ["total", "Adding up a list", 0.5, 0.15],
  ["aliases", "Two names, one list", 0.4, 0.2],
  ["total", "Adding up a list", 0.85, 0],
  ["swap", "Swapping two names", 0.6, 0.1],
  ["words", "Counting words", 0.7, 0.1],
  ["factorial", "Recursion", 0.65, 0.1],
  ["sort", "Bubble sort", 0.8, 0],
].map(([sample, title, right, open], index) => ({
  sample: String(sample),
  title: String(title),
  startedMs: begin + index * day,
  right: Number(right),
  open: Number(open),
  seed: index + 1,
}));

/** The text of a result file with at most so many attempts, right answers in them and others; it claims no scores. */
export async function answeredFile(most: number): Promise<string> {
  const foretrace = await loadForetrace();
  const records = works.slice(0, most).map((work) => recordOf(foretrace, work));
  const format = resultFormats.find(({ id }) => id === "result");
  return format?.print(records) ?? "";
}

function recordOf(foretrace: Foretrace, work: Work): AttemptRecord {
  const path = fileURLToPath(
    new URL(`../../../src/app/samples/${work.sample}.py`, import.meta.url),
  );
  const program = { source: readFileSync(path, "utf8"), stdin: [], seed: 0 };
  const recording = recorded(foretrace, program.source);
  const { items } = makeQuestions(recording, options);
  const random = createRandom(work.seed);
  const id = `attempt ${work.seed}`;
  return {
    attempt: {
      id,
      title: work.title,
      concepts: [],
      program,
      programHash: programHash(program),
      mode: "practice",
      options,
      items,
      startedMs: work.startedMs,
      finishedMs: work.startedMs + 600_000,
      versions: { python: "3.14.2", app: "0.1.0" },
    },
    predictions: items.flatMap(questionsOf).map((question, index): Prediction => {
      const draw = random();
      const raw =
        draw < work.open
          ? null
          : answerTo(question, truthOf(recording, question), draw - work.open < work.right);
      const sure = Math.min(3, Math.floor(random() * 4 + (draw < work.right ? 0.9 : -0.4)));
      return {
        id: `${id} ${index}`,
        attempt: id,
        question: question.id,
        raw,
        confidence: raw === null ? null : (confidences[Math.max(0, sure)] ?? null),
        why: index === 2 ? "the loop is over by then" : "",
        committedMs: work.startedMs + 20_000 * (index + 1),
        tookMs: 20_000,
      };
    }),
    scores: [],
  };
}

/** The right answer, or one that somebody might give instead. */
function answerTo(question: Question, truth: Truth | null, right: boolean): RawAnswer | null {
  const written = truth === null ? null : printTruth(truth);
  if (right || written === null) return written;
  const { text } = written;
  const other: { readonly [kind in Question["kind"]]: string } = {
    coverage: text.split(" ").slice(0, -1).join(" "),
    branch: question.kind === "branch" ? (question.ways.find((way) => way !== text) ?? text) : text,
    "next-line": String(question.line + 2),
    path: `${text} ${question.line}`,
    state: /^\d+$/.test(text) ? `${text}.0` : `[${text}]`,
    output: text.replaceAll(" ", ""),
    input: text,
    count: String(Number(text) + 1),
    alias: question.kind === "alias" ? question.names.join("=") : text,
  };
  return { form: "plain", text: other[question.kind] };
}
