import type { Json } from "../../generation.ts";
import type { QuestionKind } from "../../../question/question.ts";

/** A program whose run was recorded, and that run told in the manner of each style that thinks. */
export interface ExemplarProgram {
  readonly source: string;
  readonly cot: string;
  readonly trace: string;
  readonly forward: string;
  readonly backward: string;
}

/** A question on an example program with the answer that its recording gives. */
export interface Exemplar {
  /** 0-based place among the example programs. */
  readonly program: number;
  readonly kind: QuestionKind;
  readonly ask: string;
  /** The answer as it stands between tags, and as the value of `answer` in JSON. */
  readonly text: string;
  readonly json: Json;
}
