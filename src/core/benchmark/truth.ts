/** What Python did, as far as a task asks for it. `Value` is plain data, which JSON can hold. */
export type TaskTruth<Value = unknown> =
  | { readonly kind: "computed"; readonly value: Value }
  /** It could not be computed here, which says nothing of an answer. */
  | {
      readonly kind: "unavailable";
      /** The module that is missing; null where it is for another reason. */
      readonly module: string | null;
      /** A sentence. */
      readonly reason: string;
    };

/** Raised whenever the recorder or the rules of a benchmark make another truth of the same task: kept ones are then made again. */
export const truthVersion = 1;
