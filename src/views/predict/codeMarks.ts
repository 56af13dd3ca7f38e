/** The shapes that stand beside lines. `mine` and `python`: where each says that the run goes. */
export type MarkName =
  | "next"
  | "asked"
  | "waits"
  | "mine"
  | "python"
  | "agree"
  | "differ"
  | "missed";

/** What stands beside a line: a shape and a word that says the same. */
export interface LineMark {
  readonly shape: MarkName;
  readonly word: string;
  /** True for the line that is asked about. */
  readonly current?: boolean;
}

/** What can be chosen by a click on a line. */
export interface CodePicks {
  /** `one` line of them all, `check`: any of them, `append`: one after the other. */
  readonly kind: "one" | "check" | "append";
  /** What the choice is, for people who listen. */
  readonly label: string;
  /** The lines that can be chosen, 1-based, ascending. */
  readonly lines: readonly number[];
  readonly chosen: ReadonlySet<number>;
  nameOf(line: number): string;
  onPick(line: number): void;
}
