import { createCell } from "../cell.ts";
import type { Models } from "../models/models.ts";
import { bringerOf, broughtCells } from "./bringing.ts";
import { type ConductorParts, createConductor, type OpenDesk } from "./conductor.ts";
import { createDesk } from "./desk.ts";
import { type Opened, openEvaluation, readContents } from "./openEvaluation.ts";
import type { Packs } from "./pack.ts";
import { placeName, standing } from "./places.ts";
import { createRecord } from "./record.ts";
import type { EvaluationSession, EvaluationState } from "./session.ts";
import { createSpending } from "./spending.ts";
import { createWriter } from "./writer.ts";

/** What an open evaluation needs of the page. */
export interface SessionParts extends Pick<
  ConductorParts,
  "keeper" | "models" | "locks" | "timing" | "nowMs" | "random"
> {
  readonly packs: Pick<Packs, "open">;
  readonly createId: () => string;
}

/** A session, and how it is told that its evaluation is gone. */
export interface OwnedSession extends EvaluationSession {
  /** Gives up what goes on, and says that the evaluation is gone. */
  removed(): void;
}

interface Open extends OpenDesk {
  readonly opened: Opened;
}

/** How often a state is told while things go on, in ms. */
const tellMs = 150;

/** Opens an evaluation. */
export function createSession(id: string, parts: SessionParts): OwnedSession {
  const { keeper, timing } = parts;
  const state = createCell<EvaluationState>({ kind: "opening", done: 0, total: 0 });
  const closing = new AbortController();
  let open: Open | null = null;
  let prices: Models["state"] | null = null;
  let cancelTelling: (() => void) | null = null;

  const writer = createWriter(id, keeper, (refusal) => {
    if (refusal.kind === "missing") removed();
    else conductor.run()?.end({ kind: "not-kept" });
  });
  const conductor = createConductor({
    ...parts,
    id,
    writer,
    open: () => open,
    reload,
    onProgress: tell,
    onPhase: tellNow,
  });

  function tellNow(): void {
    cancelTelling?.();
    cancelTelling = null;
    if (open === null || state.get().kind === "missing") return;
    const { opened, record, desk } = open;
    const { pack, damaged } = opened;
    const shown = desk.shown(conductor.run());
    const phase = conductor.phase();
    state.set({ kind: "open", evaluation: record.get(), pack, phase, damaged, ...shown });
  }

  function tell(): void {
    cancelTelling ??= timing.after(tellMs, tellNow);
  }

  function lay(opened: Opened): void {
    open?.desk.close();
    const { evaluation, pack, items, kept } = opened;
    const { plan } = evaluation;
    const desk = createDesk({
      plan,
      items,
      kept,
      pack,
      prices: () => prices?.get().prices ?? [],
      timing,
      onScored: tell,
    });
    const record = createRecord(evaluation, keeper, tellNow);
    open = { opened, pack, record, desk, spending: createSpending(plan.budget, desk.spent()) };
  }

  async function begin(): Promise<void> {
    const [models, opened] = await Promise.all([
      parts.models().catch(() => null),
      openEvaluation(
        id,
        keeper,
        parts.packs,
        (done, total) => state.set({ kind: "opening", done, total }),
        closing.signal,
      ),
    ]);
    if (closing.signal.aborted) return;
    prices = models?.state ?? null;
    if (opened.kind !== "opened") {
      state.set(opened);
      return;
    }
    lay(opened);
    const { items, packHash, versions } = opened.evaluation;
    const isNew = open?.record.get().startedMs === null;
    if (isNew) await open?.record.change((now) => ({ ...now, items, packHash, versions }));
    tellNow();
    conductor.opened();
  }

  async function reload(): Promise<boolean> {
    if (open === null) return false;
    const found = await keeper.read((verbs) => verbs.find(id));
    const contents = await readContents(id, keeper);
    if (found.kind === "failed" || contents.kind === "failed") return true;
    if (found.value === null) {
      removed();
      return false;
    }
    lay({ ...open.opened, ...contents, kind: "opened", evaluation: found.value });
    return true;
  }

  function removed(): void {
    conductor.abandon();
    end();
    state.set({ kind: "missing" });
  }

  function end(): void {
    closing.abort();
    cancelTelling?.();
    open?.desk.close();
  }

  begin().catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });

  return {
    id,
    state,
    pilot: () => conductor.want("pilot"),
    run: () => conductor.want("all"),
    pause: () => conductor.pause(),
    stop: () => conductor.stop(),
    retryErrors: () => conductor.wantErrors(),
    async countErrorsAsWrong(wrong) {
      await open?.record.change((now) => ({ ...now, errorsAreWrong: wrong }));
    },
    async rename(title) {
      await open?.record.change((now) => ({ ...now, plan: { ...now.plan, title } }));
    },
    async bring(label, from, outputs) {
      if (open === null) return { kind: "missing" };
      const { record, desk } = open;
      const bringer = bringerOf(record.get().plan.predictors, label, from, parts.createId);
      const refused = await record.change((now) => {
        const { predictors } = now.plan;
        if (predictors.some((one) => one.id === bringer.id)) return now;
        return { ...now, plan: { ...now.plan, predictors: [...predictors, bringer] } };
      });
      if (refused !== null) return refused;
      const known = desk.tallies().find(({ predictor }) => predictor.id === bringer.id);
      const taken = new Map(
        known?.places.map((place) => [
          placeName({ predictor: bringer.id, item: place.item.id, sample: place.sample }),
          standing(place),
        ]),
      );
      const asked = new Set(desk.items.map((item) => item.id));
      const cells = broughtCells(
        id,
        bringer,
        outputs,
        (answer) => {
          const there = taken.get(placeName({ ...answer, predictor: bringer.id }));
          // What came to nothing before is made good by a reply.
          const free = there === undefined || (there === "error" && answer.result.kind === "reply");
          return free && asked.has(answer.item);
        },
        parts.nowMs(),
      );
      const written = await keeper.write((verbs) =>
        verbs.keep(
          id,
          cells.map(({ cell }) => cell),
          cells.map(({ output }) => output),
        ),
      );
      if (written.kind === "failed") return written.refusal;
      desk.bring(bringer, cells);
      tellNow();
      return null;
    },
    removed,
    dispose() {
      void conductor.close().then(end);
    },
  };
}
