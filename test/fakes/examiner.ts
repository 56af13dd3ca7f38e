import type { ExaminerDoor } from "../../src/app/predict/examinerDoor.ts";
import { Examiner } from "../../src/core/attempt/examiner.ts";

/** An examiner in this thread that speaks as one in a worker does, and remembers what it said. */
export interface WatchedExaminer {
  readonly door: ExaminerDoor;
  /** Everything that the page received from it, in order. */
  readonly said: readonly unknown[];
  /** From now on every call fails, as to a worker that is gone. */
  kill(): void;
}

/** A new examiner; each call is added to `log`. */
export function watchedExaminer(log: string[] = []): WatchedExaminer {
  const examiner = new Examiner();
  const said: unknown[] = [];
  let dead = false;
  /** Asks as over a wall: only copies come through, and not at once. */
  async function call<Asked, Answer>(
    name: string,
    asked: Asked,
    verb: (asked: Asked) => Answer,
  ): Promise<Answer> {
    if (dead) throw new Error("the examiner is gone");
    const copy = structuredClone(asked);
    log.push(name);
    await Promise.resolve();
    const answer = structuredClone(verb(copy));
    said.push(answer);
    return answer;
  }
  return {
    said,
    kill() {
      dead = true;
    },
    door: {
      begin: (program) => call("begin examination", program, (one) => examiner.begin(one)),
      append: (chunk) => call("chunk", chunk, (one) => examiner.append(one)),
      end: (end) => call("end", end, (one) => examiner.end(one)),
      makeSet: (options) => call("make set", options, (one) => examiner.makeSet(one)),
      takeSet: (...asked) => call("take set", asked, (all) => examiner.takeSet(...all)),
      prefix: (steps) => call("prefix", steps, (one) => examiner.prefix(one)),
      whole: () => call("whole", null, () => examiner.whole()),
      nextTrial: (answers) => call("next trial", answers, (all) => examiner.nextTrial(all)),
      appendTrial: (chunk) => call("trial chunk", chunk, (one) => examiner.appendTrial(one)),
      endTrial: (end) => call("end trial", end, (one) => examiner.endTrial(one)),
      judge: (answers) => call("judge", answers, (all) => examiner.judge(all)),
      close() {
        dead = true;
      },
    },
  };
}
