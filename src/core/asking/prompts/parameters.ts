/** What can be chosen about a prompt besides its template. */
export interface PromptParameters {
  /** How many worked examples stand in front, from 0 to `mostExamples`. */
  readonly examples: number;
  /** Whether the model is asked how sure it is. */
  readonly confidence: boolean;
  /** What a wrong answer costs, where `UNSURE` is offered and costs nothing: 1 as much as a right one earns. Null: it is not offered. */
  readonly penalty: number | null;
  /** The most steps, rows or lines of thinking that are asked for. */
  readonly steps: number;
}

export const mostExamples = 3;

export const stockParameters: PromptParameters = {
  examples: 0,
  confidence: false,
  penalty: null,
  steps: 10,
};

/** What parameters add to a prompt, in the words of text or of JSON. */
export function extrasText({ confidence, penalty }: PromptParameters, json: boolean): string {
  const parts: string[] = [];
  if (penalty !== null) {
    const even = Math.round((100 * penalty) / (1 + penalty));
    parts.push(
      `If you are not sure, the answer UNSURE costs nothing. A wrong answer costs ${penalty} times what a right one earns, so answer when you are more than ${even} % sure.`,
    );
  }
  if (confidence) {
    parts.push(
      json
        ? `The member "confidence" says how likely your answer is right, from 0 to 100.`
        : `Behind the answer, write one line more that says how likely it is right, from 0 to 100: CONFIDENCE: number`,
    );
  }
  return parts.map((part) => `\n${part}`).join("");
}
