import type { Task } from "../task.ts";

/** What TRACED's rules need to know of a task: a line that is covered or not, or a place in a text that has a label. */
export type TracedProbe =
  | {
      readonly kind: "branch" | "line";
      /** `L` and the line's number in the original file, which has gaps here. */
      readonly label: string;
      readonly covered: boolean;
    }
  | {
      readonly kind: "value";
      /** Which of the three sequences of labels. */
      readonly sequence: "var_type" | "value_type" | "abstract_value";
      /** 0-based place of the token. */
      readonly token: number;
      readonly label: string;
    };

export type TracedTask = Task<TracedProbe>;
