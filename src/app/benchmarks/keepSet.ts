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
  /** Some of the tasks that were read, from that one on; they are kept as one part. */
  fetch(from: number): Promise<readonly Task[]>;
  /** So many tasks are written. */
  onDone(tasks: number): void;
  /** False once somebody has given up. */
  isWanted(): boolean;
}

/** A set that was begun so long ago and is not whole will not become so. In ms. */
const patienceMs = 3_600_000;

/** Writes a set part by part: what is given up or fails on the way leaves nothing. */
export async function keepSet({ keeper, now }: SetKeeper, order: Order): Promise<Keeping> {
  const { id, summary, about } = order;
  const { benchmark, notes, tasks, programs, rejected } = summary;
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
    parts: 0,
    complete: false,
  };
  await keeper.write((verbs) => verbs.removeTorn(now() - patienceMs));
  let written = await keeper.write((verbs) => verbs.putSet(begun));
  if (written.kind === "saved") written = await keepParts(keeper, order, begun);
  if (written.kind === "saved" && order.isWanted()) return { kind: "kept", id };
  await keeper.write((verbs) => verbs.removeSet(id));
  return written.kind === "failed" ? written : { kind: "cancelled" };
}

/** Writes the tasks, and that the set is whole. */
async function keepParts(keeper: Keeper, order: Order, begun: KeptSet): Promise<Writing> {
  const { id, tasks } = begun;
  let [parts, done] = [0, 0];
  while (done < tasks) {
    let some: readonly Task[];
    try {
      some = await order.fetch(done);
    } catch (error) {
      return { kind: "failed", refusal: brokenBy(error) };
    }
    const part = parts;
    const written = await keeper.write((verbs) => verbs.putTasks(id, part, some));
    if (written.kind === "failed" || !order.isWanted()) return written;
    parts += 1;
    done += some.length;
    order.onDone(done);
  }
  return keeper.write((verbs) => verbs.putSet({ ...begun, parts, complete: true }));
}

function brokenBy(error: unknown): Refusal {
  return { kind: "broken", name: error instanceof Error ? error.message : String(error) };
}
