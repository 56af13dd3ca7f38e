import { branchesAt, createCursor, type Cursor, type Recording } from "../../trace/index.ts";
import { printPythonValue } from "../../value/print.ts";
import { valueOf } from "../../value/snapshot.ts";
import type { CorpusProgram } from "./traced.ts";
import { shortened, type Variable, variablesOf } from "./variables.ts";

/** Labels of lines in a corpus begin at this number, as SemCoder's do: the first line of the program is `L4`. */
const corpusLabel = 4;

/** Most lines that are spoken of one by one, and that are looked at for something to say. */
const mostLines = 200;
const mostLooked = 5_000;

/**
 * A run told line by line, in the manner of SemCoder's forward monologues: what each line does to the variables, how each decision goes, what
 * comes out. One JSON object with the labelled code, the call, the telling and the answer.
 */
export function forwardMonologue(recording: Recording, program: CorpusProgram): object {
  const { sentences, result } = tellForward(recording, program, corpusLabel);
  return {
    kind: "forward",
    id: `${program.path}/input_${program.input}`,
    code: labelledCode(recording.source(), program.userLines, corpusLabel),
    input: program.inputText,
    monologue: sentences.join("\n"),
    answer: result,
  };
}

/**
 * The same from the end to the beginning: which line gave the result, what had to hold for each decision on the way, and at last an input that does
 * all that.
 */
export function backwardMonologue(recording: Recording, program: CorpusProgram): object {
  const { sentences, result } = tellBackward(recording, program, corpusLabel);
  return {
    kind: "backward",
    id: `${program.path}/input_${program.input}`,
    code: labelledCode(recording.source(), program.userLines, corpusLabel),
    output: result,
    monologue: sentences.join("\n"),
    answer: program.inputText,
  };
}

/** The sentences of a forward monologue and its result; the first line of the program has the label `firstLabel`. */
export function tellForward(
  recording: Recording,
  program: CorpusProgram,
  firstLabel: number,
): Told {
  return new Telling(recording, program, firstLabel).forward();
}

/** The same of a backward monologue. */
export function tellBackward(
  recording: Recording,
  program: CorpusProgram,
  firstLabel: number,
): Told {
  return new Telling(recording, program, firstLabel).backward();
}

/** A source with a label behind each line that is not blank, up to `userLines`. */
export function labelledCode(source: string, userLines: number, firstLabel: number): string {
  return source
    .split("\n")
    .slice(0, userLines)
    .map((text, index) =>
      text.trim() === "" ? "" : `${text.trimEnd()} # ${labelOf(index + 1, firstLabel)}`,
    )
    .join("\n");
}

function labelOf(line: number, firstLabel: number): string {
  return `[L${line - 1 + firstLabel}]`;
}

/** A run as it is told. */
export interface Told {
  readonly sentences: readonly string[];
  /** Python's text for what came out: a value, an exception, or what was printed. */
  readonly result: string;
}

/** What a line did: changed variables, and how its decisions went. */
interface LineTold {
  readonly line: number;
  readonly frame: number;
  readonly changes: readonly string[];
  readonly decisions: readonly { readonly test: string; readonly held: boolean | null }[];
}

class Telling {
  private readonly recording: Recording;
  private readonly program: CorpusProgram;
  private readonly cursor: Cursor;
  private readonly source: readonly string[];

  private readonly firstLabel: number;

  constructor(recording: Recording, program: CorpusProgram, firstLabel: number) {
    this.recording = recording;
    this.program = program;
    this.firstLabel = firstLabel;
    this.cursor = createCursor(recording);
    this.source = recording.source().split("\n");
  }

  forward(): Told {
    const { recording } = this;
    const sentences: string[] = [`The program is run with ${this.program.inputText}.`];
    let spoken = 0;
    for (let step = 0; step < recording.steps; step++) {
      if (!this.isUsers(step)) continue;
      const kind = recording.kindAt(step);
      if (spoken >= mostLines) {
        sentences.push("It goes on in the same way to its end.");
        break;
      }
      if (kind === "call" && recording.frameAt(step) !== 0) sentences.push(this.call(step));
      else if (kind === "return" && recording.frameAt(step) !== 0) sentences.push(this.leave(step));
      else if (kind === "exception") sentences.push(this.raise(step));
      else if (kind === "line") {
        spoken += 1;
        sentences.push(this.sentence(this.lineTold(step)));
      }
    }
    const result = this.result();
    return { sentences: [...sentences, `So the result is ${result}.`], result };
  }

  backward(): Told {
    const { recording } = this;
    const result = this.result();
    const sentences: string[] = [`The result is ${result}; what leads to it?`];
    let [spoken, looked] = [0, 0];
    for (let step = recording.steps - 1; step >= 0; step--) {
      if (spoken >= mostLines || looked >= mostLooked) break;
      if (!this.isUsers(step) || recording.kindAt(step) !== "line") continue;
      looked += 1;
      const { line, changes, decisions } = this.lineTold(step);
      if (changes.length === 0 && decisions.length === 0 && spoken > 0) continue;
      spoken += 1;
      const had = decisions.map(({ test, held }) =>
        held === null
          ? `\`${test}\` had to be decided`
          : `\`${test}\` had to be ${held ? "true" : "false"}`,
      );
      const what = [...had, ...changes.map((change) => `afterwards ${change}`)];
      const said = what.length === 0 ? "nothing else happens here" : what.join("; ");
      sentences.push(`${this.labelOf(line)} \`${this.text(line)}\`: ${said}.`);
    }
    sentences.push(`An input that does all that is ${this.program.inputText}.`);
    return { sentences, result };
  }

  private isUsers(step: number): boolean {
    const { recording, program } = this;
    return recording.fileAt(step) === 0 && recording.lineAt(step) <= program.userLines;
  }

  private text(line: number): string {
    return (this.source[line - 1] ?? "").trim();
  }

  private lineTold(step: number): LineTold {
    const { recording } = this;
    const frame = recording.frameAt(step);
    const before = this.variables(step, frame);
    let seen = step + 1;
    while (seen < recording.steps - 1 && recording.frameAt(seen) !== frame) seen += 1;
    const after = recording.frameAt(seen) === frame ? this.variables(seen, frame) : before;
    const old = new Map(before.map(({ name, text }) => [name, text] as const));
    const changes = after
      .filter(({ name, text }) => old.get(name) !== text)
      .map(({ name, text }) => `${name} is ${text}`);
    const decisions = branchesAt(recording, step).flatMap(({ construct, outcome }) => {
      const found = recording.constructs[construct];
      if (found === undefined || outcome.kind === "operand") return [];
      const held = outcome.kind === "test" ? outcome.held : null;
      return [{ test: this.text(found.line), held }];
    });
    return { line: recording.lineAt(step), frame, changes, decisions };
  }

  private sentence({ line, changes, decisions }: LineTold): string {
    const went = decisions.map(({ held }) =>
      held === null ? "a case is looked for" : held ? "this holds" : "this does not hold",
    );
    const said = [...went, ...changes].join("; ");
    return `${this.labelOf(line)} \`${this.text(line)}\`: ${said === "" ? "it is run" : said}.`;
  }

  private labelOf(line: number): string {
    return labelOf(line, this.firstLabel);
  }

  private variables(step: number, frame: number): readonly Variable[] {
    this.cursor.seek(step);
    return variablesOf(this.recording, this.cursor, frame);
  }

  private call(step: number): string {
    const { recording } = this;
    const frame = recording.frameAt(step);
    const given = this.variables(step, frame).map(({ name, text }) => `${name} = ${text}`);
    const name = recording.codes[recording.codeAt(step)]?.name ?? "";
    return `${name} is called${given.length === 0 ? "" : ` with ${given.join(", ")}`}.`;
  }

  private leave(step: number): string {
    const name = this.recording.codes[this.recording.codeAt(step)]?.name ?? "";
    return `${name} returns ${this.valueAt(step)}.`;
  }

  private raise(step: number): string {
    return `${this.valueAt(step)} is raised in ${this.labelOf(this.recording.lineAt(step))}.`;
  }

  /** The text of what a step returned or raised. */
  private valueAt(step: number): string {
    const { value } = this.recording.step(step);
    if (value === undefined) return "None";
    this.cursor.seek(step);
    return shortened(printPythonValue(valueOf(this.recording, this.cursor, value)));
  }

  /** What the call below the program gave; else what was printed, or which exception ended the run. */
  private result(): string {
    const { recording, program } = this;
    const { outcome } = recording;
    if (outcome?.kind === "exception") return outcome.error.type;
    for (let step = recording.steps - 1; step >= 0; step--) {
      const outer = recording.parentOfFrame(recording.frameAt(step)) === 0;
      if (recording.kindAt(step) !== "return" || !outer) continue;
      const caller = recording.path.callerLines.at(recording.frameAt(step));
      if (caller > program.userLines) return this.valueAt(step);
    }
    return printed(recording);
  }
}

function printed(recording: Recording): string {
  const parts: string[] = [];
  for (let step = 0; step < recording.steps; step++) {
    if (recording.kindAt(step) === "output") parts.push(recording.step(step).text ?? "");
  }
  return JSON.stringify(parts.join(""));
}
