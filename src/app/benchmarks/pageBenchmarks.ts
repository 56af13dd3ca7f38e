import { benchmarks } from "../../core/benchmark/index.ts";
import { createId } from "../id.ts";
import { once } from "../once.ts";
import type { KeepingState } from "../keepingState.ts";
import type { LateStore } from "../lateStore.ts";
import type { Benchmarks } from "./benchmarks.ts";
import { createBenchmarks } from "./createBenchmarks.ts";
import { openImporter } from "./importerDoor.ts";
import { createKeeper } from "./keeper.ts";
import { PagePython, type Runs } from "./pagePython.ts";

/** Benchmarks in the page: files are read by a worker, and what they hold runs behind the walls. */
export function createPageBenchmarks(
  lanes: () => Promise<readonly [Runs, ...Runs[]]>,
  late: LateStore,
  keeping: KeepingState,
): Benchmarks {
  return createBenchmarks(
    {
      keeper: createKeeper(late, keeping),
      python: once(async () => new PagePython(...(await lanes()))),
      openImporter,
      ruleOf(benchmark) {
        const rules = benchmarks.find(({ id }) => id === benchmark);
        if (rules === undefined) throw new Error(`no rules for ${benchmark}`);
        return rules;
      },
      now: Date.now,
      createId,
    },
    late.changes,
  );
}
