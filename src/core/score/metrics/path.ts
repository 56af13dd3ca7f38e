import { gradedOf } from "./marked.ts";
import { measureShares, type Metric } from "./metric.ts";

/** Mean share of the path that was right from its beginning on. */
export const pathPrefix = pathReading("path-prefix", "prefix");

/** Mean likeness of the path, by the longest common subsequence ([K4]). */
export const pathSimilarity = pathReading("path-similarity", "similarity");

function pathReading(id: "path-prefix" | "path-similarity", reading: string): Metric {
  return {
    id,
    unit: "share",
    measure: (marked) =>
      measureShares(
        id,
        gradedOf(marked).flatMap(({ question, score, cluster }) => {
          const value = score.readings[reading];
          return question.kind === "path" && value !== undefined ? [{ value, cluster }] : [];
        }),
      ),
  };
}
