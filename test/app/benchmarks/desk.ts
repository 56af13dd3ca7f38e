import { Dexie } from "dexie";
import { openStore } from "../../../src/store/store.ts";
import type { Benchmarks } from "../../../src/app/benchmarks/benchmarks.ts";
import { createBenchmarks } from "../../../src/app/benchmarks/createBenchmarks.ts";
import type { ImporterDoor } from "../../../src/app/benchmarks/importerDoor.ts";
import { createKeeper } from "../../../src/app/benchmarks/keeper.ts";
import type { BenchmarkSession, OpenSet } from "../../../src/app/benchmarks/session.ts";
import { createKeepingState } from "../../../src/app/keepingState.ts";
import { createLateStore, type LateStore } from "../../../src/app/lateStore.ts";
import { benchmarks as allRules } from "../../../src/core/benchmark/index.ts";
import type { BenchmarkPython } from "../../../src/core/benchmark/request.ts";
import { Importer } from "../../../src/packs/importing/importer.ts";
import { ScriptedPython } from "../../fakes/benchmarkPython.ts";

/** Rows of CRUXEval: of `sample_2` the module is missing, of `sample_1` the files say otherwise than Python. */
export const cruxevalRows = [
  { code: "def f(x):\n    return x + 1", input: "1", output: "2", id: "sample_0" },
  { code: "def f(x):\n    return x", input: "7", output: "8", id: "sample_1" },
  { code: "import numpy\ndef f(x):\n    return x", input: "3", output: "3", id: "sample_2" },
]
  .map((row) => JSON.stringify(row))
  .join("\n");

/** What Python says of them. */
const cruxevalOutputs = { "f(1)": "2", "f(7)": "7" };

/** Waits until a state of something that can be watched is as it should be. */
export function until<T, Wanted extends T>(
  cell: { get(): T; subscribe(listener: () => void): () => void },
  isWanted: (value: T) => value is Wanted,
): Promise<Wanted>;
export function until<T>(
  cell: { get(): T; subscribe(listener: () => void): () => void },
  isWanted: (value: T) => boolean,
): Promise<T>;
export function until<T>(
  cell: { get(): T; subscribe(listener: () => void): () => void },
  isWanted: (value: T) => boolean,
): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isWanted(cell.get())) return;
      end();
      resolve(cell.get());
    };
    const end = cell.subscribe(look);
    look();
  });
}

/** The page's part, over a store of its own and an importer that is no worker. */
interface BenchmarkDesk {
  readonly benchmarks: Benchmarks;
  readonly late: LateStore;
  /** Importers that were opened and not closed. */
  readonly openDoors: ReadonlySet<ImporterDoor>;
}

/** Lays everything out. `read` may stand in for the importer's own reading. */
function layOut(python: BenchmarkPython, read?: ImporterDoor["read"]): BenchmarkDesk {
  const state = createKeepingState();
  const late = createLateStore((watcher) => openStore(watcher, Date.now), state);
  const openDoors = new Set<ImporterDoor>();
  let ids = 0;
  const parts = {
    keeper: createKeeper(late, state),
    python: async () => python,
    openImporter() {
      const door = inPage(read, () => openDoors.delete(door));
      openDoors.add(door);
      return door;
    },
    ruleOf(id: string) {
      const rules = allRules.find((one) => one.id === id);
      if (rules === undefined) throw new Error(`no rules for ${id}`);
      return rules;
    },
    now: Date.now,
    createId: () => `id-${(ids += 1)}`,
  };
  return { benchmarks: createBenchmarks(parts, late.changes), late, openDoors };
}

function inPage(read: ImporterDoor["read"] | undefined, onClose: () => void): ImporterDoor {
  const importer = new Importer();
  return {
    likely: (files) => importer.likely(files),
    read: read ?? ((format, files, onProgress) => importer.read(format, files, onProgress)),
    fetchTasks: async (from) => importer.fetchTasks(from),
    addTasks: async (tasks) => importer.addTasks(tasks),
    readAnswers: (benchmark, files, onProgress) =>
      importer.readAnswers(benchmark, files, onProgress),
    fetchAnswers: async (from, to) => importer.fetchAnswers(from, to),
    close: onClose,
  };
}

/** Imports pasted text and keeps it; the id of the set. */
export async function keepPasted(benchmarks: Benchmarks, text: string): Promise<string> {
  benchmarks.begin({ kind: "text", text }, null);
  await until(benchmarks.importing, ({ kind }) => kind === "read");
  const kept = await benchmarks.keep({ name: "Mine", licence: null, origin: null });
  if (kept.kind !== "kept") throw new Error(`the set was not kept: ${kept.kind}`);
  return kept.id;
}

/** The set once it is open and as it should be. */
export function opened(
  session: BenchmarkSession,
  isWanted: (open: OpenSet) => boolean = () => true,
): Promise<OpenSet> {
  return until(
    session.state,
    (state): state is OpenSet => state.kind === "open" && isWanted(state),
  );
}

const desks: BenchmarkDesk[] = [];

/** A page over the same database as the ones before it; `closePages` ends them all. */
export function page(python = new ScriptedPython(cruxevalOutputs), read?: ImporterDoor["read"]) {
  const made = layOut(python, read);
  desks.push(made);
  return { ...made, python };
}

/** Closes all pages and forgets what they kept. */
export async function closePages(): Promise<void> {
  for (const { late } of desks.splice(0)) (await late.open()).close();
  await Dexie.delete("foretrace");
}
