import type { Evaluation } from "../../core/evaluation/evaluation.ts";
import { createCell } from "../cell.ts";
import type { LateStore } from "../lateStore.ts";
import { createSession, type OwnedSession, type SessionParts } from "./createSession.ts";
import type { Draft, Evaluations, KeptEvaluations } from "./evaluations.ts";
import { lockName } from "./locks.ts";
import type { Packs } from "./pack.ts";

/** What evaluations need of the page. */
export interface EvaluationsParts extends SessionParts {
  readonly packs: Packs;
  /** Version of the page. */
  readonly app: string;
}

/** Evaluations over what is kept. */
export function createEvaluations(
  parts: EvaluationsParts,
  changes: LateStore["changes"],
): Evaluations {
  const { keeper, packs } = parts;
  const kept = createCell<KeptEvaluations | null>(null);
  const draft = createCell<Draft | null>(null);
  let session: OwnedSession | null = null;
  let reading = 0;

  async function read(): Promise<void> {
    reading += 1;
    const own = reading;
    const [found, held] = await Promise.all([
      keeper.read((verbs) => verbs.list()),
      parts.locks.held(),
    ]);
    // A later reading knows more.
    if (own !== reading) return;
    if (found.kind === "failed") {
      const evaluations = kept.get()?.evaluations ?? [];
      kept.set({ evaluations, damaged: [], failure: found.refusal });
      return;
    }
    const evaluations = found.value.map(({ evaluation, done }) => ({
      evaluation,
      done,
      total: Math.max(done, cellsOf(evaluation)),
      elsewhere: held.has(lockName(evaluation.id)) && !isRunningHere(evaluation.id),
      here: isRunningHere(evaluation.id),
    }));
    kept.set({ evaluations, damaged: found.damaged, failure: null });
    follow();
  }

  function isRunningHere(id: string): boolean {
    const now = session?.state.get();
    const phase = now?.kind === "open" ? now.phase : "idle";
    return session?.id === id && phase !== "idle" && phase !== "elsewhere";
  }

  /** What the open one knows of itself is newer than what was read. */
  function follow(): void {
    const now = session?.state.get();
    const list = kept.get();
    if (now?.kind !== "open" || list === null) return;
    const done = now.progress.reduce((sum, one) => sum + one.done, 0);
    const { evaluation } = now;
    const evaluations = list.evaluations.map((row) =>
      row.evaluation.id === evaluation.id
        ? {
            evaluation,
            done,
            total: Math.max(done, cellsOf(evaluation)),
            elsewhere: now.phase === "elsewhere",
            here: isRunningHere(evaluation.id),
          }
        : row,
    );
    if (JSON.stringify(evaluations) !== JSON.stringify(list.evaluations)) {
      kept.set({ ...list, evaluations });
    }
  }

  return {
    packs,
    kept,
    draft,
    watch() {
      void read();
      const ends = [changes.subscribe(() => void read()), session?.state.subscribe(follow)];
      return () => {
        for (const end of ends) end?.();
      };
    },
    async create(plan) {
      const evaluation: Evaluation = {
        id: parts.createId(),
        createdMs: parts.nowMs(),
        plan,
        status: "planned",
        reason: null,
        startedMs: null,
        endedMs: null,
        packHash: null,
        items: null,
        versions: { app: parts.app, python: "", pyodide: "" },
        errorsAreWrong: false,
      };
      const written = await keeper.write((verbs) => verbs.add(evaluation));
      return written.kind === "failed" ? written : { kind: "created", id: evaluation.id };
    },
    open(id) {
      const now = session?.state.get().kind;
      if (session?.id === id && now !== "missing" && now !== "failed") return session;
      session?.dispose();
      session = createSession(id, parts);
      return session;
    },
    async rename(id, title) {
      const found = await keeper.read((verbs) => verbs.find(id));
      if (found.kind === "failed") return found;
      const { value } = found;
      if (value === null) return { kind: "failed", refusal: { kind: "missing" } };
      const written = await keeper.write((verbs) =>
        verbs.change({ ...value, plan: { ...value.plan, title } }),
      );
      if (written.kind === "failed") return written;
      if (session?.id === id) await session.rename(title);
      return { kind: "renamed" };
    },
    async remove(id) {
      const written = await keeper.write((verbs) => verbs.remove(id));
      if (written.kind === "failed") return written;
      if (session?.id === id) session.removed();
      return { kind: "removed" };
    },
  };
}

/** How many cells an evaluation has; 0 while its items are not known. */
function cellsOf({ plan, items }: Evaluation): number {
  return (items?.length ?? 0) * plan.samples * plan.predictors.length;
}
