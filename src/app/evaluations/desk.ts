import type { EvaluationCell, Output, ScoredOutput } from "../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../core/evaluation/item.ts";
import { type EvaluationPlan, pilotSize } from "../../core/evaluation/plan.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import type { Price } from "../../models/prices/prices.ts";
import type { Timing } from "../../models/timing.ts";
import type { KeptCells } from "../../store/evaluations/verbs.ts";
import type { OpenPack } from "./pack.ts";
import { isCalled, layPlaces, type Place, placeName, standing } from "./places.ts";
import { createScoring } from "./scoring.ts";
import type { OpenEvaluation, Pilot } from "./session.ts";
import type { Run } from "./run.ts";
import { createTally, type Tally } from "./tally.ts";
import type { Spent } from "./budget.ts";

/** All that is known of an open evaluation besides its record: what was asked, what came, and what that is worth. */
export interface Desk {
  readonly items: readonly EvaluationItem[];
  tallies(): readonly Tally[];
  /** What became of a place is kept. */
  kept(place: Place): void;
  /** Takes in answers that were brought, of somebody new perhaps. */
  bring(predictor: Predictor, brought: readonly Brought[]): void;
  /** Takes cells that ended in an error for asking again; gives them as they are to be kept. */
  reopen(): readonly EvaluationCell[];
  spent(): Spent;
  /** What a state shows of it. */
  shown(
    run: Run | null,
  ): Pick<OpenEvaluation, "items" | "progress" | "pilot" | "msLeft" | "scored" | "failed">;
  /** Ends judging. */
  close(): void;
}

/** An answer from elsewhere, as it is kept. */
export interface Brought {
  readonly cell: EvaluationCell;
  readonly output: Output;
}

/** What a desk is made of. */
export interface DeskParts {
  readonly plan: EvaluationPlan;
  readonly items: readonly EvaluationItem[];
  readonly kept: KeptCells;
  readonly pack: OpenPack;
  readonly prices: () => readonly Price[];
  readonly timing: Timing;
  /** Something was judged. */
  readonly onScored: () => void;
}

/** Lays out what is kept, and begins to judge it. */
export function createDesk({ plan, items, kept, pack, ...parts }: DeskParts): Desk {
  const laid = layPlaces(plan, items, kept);
  const byPredictor = new Map<string, Tally>();
  const byItem = new Map(items.map((item) => [item.id, item]));
  const closing = new AbortController();
  const scored: ScoredOutput[] = [];
  const messages = new Map<string, Output["messages"]>();
  const errors = new Set<Place>();
  let failed: OpenEvaluation["failed"] = [];
  let pilot: Pilot | null = null;

  for (const predictor of plan.predictors) {
    const places = laid.get(predictor.id) ?? [];
    byPredictor.set(predictor.id, createTally(predictor, places, parts.prices));
  }

  const scoring = createScoring(pack, plan.prompting, parts.timing, closing.signal, (judged) => {
    for (const one of judged) {
      scored.push(one);
      byPredictor.get(one.output.predictor)?.scored(one);
    }
    parts.onScored();
  });

  /** The same prompt is put to several: its text is held once. */
  function shared(output: Output): Output {
    const known = messages.get(output.filled);
    if (known !== undefined) return { ...output, messages: known };
    messages.set(output.filled, output.messages);
    return output;
  }

  function note(place: Place): Output | null {
    if (place.output !== null) place.output = shared(place.output);
    if (standing(place) === "error") errors.add(place);
    return place.output?.result.kind === "reply" ? place.output : null;
  }

  function listErrors(): void {
    failed = [...errors].flatMap(({ cell, output }) => (cell === null ? [] : [{ cell, output }]));
  }

  function pilotOf(run: Run | null): Pilot | null {
    const called = [...byPredictor.values()].filter(({ predictor }) => isCalled(predictor));
    const estimates = called.map((tally) => {
      const width = run?.lanes.get(tally.predictor.id)?.now().width ?? 1;
      return [tally.predictor.id, tally.pilot(items.length, width)] as const;
    });
    const known = estimates.flatMap(([id, estimate]) =>
      estimate === null ? [] : [[id, estimate] as const],
    );
    if (known.length === 0 || known.length < called.length) return null;
    return { items: Math.min(items.length, pilotSize), estimates: new Map(known) };
  }

  const there = [...laid.values()].flat().flatMap((place) => note(place) ?? []);
  listErrors();
  scoring.add(there.toSorted((one, other) => one.createdMs - other.createdMs));

  function take(place: Place): void {
    const output = note(place);
    byPredictor.get(place.predictor)?.kept(place);
    if (output !== null) scoring.add([output]);
    if (standing(place) === "error") listErrors();
  }

  return {
    items,
    tallies: () => [...byPredictor.values()],
    kept: take,
    bring(predictor, brought) {
      const tally = byPredictor.get(predictor.id) ?? createTally(predictor, [], parts.prices);
      byPredictor.set(predictor.id, tally);
      const lost = new Map(
        [...errors].map((place) => [placeName({ ...place, item: place.item.id }), place]),
      );
      for (const { cell, output } of brought) {
        const before = lost.get(placeName(output));
        if (before !== undefined) {
          tally.reopened(before);
          errors.delete(before);
          before.cell = cell;
          before.output = output;
          take(before);
          continue;
        }
        const item = byItem.get(output.item);
        if (item === undefined) continue;
        const place = { predictor: predictor.id, item, sample: output.sample, cell, output };
        tally.places.push(place);
        take(place);
      }
      listErrors();
    },
    reopen() {
      const cells = [...errors].flatMap((place) => {
        const { cell } = place;
        const tally = byPredictor.get(place.predictor);
        if (cell === null || tally === undefined || !isCalled(tally.predictor)) return [];
        tally.reopened(place);
        errors.delete(place);
        const earlier = cell.earlier + cell.attempts;
        place.cell = { ...cell, state: { kind: "todo" }, attempts: 0, earlier };
        return [place.cell];
      });
      listErrors();
      return cells;
    },
    spent() {
      // What others paid for answers that were brought is none of this evaluation's budget.
      const called = [...byPredictor.values()].filter(({ predictor }) => isCalled(predictor));
      const all = called.map((tally) => tally.spent());
      const sum = (of: keyof Spent) => all.reduce((total, one) => total + one[of], 0);
      return { usd: sum("usd"), tokens: sum("tokens"), calls: sum("calls") };
    },
    shown(run) {
      pilot ??= pilotOf(run);
      const progress = [...byPredictor.values()].map((tally) =>
        tally.progress(run?.lanes.get(tally.predictor.id)?.now() ?? null),
      );
      return { items, progress, pilot, msLeft: msLeft(progress), scored, failed };
    },
    close: () => closing.abort(),
  };
}

/** How long it will take until all are done as it went so far, predictors side by side; null: not known. */
function msLeft(progress: OpenEvaluation["progress"]): number | null {
  let longest = 0;
  for (const { total, done, errors, meanMs, width } of progress) {
    const left = total - done - errors;
    if (left <= 0) continue;
    if (meanMs === null) return null;
    longest = Math.max(longest, (left * meanMs) / Math.max(1, width));
  }
  return longest;
}
