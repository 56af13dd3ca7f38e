/** What a key does in the trace region. */
export type TraceAction =
  | "forward"
  | "back"
  | "over"
  | "over-back"
  | "out"
  | "first"
  | "last"
  | "ten-forward"
  | "ten-back"
  | "next-visit"
  | "previous-visit"
  | "next-change"
  | "previous-change"
  | "next-iteration"
  | "previous-iteration"
  | "go-to"
  | "breakpoint"
  | "ask"
  | "continue"
  | "view-1"
  | "view-2"
  | "view-3"
  | "view-4"
  | "view-5"
  | "read"
  | "play";

/** A key of the trace region. `letter` keys need no Ctrl and write something elsewhere, so they can be switched off. */
export interface TraceKey {
  readonly action: TraceAction;
  /** `KeyboardEvent.key`. */
  readonly key: string;
  readonly shift?: boolean;
  readonly letter: boolean;
  /** The key as people write it. */
  readonly shown: string;
  readonly does: string;
}

/** The keys of the trace region, in the order in which the help lists them. */
export const traceKeys: readonly TraceKey[] = [
  { action: "forward", key: "ArrowRight", letter: false, shown: "→", does: "One step forward" },
  { action: "back", key: "ArrowLeft", letter: false, shown: "←", does: "One step back" },
  {
    action: "over",
    key: "ArrowRight",
    shift: true,
    letter: false,
    shown: "Shift →",
    does: "Forward, over a call",
  },
  {
    action: "over-back",
    key: "ArrowLeft",
    shift: true,
    letter: false,
    shown: "Shift ←",
    does: "Back, over a call",
  },
  { action: "out", key: "o", letter: true, shown: "o", does: "Out of this call" },
  { action: "first", key: "Home", letter: false, shown: "Home", does: "First step" },
  { action: "last", key: "End", letter: false, shown: "End", does: "Last step" },
  {
    action: "ten-forward",
    key: "PageDown",
    letter: false,
    shown: "PgDn",
    does: "Ten steps forward",
  },
  { action: "ten-back", key: "PageUp", letter: false, shown: "PgUp", does: "Ten steps back" },
  { action: "next-visit", key: "]", letter: true, shown: "]", does: "Next visit of this line" },
  {
    action: "previous-visit",
    key: "[",
    letter: true,
    shown: "[",
    does: "Previous visit of this line",
  },
  {
    action: "next-change",
    key: "n",
    letter: true,
    shown: "n",
    does: "Next change of the selected name",
  },
  {
    action: "previous-change",
    key: "N",
    letter: true,
    shown: "Shift n",
    does: "Previous change of the selected name",
  },
  {
    action: "next-iteration",
    key: "i",
    letter: true,
    shown: "i",
    does: "Next iteration of the loop",
  },
  {
    action: "previous-iteration",
    key: "I",
    letter: true,
    shown: "Shift i",
    does: "Previous iteration of the loop",
  },
  { action: "go-to", key: "g", letter: true, shown: "g", does: "Go to a step" },
  {
    action: "breakpoint",
    key: "b",
    letter: true,
    shown: "b",
    does: "Breakpoint on this line, on or off",
  },
  {
    action: "continue",
    key: "c",
    letter: true,
    shown: "c",
    does: "Continue to the next breakpoint",
  },
  {
    action: "ask",
    key: "p",
    letter: true,
    shown: "p",
    does: "Ask a question at this step, or not",
  },
  { action: "view-1", key: "1", letter: true, shown: "1", does: "Diagram" },
  { action: "view-2", key: "2", letter: true, shown: "2", does: "Table" },
  { action: "view-3", key: "3", letter: true, shown: "3", does: "Outline" },
  { action: "view-4", key: "4", letter: true, shown: "4", does: "Calls" },
  { action: "view-5", key: "5", letter: true, shown: "5", does: "Output" },
  { action: "read", key: "r", letter: true, shown: "r", does: "Read this step again" },
  {
    action: "play",
    key: " ",
    letter: false,
    shown: "Space",
    does: "Play or pause, on the timeline",
  },
];

/** What was pressed, as far as it matters here. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The action of a pressed key, or null. `letters` is false when letter keys are switched off. */
export function actionOf(pressed: PressedKey, letters: boolean): TraceAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const found = traceKeys.find(
    (entry) =>
      entry.key === pressed.key &&
      // A shifted letter or bracket is another key already.
      (entry.letter || (entry.shift ?? false) === pressed.shiftKey),
  );
  return found === undefined || (found.letter && !letters) ? null : found.action;
}
