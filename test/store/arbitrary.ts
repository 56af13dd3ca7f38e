import fc from "fast-check";
import { confidences } from "../../src/core/prediction/prediction.ts";
import type { KeptAttempt, KeptDraft } from "../../src/store/records.ts";
import { attempts, keptScores, predictions } from "../core/attempt/arbitrary.ts";

const drafts: fc.Arbitrary<KeptDraft> = fc.record({
  attempt: fc.constant("a"),
  question: fc.stringMatching(/^d[0-9]{1,2}$/),
  raw: fc.option(
    fc.record({
      form: fc.constantFrom("plain" as const, "raises" as const),
      text: fc.string({ unit: "binary" }),
    }),
  ),
  confidence: fc.option(fc.constantFrom(...confidences)),
  why: fc.string({ unit: "binary" }),
  changedMs: fc.nat(),
});

/** Attempts with all that belongs to them, each answer and draft of a question of its own. */
export const keptAttempts: fc.Arbitrary<readonly KeptAttempt[]> = fc
  .array(
    fc
      .record({
        attempt: attempts,
        answers: fc.array(fc.tuple(predictions, fc.option(keptScores)), { maxLength: 4 }),
        drafts: fc.uniqueArray(drafts, { maxLength: 3, selector: ({ question }) => question }),
      })
      .map(({ attempt, answers, drafts: typed }) => ({ attempt, answers, typed })),
    { maxLength: 4 },
  )
  .map((made) =>
    made.map(({ attempt, answers, typed }, number) => {
      const id = `attempt ${number}`;
      return {
        attempt: { ...attempt, id },
        predictions: answers
          .map(([prediction], index) => ({
            ...prediction,
            id: `${id} answer ${index}`,
            attempt: id,
            question: `q${index}`,
          }))
          .toSorted((one, other) => one.committedMs - other.committedMs),
        scores: answers.flatMap(([, score], index) =>
          score === null ? [] : [{ ...score, prediction: `${id} answer ${index}`, attempt: id }],
        ),
        drafts: typed.map((draft) => ({ ...draft, attempt: id })),
      };
    }),
  );
