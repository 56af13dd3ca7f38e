import type { KnownQuestion } from "./knownQuestion.ts";
import type { InputRuns } from "./inputRuns.ts";

/** Questions that can be answered for certain, and what is said of the others: a sentence for each program. */
export interface Answerable {
  readonly known: readonly KnownQuestion[];
  readonly left: readonly { readonly title: string; readonly reason: string }[];
}

/**
 * Leaves out questions for an input of which no answer is known that works: nobody can tell whether there is one. The program's own arguments are run for it,
 * since what worked in the middle of a run need not work behind it.
 */
export async function answerable(
  questions: readonly KnownQuestion[],
  inputs: InputRuns,
  signal: AbortSignal,
): Promise<Answerable> {
  const given = questions.flatMap(({ item, program, question, truth }) => {
    if (question.kind !== "input" || truth?.kind !== "input" || truth.example === null) return [];
    return [{ item: item.id, program, question, text: truth.example }];
  });
  const shown = await inputs.show(given, signal);
  const working = new Set(
    given.flatMap(({ item }, index) => {
      const one = shown[index];
      return typeof one === "object" && one?.kind === "run" && one.works ? [item] : [];
    }),
  );
  const isKept = ({ question, item }: KnownQuestion): boolean =>
    question.kind !== "input" || working.has(item.id);
  const counts = new Map<string, number>();
  for (const one of questions) {
    const { title } = one.item;
    if (!isKept(one)) counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const left = [...counts].map(([title, count]) => ({
    title,
    reason: `${count === 1 ? "A question" : `${count} questions`} for an input: no input is known that works.`,
  }));
  return { known: questions.filter(isKept), left };
}
