import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { ImportSummary } from "../../packs/importing/importer.ts";
import { surelyOf } from "../../packs/importing/likeness.ts";
import { createCell, type Cell } from "../cell.ts";
import type { Benchmarks } from "./benchmarks.ts";
import { filesOf, nameOf } from "./input.ts";
import type { ImporterDoor } from "./importerDoor.ts";
import type { About, ImportState, Input, InputFile, Keeping } from "./importState.ts";
import { keepSet, type SetKeeper } from "./keepSet.ts";

/** The way in for benchmarks: everything of `Benchmarks` that is about an import. */
export type Importing = Pick<
  Benchmarks,
  "importing" | "draft" | "about" | "begin" | "choose" | "cancel" | "keep"
>;

/** What was given. `door`: to what reads it, until that is done or given up. */
interface Given {
  readonly input: Input;
  readonly name: string;
  readonly files: readonly InputFile[];
  readonly door: ImporterDoor;
}

const nothingRead = { done: 0, total: 0, rows: 0, rejected: 0 };

/** An import; each reading has a worker of its own, so that giving up ends it whatever it does. */
export function createImporting(
  openImporter: () => ImporterDoor,
  keeper: SetKeeper,
  createId: () => string,
): Importing {
  const importing = createCell<ImportState>({ kind: "idle" });
  const draft = createCell("");
  const about: Cell<About | null> = createCell<About | null>(null);
  let given: Given | null = null;

  /** Whether this is still what is being read: late answers of others count for nothing. */
  const isOn = (one: Given): boolean => given === one;

  function take(input: Input): Given {
    given?.door.close();
    given = { input, name: nameOf(input), files: filesOf(input), door: openImporter() };
    return given;
  }

  function fail(one: Given, error: unknown): void {
    if (!isOn(one)) return;
    const message = error instanceof Error ? error.message : String(error);
    importing.set({ kind: "failed", name: one.name, failure: { kind: "broken", message } });
  }

  async function tell(one: Given): Promise<void> {
    const { name, files, door } = one;
    importing.set({ kind: "reading", name, format: null, progress: nothingRead });
    const likely = await door.likely(files);
    if (!isOn(one)) return;
    const sure = surelyOf(likely);
    if (sure === null) importing.set({ kind: "choosing", name, likely });
    else await read(one, sure);
  }

  async function read(one: Given, format: BenchmarkId): Promise<void> {
    const { name, files, door } = one;
    importing.set({ kind: "reading", name, format, progress: nothingRead });
    const summary = await door.read(format, files, (progress) => {
      const state = importing.get();
      // The last words of progress may come after the end.
      if (isOn(one) && state.kind === "reading") importing.set({ ...state, progress });
    });
    if (!isOn(one)) return;
    const { rejected } = summary;
    importing.set(
      summary.tasks === 0
        ? { kind: "failed", name, failure: { kind: "no-tasks", format, rejected } }
        : { kind: "read", name, summary, refusal: null },
    );
  }

  function start(input: Input, format: BenchmarkId | null): void {
    const one = take(input);
    if (one.files.length === 0) {
      importing.set({ kind: "failed", name: one.name, failure: { kind: "empty" } });
      return;
    }
    const reading = format === null ? tell(one) : read(one, format);
    reading.catch((error: unknown) => fail(one, error));
  }

  function forget(): void {
    given?.door.close();
    given = null;
    about.set(null);
    importing.set({ kind: "idle" });
  }

  async function keepRead(one: Given, summary: ImportSummary, said: About): Promise<Keeping> {
    const { name, door } = one;
    const keeping = (done: number) => importing.set({ kind: "keeping", name, summary, done });
    keeping(0);
    const kept = await keepSet(keeper, {
      id: createId(),
      summary,
      about: said,
      fetch: (from) => door.fetchTasks(from),
      onDone(done) {
        if (isOn(one)) keeping(done);
      },
      isWanted: () => isOn(one),
    });
    if (!isOn(one)) return kept;
    if (kept.kind === "failed") {
      importing.set({ kind: "read", name, summary, refusal: kept.refusal });
      return kept;
    }
    if (one.input.kind === "text" && draft.get() === one.input.text) draft.set("");
    forget();
    return kept;
  }

  return {
    importing,
    draft,
    about,
    begin: start,
    choose(format) {
      if (given !== null) start(given.input, format);
    },
    cancel: forget,
    async keep(said) {
      const state = importing.get();
      if (given === null || state.kind !== "read") return { kind: "cancelled" };
      return keepRead(given, state.summary, said);
    },
  };
}
