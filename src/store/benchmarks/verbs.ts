import type { Task } from "../../core/benchmark/task.ts";
import type { Backing, Step } from "../backing.ts";
import { benchmarkTables } from "../database.ts";
import type { Damaged, Found, Refusal, Writing } from "../records.ts";
import type { Tables } from "../tables.ts";
import type { KeptAnswers, KeptSet, KeptTruths, PartContents, PartKind } from "./records.ts";
import { benchmarkRow, type ReadRows, readRows } from "./row.ts";
import { answersSchema, partSchemas, setSchema, tasksSchema, truthsSchema } from "./schemas.ts";

/** The verbs for imported benchmarks. No promise of them rejects; each writing is done whole or not at all. */
export interface BenchmarkVerbs {
  /** Whole sets, newest first. */
  sets(): Promise<Found<readonly KeptSet[]>>;
  /** Keeps what is known of a set, in the place of what was. */
  putSet(set: KeptSet): Promise<Writing>;
  /** Keeps what has changed of a set that is there; refused as `missing` where it is not. */
  changeSet(set: KeptSet): Promise<Writing>;
  /** Takes a set away with its tasks and answers. Truths stay: whoever imports it again finds them. */
  removeSet(id: string): Promise<Writing>;
  /** Takes away sets of which a part was never written, but for those that were begun after that time. */
  removeTorn(beforeMs: number): Promise<Writing>;
  putTasks(set: string, part: number, tasks: readonly Task[]): Promise<Writing>;
  /** One part of a set's tasks; none, and a damaged row, where it is not there. */
  tasks(set: string, part: number): Promise<Found<readonly Task[]>>;
  /** The truths under those keys that are there. */
  truths(keys: readonly string[]): Promise<Found<ReadonlyMap<string, KeptTruths["truths"]>>>;
  putTruths(truths: readonly KeptTruths[]): Promise<Writing>;
  /** Deletes all sets with their answers, and all truths. */
  clear(): Promise<Writing>;
  /** The files of answers of a set, in the order in which they came. */
  answers(set: string): Promise<Found<readonly KeptAnswers[]>>;
  putAnswers(answers: KeptAnswers): Promise<Writing>;
  removeAnswers(id: string): Promise<Writing>;
  putPart<Kind extends PartKind>(
    answers: Pick<KeptAnswers, "id" | "set">,
    kind: Kind,
    part: number,
    contents: readonly PartContents[Kind][],
  ): Promise<Writing>;
  /** One part of a file of answers; none, and a damaged row, where it is not there. */
  part<Kind extends PartKind>(
    answers: string,
    kind: Kind,
    part: number,
  ): Promise<Found<readonly PartContents[Kind][]>>;
  count(): Promise<Found<BenchmarkCounts>>;
}

/** How many sets there are, their tasks, and how often truths were kept. */
export interface BenchmarkCounts {
  readonly sets: number;
  readonly tasks: number;
  readonly truths: number;
}

/** The verbs over a backing. `refusal` reads what the backing rejects with. */
export function benchmarkVerbs(
  backing: Backing,
  tables: Pick<Tables, "change">,
  refusal: (error: unknown) => Refusal,
): BenchmarkVerbs {
  const change = (steps: readonly Step[]) => tables.change(steps);

  async function found<T, U>(
    reading: () => Promise<ReadRows<T>>,
    valueOf: (values: ReadonlyMap<string, T>) => U,
  ): Promise<Found<U>> {
    try {
      const { values, damaged } = await reading();
      return { kind: "found", value: valueOf(values), damaged };
    } catch (error) {
      return { kind: "failed", refusal: refusal(error) };
    }
  }

  const allSets = () =>
    found(
      async () => readRows("benchmarkSets", setSchema, await backing.all("benchmarkSets")),
      (values) => [...values.values()].toSorted((one, other) => other.importedMs - one.importedMs),
    );

  async function sets(): Promise<Found<readonly KeptSet[]>> {
    const all = await allSets();
    if (all.kind === "failed") return all;
    return { ...all, value: all.value.filter(({ complete }) => complete) };
  }

  return {
    sets,
    putSet: (set) =>
      change([{ kind: "put", table: "benchmarkSets", row: benchmarkRow({ id: set.id }, set) }]),
    changeSet: (set) =>
      change([
        { kind: "need", table: "benchmarkSets", id: set.id },
        { kind: "put", table: "benchmarkSets", row: benchmarkRow({ id: set.id }, set) },
      ]),
    removeSet: (id) => change(removeSetSteps(id)),
    async removeTorn(beforeMs) {
      const all = await allSets();
      if (all.kind === "failed") return all;
      const torn = all.value.filter(
        ({ complete, importedMs }) => !complete && importedMs < beforeMs,
      );
      return change(torn.flatMap(({ id }) => removeSetSteps(id)));
    },
    putTasks: (set, part, tasks) =>
      change([
        {
          kind: "put",
          table: "benchmarkTasks",
          row: benchmarkRow({ id: partId(set, part), set }, tasks),
        },
      ]),
    tasks(set, part) {
      const id = partId(set, part);
      return found(
        async () =>
          withMissing(
            readRows("benchmarkTasks", tasksSchema, await backing.some("benchmarkTasks", [id])),
            { table: "benchmarkTasks", id, reason: "missing" },
          ),
        (values) => values.get(id) ?? [],
      );
    },
    truths: (keys) =>
      found(
        async () =>
          readRows("benchmarkTruths", truthsSchema, await backing.some("benchmarkTruths", keys)),
        (values) => values,
      ),
    putTruths: (all) =>
      change(
        all.map(({ key, truths }) => ({
          kind: "put",
          table: "benchmarkTruths",
          row: benchmarkRow({ id: key }, truths),
        })),
      ),
    clear: () => change(benchmarkTables.map((table) => ({ kind: "clear", table }) as const)),
    answers: (set) =>
      found(
        async () =>
          readRows(
            "benchmarkAnswers",
            answersSchema,
            await backing.of("benchmarkAnswers", "set", set),
          ),
        (values) => [...values.values()].toSorted((one, other) => one.addedMs - other.addedMs),
      ),
    putAnswers: (answers) =>
      change([
        { kind: "need", table: "benchmarkSets", id: answers.set },
        {
          kind: "put",
          table: "benchmarkAnswers",
          row: benchmarkRow({ id: answers.id, set: answers.set }, answers),
        },
      ]),
    removeAnswers: (id) =>
      change([
        { kind: "remove", table: "benchmarkAnswers", id },
        { kind: "remove-of", table: "benchmarkParts", owner: "answers", of: id },
      ]),
    putPart: ({ id, set }, kind, part, contents) =>
      change([
        {
          kind: "put",
          table: "benchmarkParts",
          row: benchmarkRow({ id: partId(id, part, kind), set, answers: id }, contents),
        },
      ]),
    part(answers, kind, part) {
      const id = partId(answers, part, kind);
      return found(
        async () =>
          withMissing(
            readRows(
              "benchmarkParts",
              partSchemas[kind],
              await backing.some("benchmarkParts", [id]),
            ),
            { table: "benchmarkParts", id, reason: "missing" },
          ),
        (values) => values.get(id) ?? [],
      );
    },
    async count() {
      const kept = await sets();
      if (kept.kind === "failed") return kept;
      try {
        const truths = await backing.count("benchmarkTruths");
        const tasks = kept.value.reduce((sum, set) => sum + set.tasks, 0);
        return { ...kept, value: { sets: kept.value.length, tasks, truths } };
      } catch (error) {
        return { kind: "failed", refusal: refusal(error) };
      }
    },
  };
}

function removeSetSteps(id: string): readonly Step[] {
  return [
    { kind: "remove", table: "benchmarkSets", id },
    ...(["benchmarkTasks", "benchmarkAnswers", "benchmarkParts"] as const).map(
      (table) => ({ kind: "remove-of", table, owner: "set", of: id }) as const,
    ),
  ];
}

function partId(of: string, part: number, kind = "tasks"): string {
  return `${of}/${kind}/${part}`;
}

/** What should be there and is not is damage too. */
function withMissing<T>(read: ReadRows<T>, missing: Damaged): ReadRows<T> {
  const none = read.values.size === 0 && read.damaged.length === 0;
  return none ? { ...read, damaged: [missing] } : read;
}
