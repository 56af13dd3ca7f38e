import { outputUpTo, type Recording } from "../../../src/core/trace/index.ts";
import { entersBlock, isUnchanged, valueAt, values, valuesAfter } from "./naiveSteps.ts";

/**
 * Reads a monologue against the recording that it is about, sentence by sentence, with nothing but steps and the state at them. Gives the
 * sentences that are not so.
 */
export class NaiveReader {
  private readonly recording: Recording;
  private readonly userLines: number;
  private readonly source: readonly string[];
  private at: number;

  constructor(recording: Recording, userLines: number) {
    this.recording = recording;
    this.userLines = userLines;
    this.source = recording.source().split("\n");
    this.at = -1;
  }

  /** The sentences of a forward monologue that are not so; a line that ran and is not told of makes the next sentence untrue. */
  forward(monologue: string): readonly string[] {
    return monologue.split("\n").filter((sentence, index) => {
      if (index === 0) return !sentence.startsWith("The program is run");
      const line = /^\[L(\d+)\] `(.*?)`: (.*)\.$/s.exec(sentence);
      if (line !== null) {
        const found = this.next("line");
        return found === null || !this.isLine(found, Number(line[1]), line[2] ?? "", line[3] ?? "");
      }
      return !this.event(sentence);
    });
  }

  /** The same of a backward one. */
  backward(monologue: string): readonly string[] {
    this.at = this.recording.steps;
    const sentences = monologue.split("\n");
    return sentences.slice(1, -1).filter((sentence, index) => {
      const line = /^\[L(\d+)\] `(.*?)`: (.*)\.$/s.exec(sentence);
      if (line === null) return true;
      const said = (line[3] ?? "")
        .replace("it is the last line that runs", "it is run")
        .replaceAll("afterwards ", "")
        .replaceAll(/`[^`]*` had to be true/g, "this holds")
        .replaceAll(/`[^`]*` had to be false/g, "this does not hold")
        .replaceAll(/`[^`]*` had to have a next item/g, "there is a next item")
        .replaceAll(/`[^`]*` had to have no further item/g, "there is no further item");
      for (;;) {
        const found = this.before();
        if (found === null) return true;
        if (this.isLine(found, Number(line[1]), line[2] ?? "", said)) return false;
        // The last line is told of whatever it did; what is skipped else did nothing that could be told.
        if (index === 0) return true;
      }
    });
  }

  private isUsers(step: number): boolean {
    const { recording } = this;
    return recording.fileAt(step) === 0 && recording.lineAt(step) <= this.userLines;
  }

  /** The next step of that kind; null where a line comes first. */
  private next(kind: string): number | null {
    const { recording } = this;
    for (this.at += 1; this.at < recording.steps; this.at++) {
      if (!this.isUsers(this.at)) continue;
      if (recording.kindAt(this.at) === kind) return this.at;
      if (recording.kindAt(this.at) === "line") return null;
    }
    return null;
  }

  private before(): number | null {
    for (this.at -= 1; this.at >= 0; this.at--) {
      if (this.isUsers(this.at) && this.recording.kindAt(this.at) === "line") return this.at;
    }
    return null;
  }

  private isLine(step: number, label: number, text: string, said: string): boolean {
    const line = this.recording.lineAt(step);
    if (line !== label - 3 || (this.source[line - 1] ?? "").trim() !== text) return false;
    return said.split("; ").every((claim) => this.claim(step, claim));
  }

  private claim(step: number, claim: string): boolean {
    switch (claim) {
      case "it is run":
        return isUnchanged(this.recording, step);
      case "this holds":
      case "there is a next item":
        return entersBlock(this.recording, step);
      case "this does not hold":
      case "there is no further item":
        return !entersBlock(this.recording, step);
    }
    const [, name = "", value] = /^(\w+) is (.*)$/s.exec(claim) ?? [];
    return valuesAfter(this.recording, step).some(([own, text]) => own === name && text === value);
  }

  private event(sentence: string): boolean {
    const { recording } = this;
    if (sentence === "It goes on to its end.") return recording.outcome?.kind === "finished";
    const [, name, verb, rest = ""] =
      /^(\S+) (is called|begins|returns|pauses and gives|goes on)(?: ?(.*))?\.$/s.exec(sentence) ??
      [];
    if (verb === undefined) return this.exceptionOrEnd(sentence);
    const kinds: Readonly<Record<string, string>> = {
      "is called": "call",
      begins: "call",
      returns: "return",
      "pauses and gives": "yield",
      "goes on": "resume",
    };
    for (;;) {
      const step = this.next(kinds[verb] ?? "");
      if (step === null) return false;
      if (recording.codes[recording.codeAt(step)]?.name !== name) continue;
      if (verb === "is called" || verb === "begins") {
        const given = values(recording, step)
          .map(([own, text]) => `${own} = ${text}`)
          .join(", ");
        return rest === (given === "" ? "" : `with ${given}`);
      }
      return verb === "goes on" || rest === valueAt(recording, step);
    }
  }

  private exceptionOrEnd(sentence: string): boolean {
    const { recording } = this;
    const [, text, verb, label] =
      /^(.*) (is raised in|comes to) \[L(\d+)\]\.$/s.exec(sentence) ?? [];
    if (label !== undefined) {
      const step = this.next("exception");
      if (step === null || recording.lineAt(step) !== Number(label) - 3) return false;
      const { value } = recording.step(step);
      const isNew = [...Array(step).keys()].every((earlier) => {
        const other = recording.kindAt(earlier) === "exception" && recording.step(earlier).value;
        return !(
          other &&
          value?.kind === "object" &&
          other.kind === "object" &&
          other.id === value.id
        );
      });
      return isNew === (verb === "is raised in") && valueAt(recording, step) === text;
    }
    const error = recording.outcome?.kind === "exception" ? recording.outcome.error.type : null;
    if (error !== null) return sentence === `So the program ends with ${error}.`;
    const printed = outputUpTo(recording, recording.steps - 1)
      .flatMap((one) => (one.stream === "stdout" ? [one.text] : []))
      .join("");
    if (sentence === "So nothing is printed.") return printed === "";
    if (sentence === `So what is printed is ${JSON.stringify(printed)}.`) return true;
    const returns = [...Array(recording.steps).keys()].filter(
      (step) => recording.kindAt(step) === "return" && recording.depthAt(step) === 1,
    );
    return sentence === `So the result is ${valueAt(recording, returns.at(-1) ?? 0)}.`;
  }
}
