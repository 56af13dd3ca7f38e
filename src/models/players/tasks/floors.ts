import { constantAnswer } from "../always.ts";
import type { TaskItem, TaskPlayer } from "./taskItem.ts";

/** A floor: the constant answer to the nearest question of our own, else the constant one of the task. */
export const alwaysOnTasks: TaskPlayer = {
  id: "always",
  answer: (item) => ({ text: constantText(item), confidence: null }),
};

/** The answer to a task that looks at no run. */
export function constantText({ question, source, ofTruth, constant }: TaskItem): string {
  const guess = question === null ? null : constantAnswer(question, source);
  return (guess === null ? null : ofTruth(guess)) ?? constant;
}

/** A floor: the commonest core of the answers to tasks of the sort, learnt from the other programs alone. Its confidence is its share. */
export function createPriorOnTasks(pack: readonly TaskItem[]): TaskPlayer {
  const bySort = new Map<string, SortCounts>();
  for (const { sort, program, plain } of pack) {
    if (plain === null) continue;
    const counts = bySort.get(sort) ?? { all: new Map(), byProgram: new Map() };
    bySort.set(sort, counts);
    add(counts.all, plain, 1);
    const own = counts.byProgram.get(program) ?? new Map<string, number>();
    counts.byProgram.set(program, own);
    add(own, plain, 1);
  }
  const learnt = new Map<string, Common | null>();
  const commonFor = ({ sort, program }: TaskItem): Common | null => {
    const key = JSON.stringify([sort, program]);
    const known = learnt.get(key);
    if (known !== undefined) return known;
    const counts = bySort.get(sort);
    const common = counts === undefined ? null : commonest(counts, program);
    learnt.set(key, common);
    return common;
  };
  return {
    id: "prior",
    answer(item) {
      const common = commonFor(item);
      return common === null
        ? { text: constantText(item), confidence: null }
        : { text: item.write(common.plain), confidence: common.share };
    },
  };
}

/** How often each core is right, in all and in each program. */
interface SortCounts {
  readonly all: Map<string, number>;
  readonly byProgram: Map<string, Map<string, number>>;
}

interface Common {
  readonly plain: string;
  readonly share: number;
}

/** What is commonest outside a program; the first of several. */
function commonest({ all, byProgram }: SortCounts, program: string): Common | null {
  const own = byProgram.get(program);
  let [best, times, sum] = ["", 0, 0];
  for (const [plain, count] of all) {
    const others = count - (own?.get(plain) ?? 0);
    sum += others;
    if (others > times) [best, times] = [plain, others];
  }
  return times === 0 ? null : { plain: best, share: times / sum };
}

function add(counts: Map<string, number>, plain: string, times: number): void {
  counts.set(plain, (counts.get(plain) ?? 0) + times);
}
