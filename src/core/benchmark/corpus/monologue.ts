import type { Recording } from "../../trace/index.ts";
import { type Result, resultOf } from "./result.ts";
import { type Decision, type LineTold, Telling } from "./telling.ts";
import type { CorpusProgram } from "./traced.ts";

/** Labels of lines in a corpus begin at this number, as SemCoder's do: the first line of the program is `L4`. */
const corpusLabel = 4;

/** Most lines that are spoken of one by one, and that are looked at for something to say. */
const mostLines = 200;
const mostLooked = 5_000;

/**
 * A run told line by line, in the manner of SemCoder's forward monologues: what each line does to the variables, how each decision goes, what
 * comes out. One JSON object with the labelled code, the input, the telling and the answer; null for a run that did not come to its end.
 */
export function forwardMonologue(recording: Recording, program: CorpusProgram): object | null {
  const told = tellForward(recording, program, corpusLabel);
  if (told === null) return null;
  return {
    kind: "forward",
    id: idOf(program),
    code: labelledCode(recording.source(), program.userLines, corpusLabel),
    input: program.inputText,
    monologue: told.sentences.join("\n"),
    answer: told.result.text,
  };
}

/**
 * The same from the end to the beginning: which line came last, what had to hold for each decision on the way, and at last an input that does
 * all that.
 */
export function backwardMonologue(recording: Recording, program: CorpusProgram): object | null {
  const told = tellBackward(recording, program, corpusLabel);
  if (told === null) return null;
  return {
    kind: "backward",
    id: idOf(program),
    code: labelledCode(recording.source(), program.userLines, corpusLabel),
    output: told.result.text,
    monologue: told.sentences.join("\n"),
    answer: program.inputText,
  };
}

/** A run as it is told. */
interface Told {
  readonly sentences: readonly string[];
  readonly result: Result;
}

/**
 * The sentences of a forward monologue: the first names the input, the last one the result. The first line of the program has the label
 * `firstLabel`. Null for a run that did not come to its end.
 */
export function tellForward(
  recording: Recording,
  program: CorpusProgram,
  firstLabel: number,
): Told | null {
  const result = resultOf(recording, program.userLines);
  if (result === null) return null;
  const told = new Telling(recording);
  const source = linesOf(recording.source());
  const { inputWords } = program;
  const sentences = [
    inputWords === "" ? "The program is run." : `The program is run with ${inputWords}.`,
  ];
  const labelled = (line: number): string => labelOf(line, firstLabel);
  let spoken = 0;
  for (let step = 0; step < recording.steps; step++) {
    if (!isUsers(recording, program, step)) continue;
    if (spoken >= mostLines) {
      sentences.push("It goes on to its end.");
      break;
    }
    if (recording.kindAt(step) === "line") {
      spoken += 1;
      const line = told.line(step);
      sentences.push(`${labelled(line.line)} ${forwardSentence(line, source)}`);
    } else {
      const said = told.event(step, labelled);
      if (said !== null) sentences.push(said);
    }
  }
  return { sentences: [...sentences, `So ${resultWords(result)}.`], result };
}

/** The same of a backward monologue: the first sentence names the result, the last one the input. */
export function tellBackward(
  recording: Recording,
  program: CorpusProgram,
  firstLabel: number,
): Told | null {
  const result = resultOf(recording, program.userLines);
  if (result === null) return null;
  const told = new Telling(recording);
  const source = linesOf(recording.source());
  const words = resultWords(result);
  const sentences = [`${words.charAt(0).toUpperCase()}${words.slice(1)}; what leads to it?`];
  let [spoken, looked] = [0, 0];
  for (let step = recording.steps - 1; step >= 0; step--) {
    if (spoken >= mostLines || looked >= mostLooked) break;
    if (!isUsers(recording, program, step) || recording.kindAt(step) !== "line") continue;
    looked += 1;
    const line = told.line(step);
    if (line.changes.length === 0 && line.decisions.length === 0 && spoken > 0) continue;
    spoken += 1;
    sentences.push(`${labelOf(line.line, firstLabel)} ${backwardSentence(line, source)}`);
  }
  const { inputWords } = program;
  sentences.push(
    inputWords === "" ? "It needs no input." : `An input that does all that is ${inputWords}.`,
  );
  return { sentences, result };
}

/** A source with a label behind each line that is not blank, up to `userLines`; the first line has the label `firstLabel`. */
export function labelledCode(source: string, userLines: number, firstLabel: number): string {
  return linesOf(source)
    .slice(0, userLines)
    .map((text, index) =>
      text.trim() === "" ? "" : `${text.trimEnd()} # ${labelOf(index + 1, firstLabel)}`,
    )
    .join("\n");
}

function forwardSentence(
  { line, changes, decisions }: LineTold,
  source: readonly string[],
): string {
  const went = decisions.map(wentWords);
  const said = [...went, ...changes.map(({ name, text }) => `${name} is ${text}`)].join("; ");
  return `\`${textOf(source, line)}\`: ${said === "" ? "it is run" : said}.`;
}

function wentWords(decision: Decision): string {
  switch (decision.kind) {
    case "test":
      return decision.held ? "this holds" : "this does not hold";
    case "item":
      return decision.held ? "there is a next item" : "there is no further item";
    case "case":
      return decision.pattern === null ? "no case fits" : `the case \`${decision.pattern}\` fits`;
  }
}

function backwardSentence(
  { line, changes, decisions }: LineTold,
  source: readonly string[],
): string {
  const had = decisions.map(
    (decision) => `\`${textOf(source, decision.line)}\` ${hadWords(decision)}`,
  );
  const what = [...had, ...changes.map(({ name, text }) => `afterwards ${name} is ${text}`)];
  const said = what.length === 0 ? "it is the last line that runs" : what.join("; ");
  return `\`${textOf(source, line)}\`: ${said}.`;
}

function hadWords(decision: Decision): string {
  switch (decision.kind) {
    case "test":
      return `had to be ${decision.held ? "true" : "false"}`;
    case "item":
      return decision.held ? "had to have a next item" : "had to have no further item";
    case "case":
      return decision.pattern === null
        ? "had to fit no case"
        : `had to fit the case \`${decision.pattern}\``;
  }
}

function resultWords({ kind, text }: Result): string {
  switch (kind) {
    case "returned":
      return `the result is ${text}`;
    case "raised":
      return `the program ends with ${text}`;
    case "printed":
      return text === '""' ? "nothing is printed" : `what is printed is ${text}`;
  }
}

function isUsers(recording: Recording, program: CorpusProgram, step: number): boolean {
  return recording.fileAt(step) === 0 && recording.lineAt(step) <= program.userLines;
}

function idOf({ path, input }: CorpusProgram): string {
  return `${path}/input_${input}`;
}

function labelOf(line: number, firstLabel: number): string {
  return `[L${line - 1 + firstLabel}]`;
}

function linesOf(source: string): readonly string[] {
  return source.split(/\r\n|\r|\n/);
}

function textOf(source: readonly string[], line: number): string {
  return (source[line - 1] ?? "").trim();
}
