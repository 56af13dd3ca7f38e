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
  async function call<Asked extends readonly unknown[], Answer>(
    name: string,
    verb: (...asked: Asked) => Answer,
    ...asked: Asked
  ): Promise<Answer> {
    if (dead) throw new Error("the examiner is gone");
    const copy = structuredClone(asked);
    await Promise.resolve();
    log.push(name);
    const answer = structuredClone(verb.apply(examiner, copy));
    said.push(answer);
    return answer;
  }
  return {
    said,
    kill() {
      dead = true;
    },
    door: {
      begin: (program) => call("begin examination", examiner.begin, program),
      append: (chunk) => call("chunk", examiner.append, chunk),
      end: (end) => call("end", examiner.end, end),
      makeSet: (options) => call("make set", examiner.makeSet, options),
      takeSet: (items, options) => call("take set", examiner.takeSet, items, options),
      prefix: (steps) => call("prefix", examiner.prefix, steps),
      whole: () => call("whole", examiner.whole),
      nextTrial: (answers) => call("next trial", examiner.nextTrial, answers),
      appendTrial: (chunk) => call("trial chunk", examiner.appendTrial, chunk),
      endTrial: (end) => call("end trial", examiner.endTrial, end),
      judge: (answers) => call("judge", examiner.judge, answers),
      close() {
        dead = true;
      },
    },
  };
}
