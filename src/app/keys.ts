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

/**
 * A key of the trace region. `key` is what `chordOf` says of it, null when the action has none. Keys that write something
 * elsewhere (letters, digits, brackets) can be switched off all at once.
 */
export interface TraceKey {
  readonly action: TraceAction;
  readonly key: string | null;
  readonly does: string;
}

/** The keys of the trace region as they are at first, in the order in which the help lists them. */
export const traceKeys: readonly TraceKey[] = [
  { action: "forward", key: "ArrowRight", does: "One step forward" },
  { action: "back", key: "ArrowLeft", does: "One step back" },
  { action: "over", key: "Shift+ArrowRight", does: "Forward, over a call" },
  { action: "over-back", key: "Shift+ArrowLeft", does: "Back, over a call" },
  { action: "out", key: "o", does: "Out of this call" },
  { action: "first", key: "Home", does: "First step" },
  { action: "last", key: "End", does: "Last step" },
  { action: "ten-forward", key: "PageDown", does: "Ten steps forward" },
  { action: "ten-back", key: "PageUp", does: "Ten steps back" },
  { action: "next-visit", key: "]", does: "Next visit of this line" },
  { action: "previous-visit", key: "[", does: "Previous visit of this line" },
  { action: "next-change", key: "n", does: "Next change of the selected name" },
  { action: "previous-change", key: "N", does: "Previous change of the selected name" },
  { action: "next-iteration", key: "i", does: "Next iteration of the loop" },
  { action: "previous-iteration", key: "I", does: "Previous iteration of the loop" },
  { action: "go-to", key: "g", does: "Go to a step" },
  { action: "breakpoint", key: "b", does: "Breakpoint on this line, on or off" },
  { action: "continue", key: "c", does: "Continue to the next breakpoint" },
  { action: "ask", key: "p", does: "Ask a question at this step, or not" },
  { action: "view-1", key: "1", does: "Diagram" },
  { action: "view-2", key: "2", does: "Table" },
  { action: "view-3", key: "3", does: "Outline" },
  { action: "view-4", key: "4", does: "Calls" },
  { action: "view-5", key: "5", does: "Output" },
  { action: "read", key: "r", does: "Read this step again" },
  { action: "play", key: " ", does: "Play or pause, on the timeline" },
];

/** The actions that open the five views, in their order. */
export const viewActions = ["view-1", "view-2", "view-3", "view-4", "view-5"] as const;

/** What a person has set of the keys. */
export interface KeySettings {
  /** Whether keys that write something elsewhere work. */
  readonly letterKeys: boolean;
  /** By action, the key that it was given, null for none; actions that are not in it have their first key. */
  readonly keys: { readonly [action: string]: string | null };
}

/** What was pressed, as far as it matters here. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Keys with a meaning of their own everywhere: they leave, confirm, move the focus, or say nothing by themselves. */
const reserved: ReadonlySet<string> = new Set([
  "Tab",
  "Escape",
  "Enter",
  "?",
  "F6",
  "Shift",
  "Control",
  "Alt",
  "AltGraph",
  "Meta",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
]);

/** The name of a pressed key: `o`, `N`, `ArrowRight`, `Shift+ArrowRight`. Null for keys that no action can have. */
export function chordOf(pressed: PressedKey): string | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || reserved.has(pressed.key))
    return null;
  // A shifted letter or bracket is another key already.
  return pressed.shiftKey && !writes(pressed.key) ? `Shift+${pressed.key}` : pressed.key;
}

/** The keys as a person has set them. */
export function keysOf({ keys }: Pick<KeySettings, "keys">): readonly TraceKey[] {
  return traceKeys.map((entry) => {
    const given = keys[entry.action];
    return given === undefined ? entry : { ...entry, key: given };
  });
}

/** The key of an action as people write it; null when it has none or does not work. */
export function shownKeyOf(settings: KeySettings, action: TraceAction | undefined): string | null {
  const key = keysOf(settings).find((entry) => entry.action === action)?.key ?? null;
  return key === null || (writes(key) && !settings.letterKeys) ? null : shownChord(key);
}

/** A label with the key that does the same behind it, where there is one. */
export function withKeyShown(label: string, key: string | null): string {
  return key === null ? label : `${label} (${key})`;
}

/** The action of a pressed key, or null. */
export function actionOf(pressed: PressedKey, settings: KeySettings): TraceAction | null {
  const chord = chordOf(pressed);
  if (chord === null || (writes(chord) && !settings.letterKeys)) return null;
  return keysOf(settings).find((entry) => entry.key === chord)?.action ?? null;
}

/** The keys of a person after one of them was given to an action; null: the action has none. Whoever had it has none then. */
export function withKey(
  keys: KeySettings["keys"],
  action: TraceAction,
  key: string | null,
): KeySettings["keys"] {
  const taken = key === null ? [] : keysOf({ keys }).filter((entry) => entry.key === key);
  const changed: { [action: string]: string | null } = { ...keys };
  for (const other of taken) changed[other.action] = null;
  changed[action] = key;
  for (const entry of traceKeys) {
    if (changed[entry.action] === entry.key) delete changed[entry.action];
  }
  return changed;
}

const names: { readonly [key: string]: string } = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageDown: "PgDn",
  PageUp: "PgUp",
  " ": "Space",
};

/** A key as people write it: `→`, `Shift →`, `Shift n`, `Space`. Parts are parted by blanks. */
export function shownChord(chord: string): string {
  const shifted = chord.startsWith("Shift+");
  const key = shifted ? chord.slice("Shift+".length) : chord;
  const isCapital = key.length === 1 && key !== key.toLowerCase();
  const name = names[key] ?? (isCapital ? key.toLowerCase() : key);
  return shifted || isCapital ? `Shift ${name}` : name;
}

/** Whether a key writes something where text is typed; a blank does not count, as it presses buttons. */
function writes(key: string): boolean {
  return /^\S$/u.test(key);
}
