import type { GivenAnswer, Judged } from "../../core/attempt/examination.ts";
import type { ExaminerDoor } from "./examinerDoor.ts";
import type { Relay } from "./relay.ts";

/** Has committed answers judged; programs that this needs are run behind the walls. Rejects when the examiner is gone. */
export async function judgeAnswers(
  examiner: ExaminerDoor,
  relay: Relay,
  answers: readonly GivenAnswer[],
): Promise<readonly Judged[]> {
  for (;;) {
    const trial = await examiner.nextTrial(answers);
    if (trial === null) return examiner.judge(answers);
    const { result } = relay.run(trial, (chunk) => {
      // That the examiner is gone is told by the calls that are waited for.
      examiner.appendTrial(chunk).catch(() => undefined);
    });
    const ended = await result;
    await examiner.endTrial(ended.kind === "ended" ? ended.end : null);
  }
}
