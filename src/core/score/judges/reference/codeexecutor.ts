import { rates, type Told } from "./labels.ts";

/** One step of a trace as text: its line, and what its variables hold. */
export interface TextStep {
  /** As it stands there, `<0>`: numbers begin at 0. */
  readonly tag: string;
  readonly state: ReadonlyMap<string, string>;
}

/** A piece of a trace: what stands from one `<line>` or `<output>` to the next. */
interface Piece {
  readonly text: string;
  /** Null for an output, and for anything else that has no state. */
  readonly step: TextStep | null;
}

/** A trace that was written as text. */
export interface TextTrace {
  readonly pieces: readonly Piece[];
  readonly steps: readonly TextStep[];
  readonly outputs: readonly string[];
}

/**
 * Reads `<line> <0> <state> v : 1 <dictsep> w : 2 </state>`, step by step, with `<output> text` between them. A last piece without a
 * `</state>` is taken for a step that is not whole and left out, be it an output.
 */
export function parseTextTrace(text: string): TextTrace {
  const all = text.trim().split(/(?=<line>|<output>)/);
  const whole = all.at(-1)?.includes("</state>") === true ? all : all.slice(0, -1);
  const pieces = whole.map((piece) => ({ text: piece, step: stepOf(piece) }));
  return {
    pieces,
    steps: pieces.flatMap(({ step }) => step ?? []),
    outputs: whole.flatMap((piece) => {
      if (!piece.startsWith(outputMark)) return [];
      const [output = ""] = piece.slice(outputMark.length).split("_____event");
      return output.trim() === "" ? [] : [output.trim()];
    }),
  };
}

const outputMark = "<output>";
const stateMark = "<state>";

function stepOf(piece: string): TextStep | null {
  const at = piece.indexOf(stateMark);
  if (at < 0 || piece.includes(outputMark)) return null;
  const tag = piece.slice(0, at).replace("<line>", "").trim();
  const inside = piece.slice(at + stateMark.length).trim();
  return { tag, state: stateOf(inside.endsWith("</state>") ? inside.slice(0, -8) : inside) };
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
  /** All pieces are the same, and as many. */
  readonly exact: boolean;
  /** Null where the true trace puts nothing out. */
  readonly output: boolean | null;
  readonly lines: Told;
  readonly identifiers: Told;
}

/**
 * Holds a trace against the true one: piece i against piece i only, outputs among them. Steps are the same by tag and state, other pieces
 * by their text; names and values count where the tags agree.
 */
export function compareTextTraces(predicted: TextTrace, truth: TextTrace): TraceCounts {
  let [hits, names] = [0, 0];
  for (const [index, piece] of predicted.pieces.entries()) {
    const other = truth.pieces[index];
    if (other === undefined) break;
    if (piece.step === null || other.step === null) {
      if (piece.text === other.text) hits += 1;
      continue;
    }
    if (piece.step.tag !== other.step.tag) continue;
    const same = sameEntries(piece.step.state, other.step.state);
    names += same;
    if (same === piece.step.state.size && same === other.step.state.size) hits += 1;
  }
  const [mine, theirs] = [predicted.pieces.length, truth.pieces.length];
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

function sameEntries(one: TextStep["state"], other: TextStep["state"]): number {
  return [...one].filter(([name, value]) => other.get(name) === value).length;
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
