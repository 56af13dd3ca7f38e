import { rates, type Told } from "./labels.ts";

/** One step of a trace as text: its line, and what its variables hold. */
export interface TextStep {
  /** As it stands there, `<0>`: numbers begin at 0. */
  readonly tag: string;
  readonly state: ReadonlyMap<string, string>;
}

/** A trace that was written as text. */
export interface TextTrace {
  readonly steps: readonly TextStep[];
  readonly outputs: readonly string[];
}

/**
 * Reads `<line> <0> <state> v : 1 <dictsep> w : 2 </state>`, step by step, with `<output> text` between them. A last step without its
 * `</state>` is not whole and is left out.
 */
export function parseTextTrace(text: string): TextTrace {
  const steps: TextStep[] = [];
  const outputs: string[] = [];
  for (const part of text.split(/(?=<line>|<output>)/)) {
    const output = /^<output>([^]*)$/.exec(part)?.[1];
    if (output !== undefined) {
      outputs.push(output.trim());
      continue;
    }
    const found = /^<line>\s*(<[0-9]+>)\s*<state>([^]*?)<\/state>/.exec(part);
    if (found === null) continue;
    steps.push({ tag: found[1] ?? "", state: stateOf(found[2] ?? "") });
  }
  return { steps, outputs };
}

function stateOf(text: string): ReadonlyMap<string, string> {
  const state = new Map<string, string>();
  for (const entry of text.split("<dictsep>")) {
    const at = entry.indexOf(":");
    if (at >= 0) state.set(entry.slice(0, at).trim(), entry.slice(at + 1).trim());
  }
  return state;
}

/** What two traces have in common, in counts that are summed over traces. */
export interface TraceCounts {
  /** All steps are the same, and as many. */
  readonly exact: boolean;
  /** Null where the true trace puts nothing out. */
  readonly output: boolean | null;
  readonly lines: Told;
  readonly identifiers: Told;
}

/** Holds a trace against the true one: step i against step i only, by tag and state; names and values where the tags agree. */
export function compareTextTraces(predicted: TextTrace, truth: TextTrace): TraceCounts {
  let [hits, names] = [0, 0];
  for (const [index, step] of predicted.steps.entries()) {
    const other = truth.steps[index];
    if (other?.tag !== step.tag) continue;
    const same = [...step.state].filter(([name, value]) => other.state.get(name) === value).length;
    names += same;
    if (same === step.state.size && same === other.state.size) hits += 1;
  }
  const [mine, theirs] = [predicted.steps.length, truth.steps.length];
  const [said, actual] = [entriesIn(predicted), entriesIn(truth)];
  return {
    exact: hits === theirs && mine === theirs,
    output:
      truth.outputs.length === 0
        ? null
        : truth.outputs.length === predicted.outputs.length &&
          truth.outputs.every((text, index) => text === predicted.outputs[index]),
    lines: { hits, extra: mine - hits, missed: theirs - hits, rejected: 0 },
    identifiers: { hits: names, extra: said - names, missed: actual - names, rejected: 0 },
  };
}

/** Counts of several traces as one. */
export function sumTold(all: readonly Told[]): ReturnType<typeof rates> {
  const sum = { hits: 0, extra: 0, missed: 0, rejected: 0 };
  for (const { hits, extra, missed } of all) {
    sum.hits += hits;
    sum.extra += extra;
    sum.missed += missed;
  }
  return rates(sum);
}

function entriesIn({ steps }: TextTrace): number {
  return steps.reduce((sum, { state }) => sum + state.size, 0);
}
