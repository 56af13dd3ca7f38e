import type { EvaluationPlan } from "../../../src/core/evaluation/plan.ts";
import type { Predictor } from "../../../src/core/evaluation/predictor.ts";
import { createCell } from "../../../src/app/cell.ts";
import { createEvaluations } from "../../../src/app/evaluations/createEvaluations.ts";
import type { Evaluations } from "../../../src/app/evaluations/evaluations.ts";
import type { Keeper } from "../../../src/app/evaluations/keeper.ts";
import { type Held, type Locks, pageLocks } from "../../../src/app/evaluations/locks.ts";
import type { OpenPack } from "../../../src/app/evaluations/pack.ts";
import type { EvaluationSession, OpenEvaluation } from "../../../src/app/evaluations/session.ts";
import type { ModelsState, NotReady } from "../../../src/app/models/models.ts";
import type { Capabilities, ModelClient } from "../../../src/models/client.ts";
import { createScripted, type Script } from "../../../src/models/scripted.ts";
import type { Row } from "../../../src/store/backing.ts";
import type { EvaluationRow } from "../../../src/store/evaluations/row.ts";
import { evaluationVerbs } from "../../../src/store/evaluations/verbs.ts";
import { noRecordings } from "../../../src/store/recordings.ts";
import type { Refusal } from "../../../src/store/records.ts";
import { refusalOf } from "../../../src/store/refusal.ts";
import { tablesOver } from "../../../src/store/tables.ts";
import { windowBacking } from "../../../src/store/window.ts";
import { samplePlan } from "../../store/evaluationSamples.ts";
import { quiet } from "../../store/open.ts";
import { createClock, type FakeClock } from "./clock.ts";
import { fakePack, opened } from "./fakePack.ts";

/** A machine with a store and tabs, whose clock is moved when nothing else goes on. */
export interface World {
  readonly clock: FakeClock;
  readonly verbs: ReturnType<typeof evaluationVerbs>;
  /** Puts any row there. */
  put(table: "evaluations" | "cells" | "outputs", row: Partial<EvaluationRow> & Row): Promise<void>;
  tab(parts: TabParts): Tab;
  /** Waits until something holds, moving the clock on. */
  until(holds: () => boolean): Promise<void>;
  /** Waits until nothing goes on any more that needs no clock. */
  calm(): Promise<void>;
}

/** What a tab is made with. */
export interface TabParts {
  readonly pack?: OpenPack;
  /** By predictor; those that are not there are not ready. */
  readonly clients: { readonly [predictor: string]: ModelClient };
  readonly prices?: ModelsState["prices"];
}

/** A tab of the page. */
export interface Tab {
  readonly evaluations: Evaluations;
  /** Ends it as a crash does: nothing of it is heard any more, and its locks are free. */
  kill(): void;
  /** From now on the store says no; null: it takes everything again. */
  refuse(refusal: Refusal | null): void;
}

export function createWorld(): World {
  const clock = createClock();
  const backing = windowBacking(quiet);
  const tables = tablesOver(backing, noRecordings, quiet, refusalOf);
  const verbs = evaluationVerbs(backing, tables, refusalOf);
  const shared = pageLocks();
  let ids = 0;

  function tab({ pack = fakePack(6), clients, prices = [] }: TabParts): Tab {
    let refusal: Refusal | null = null;
    let dead = false;
    const held = new Set<Held>();
    const never = new Promise<never>(() => undefined);
    const keeper: Keeper = {
      async write(act) {
        if (dead) return never;
        if (refusal !== null) return { kind: "failed", refusal };
        return act(verbs);
      },
      async read(act) {
        return dead ? never : act(verbs);
      },
    };
    const watched = (one: Held | null): Held | null => {
      if (one !== null) held.add(one);
      return one;
    };
    const locks: Locks = {
      tryHold: async (name) => watched(await shared.tryHold(name)),
      hold: async (name, signal) => watched(await shared.hold(name, signal)),
      held: () => shared.held(),
    };
    const state = createCell<ModelsState>({
      connections: [],
      page: { kind: "none" },
      builtIn: { availability: "unknown", share: null, failure: null },
      prices,
    });
    const evaluations = createEvaluations(
      {
        keeper,
        locks,
        packs: { list: () => Promise.resolve([]), open: opened(pack) },
        models: () => Promise.resolve({ state, client: async ({ id }) => clients[id] ?? notReady }),
        timing: clock,
        nowMs: () => clock.epoch(),
        random: () => 0.5,
        createId: () => `id${(ids += 1)}`,
        app: "0.1.0",
      },
      createCell(0),
    );
    return {
      evaluations,
      kill() {
        dead = true;
        for (const one of held) one.release();
      },
      refuse(next) {
        refusal = next;
      },
    };
  }

  return {
    clock,
    verbs,
    tab,
    calm,
    async put(table, row) {
      await tables.change([{ kind: "put", table, row }]);
    },
    async until(holds) {
      for (let moves = 0; moves < 5_000; moves += 1) {
        for (let turn = 0; turn < 3; turn += 1) {
          if (holds()) return;
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (holds()) return;
        clock.next();
      }
      throw new Error("it never came");
    },
  };
}

/** What a client that is not there says. */
const notReady: NotReady = { problem: "No key is set.", help: "Set one." };

/** A scripted predictor that is asked like a server. */
export function predictor(id: string): Predictor {
  return { id, label: id, source: { kind: "scripted", script: id } };
}

/** A plan for the whole fake pack. */
export function planOf(change: Partial<EvaluationPlan> = {}): EvaluationPlan {
  return {
    ...samplePlan,
    predictors: [predictor("p")],
    budget: { usd: null, tokens: null, calls: null },
    ...change,
  };
}

const capabilities: Capabilities = {
  stream: true,
  form: "none",
  logprobs: null,
  seed: true,
  temperature: true,
  usage: true,
  cost: "free",
  concurrency: { first: 3, most: 3 },
};

/** A client that does what a script says, and what it was asked. */
export function scripted(
  world: World,
  script: Script,
  concurrency = capabilities.concurrency,
): ModelClient & { readonly asked: string[] } {
  const asked: string[] = [];
  const client = createScripted(script, world.clock, { ...capabilities, concurrency });
  return {
    asked,
    capabilities: client.capabilities,
    generate(request, signal, onDelta) {
      asked.push(`${request.item} ${request.sample}`);
      return client.generate(request, signal, onDelta);
    },
  };
}

/** Always the right answer. */
export const right = () => ({ kind: "answer", text: "right", afterMs: 10 }) as const;

/** The state of an evaluation that is open. */
export function openOf({ state }: EvaluationSession): OpenEvaluation {
  const now = state.get();
  if (now.kind !== "open") throw new Error(`it is ${now.kind}`);
  return now;
}

/** Makes an evaluation and opens it. */
export async function begin(
  world: World,
  { evaluations }: Tab,
  change: Partial<EvaluationPlan> = {},
): Promise<EvaluationSession> {
  const created = await evaluations.create(planOf(change));
  if (created.kind === "failed") throw new Error(created.refusal.kind);
  const session = evaluations.open(created.id);
  await world.until(() => session.state.get().kind === "open");
  return session;
}

/** Waits until an evaluation has come to a status, and nothing goes on in it. */
export function ends(
  world: World,
  session: EvaluationSession,
  status: OpenEvaluation["evaluation"]["status"],
): Promise<void> {
  return world.until(() => {
    const now = session.state.get();
    return now.kind === "open" && now.phase === "idle" && now.evaluation.status === status;
  });
}

async function calm(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
