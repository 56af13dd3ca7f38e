import type { Diagnosis, KnownConnection } from "./models.ts";

/** What is found out about a connection, in this order. */
export const testSteps = [
  "address",
  "permission",
  "reach",
  "let-in",
  "key",
  "list",
  "model",
] as const;

export type TestStep = (typeof testSteps)[number];

/** What became of a step: `later` was not come to. */
export type StepState = "right" | "wrong" | "later";

/** Where a test ended, step by step; what the last test did not say anything of is left out. */
export function stepsOf(
  { models }: Pick<KnownConnection, "models">,
  diagnosis: Diagnosis,
): readonly { readonly step: TestStep; readonly state: StepState }[] {
  const wrong = wrongStep(diagnosis, models !== null);
  const place = wrong === null ? testSteps.length : testSteps.indexOf(wrong);
  return testSteps.map((step, index) => ({
    step,
    state: index < place ? "right" : index === place ? "wrong" : "later",
  }));
}

function wrongStep(diagnosis: Diagnosis, listed: boolean): TestStep | null {
  switch (diagnosis.cause) {
    case "none":
      return null;
    case "mixed-content":
    case "own-policy":
      return "address";
    case "permission-denied":
    case "permission-needed":
      return "permission";
    case "nobody-there":
      return "reach";
    case "cors":
      return "let-in";
    case "key-missing":
    case "key-refused":
      return "key";
    case "wrong-path":
      return "list";
    case "no-models":
    case "model-missing":
      return "model";
    case "rate-limited":
    case "failure":
      return listed ? "model" : "list";
  }
}
