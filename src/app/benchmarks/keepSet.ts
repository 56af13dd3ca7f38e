import type { Task } from "../../core/benchmark/task.ts";
import type { ImportSummary } from "../../packs/importing/importer.ts";
import type { Refusal, Writing } from "../../store/records.ts";
import type { KeptSet } from "../../store/benchmarks/records.ts";
import type { Keeper } from "./keeper.ts";
import type { About, Keeping } from "./importState.ts";

/** What keeping a set needs; `now` gives ms since 1970. */
export interface SetKeeper {
  readonly keeper: Keeper;
  readonly now: () => number;
}

/** What is to be kept. */
interface Order {
  readonly id: string;
  readonly summary: ImportSummary;
  readonly about: About;
  /** Tasks that were read, from one up to another (exclusive). */
  fetch(from: number, to: number): Promise<readonly Task[]>;
  /** So many tasks are written. */
  onDone(tasks: number): void;
  /** False once somebody has given up. */
  isWanted(): boolean;
}

/** How many tasks lie in one row of the database. */
export const tasksInPart = 500;

/** A set that was begun so long ago and is not whole will not become so. In ms. */
const patienceMs = 3_600_000;

/** Writes a set part by part: what is given up or fails on the way leaves nothing. */
export async function keepSet({ keeper, now }: SetKeeper, order: Order): Promise<Keeping> {
  const { id, summary, about } = order;
  const { benchmark, notes, tasks, programs, rejected } = summary;
  const parts = Math.ceil(tasks / tasksInPart);
  const begun: KeptSet = {
    ...about,
    id,
    benchmark,
    notes,
    importedMs: now(),
    tasks,
    programs,
    rejected: rejected.length,
    computed: 0,
    unavailable: 0,
    answerFiles: 0,
    parts,
    complete: false,
  };
  await keeper.write((verbs) => verbs.removeTorn(now() - patienceMs));
  let written = await keeper.write((verbs) => verbs.putSet(begun));
  for (let part = 0; part < parts && written.kind === "saved" && order.isWanted(); part++) {
    written = await writePart(keeper, order, part);
    order.onDone(Math.min(tasks, (part + 1) * tasksInPart));
  }
  if (written.kind === "saved" && order.isWanted()) {
    written = await keeper.write((verbs) => verbs.putSet({ ...begun, complete: true }));
    if (written.kind === "saved") return { kind: "kept", id };
  }
  await keeper.write((verbs) => verbs.removeSet(id));
  return written.kind === "failed" ? written : { kind: "cancelled" };
}

async function writePart(keeper: Keeper, order: Order, part: number): Promise<Writing> {
  let tasks: readonly Task[];
  try {
    tasks = await order.fetch(part * tasksInPart, (part + 1) * tasksInPart);
  } catch (error) {
    return { kind: "failed", refusal: brokenBy(error) };
  }
  return keeper.write((verbs) => verbs.putTasks(order.id, part, tasks));
}

function brokenBy(error: unknown): Refusal {
  return { kind: "broken", name: error instanceof Error ? error.message : String(error) };
}
