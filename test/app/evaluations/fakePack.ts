import type { Output, ScoredOutput } from "../../../src/core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../src/core/evaluation/item.ts";
import type { OpenPack, PackOpening } from "../../../src/app/evaluations/pack.ts";

/** Items on programs of two questions each. */
function fakeItems(count: number): readonly EvaluationItem[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `i${index}`,
    program: `program ${Math.floor(index / 2)}`,
    title: `Program ${Math.floor(index / 2)}`,
    kind: "count",
    asked: {
      kind: "task",
      task: {
        id: `i${index}`,
        benchmark: "own",
        group: "g",
        case: "c",
        kind: "count",
        program: null,
        probe: null,
        stored: null,
      },
    },
  }));
}

/** A pack whose right answer is `right`. */
export function fakePack(count: number, hash = "hash of the pack"): OpenPack {
  const items = fakeItems(count);
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    ref: { kind: "samples", questions: { seed: 0, perProgram: 1, kinds: ["count"] } },
    title: "A pack",
    hash,
    items,
    left: [],
    judges: ["fake 1"],
    versions: { python: "3.14.2", pyodide: "314.0.0" },
    truth: () => ({ kind: "known", text: "right" }),
    compose: (item) => ({
      messages: [{ role: "user", text: `What about ${item.id}?` }],
      template: "count.direct 1",
      prompt: "hash of the prompt",
      filled: `hash of ${item.id}`,
      settings: { maxTokens: 100 },
      form: { form: "text", opened: null, abstains: false },
    }),
    player: () => null,
    score: (outputs) =>
      Promise.resolve(outputs.flatMap((output) => scoreOf(output, byId.get(output.item)) ?? [])),
    figures: () => null,
    look: () => Promise.resolve(null),
  };
}

/** What opening that pack gives. */
export function opened(pack: OpenPack): () => Promise<PackOpening> {
  return () => Promise.resolve({ kind: "open", pack });
}

function scoreOf(output: Output, item: EvaluationItem | undefined): ScoredOutput | null {
  const { result } = output;
  if (item === undefined) return null;
  const right = result.text === "right";
  return {
    output,
    item,
    reading: {
      extractor: 1,
      extraction: {
        state: "ok",
        answer: { form: "plain", text: result.text },
        rung: "whole",
        span: { start: 0, end: result.text.length },
      },
      confidence: null,
    },
    score: {
      value: right ? 1 : 0,
      verdict: right ? "correct" : "wrong",
      judge: { id: "fake", version: 1 },
      divergence: null,
      readings: {},
    },
    lenient: right,
    expected: "right",
    answer: result.text,
    marked: null,
    marks: null,
  };
}
