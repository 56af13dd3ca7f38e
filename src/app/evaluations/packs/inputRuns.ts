import { inputEvidence, inputTrial } from "../../../core/attempt/inputTrial.ts";
import type { InputQuestion } from "../../../core/question/question.ts";
import type { Program } from "../../../core/program/program.ts";
import type { Runs } from "../../benchmarks/pagePython.ts";
import { type Recorded, recordPrograms } from "./recordPrograms.ts";
import type { Shown } from "./scoreQuestion.ts";

/** An input that somebody gave. */
export interface GivenInput {
  /** Of the item that asks for it. */
  readonly item: string;
  readonly program: Program;
  readonly question: InputQuestion;
  readonly text: string;
}

/** So many answers are remembered: scores are made again whenever rules change, runs need not be. */
const mostKnown = 5_000;

/** Runs programs with inputs that were given, to see what they do; the same input of the same item once. */
export class InputRuns {
  private readonly runs: () => Promise<Runs>;
  private readonly known = new Map<string, Shown>();

  constructor(runs: () => Promise<Runs>) {
    this.runs = runs;
  }

  /** What the runs show, in the order of the inputs; null where one could not be made. */
  async show(given: readonly GivenInput[], signal: AbortSignal): Promise<readonly Shown[]> {
    const open = new Map<string, GivenInput>();
    for (const one of given) if (!this.known.has(keyOf(one))) open.set(keyOf(one), one);
    const trials = [...open].flatMap(([key, one]) => {
      const trial = inputTrial(one.program, one.question, one.text);
      if (trial === null) this.known.set(key, "unrunnable");
      return trial === null ? [] : [{ key, question: one.question, trial }];
    });
    if (trials.length > 0) {
      const programs = trials.map(({ trial }) => trial);
      const take = ({ report, recording }: Recorded, place: number): void => {
        const one = trials[place];
        if (one === undefined) return;
        const { key, question } = one;
        this.known.set(key, report.kind === "damaged" ? null : inputEvidence(question, recording));
      };
      await recordPrograms(await this.runs(), programs, take, signal);
    }
    const shown = given.map((one) => this.known.get(keyOf(one)) ?? null);
    for (const key of [...this.known.keys()].slice(0, this.known.size - mostKnown)) {
      this.known.delete(key);
    }
    return shown;
  }
}

function keyOf({ item, text }: GivenInput): string {
  return `${item} ${text}`;
}
