import type { Program } from "../core/program/program.ts";

/** What the page keeps between visits, one row for each. */
export interface Rows {
  readonly program: Program;
  /** What others took the place of in the editor; the last one is the last that was. */
  readonly replaced: readonly Program[];
  readonly settings: Settings;
  readonly preferences: Preferences;
  readonly backup: LastBackup;
  readonly connections: readonly KeptConnection[];
  readonly prices: readonly KeptPrice[];
  readonly sheets: readonly SheetDraft[];
}

/** What somebody is doing with a chat window, in the middle of it. */
export interface SheetDraft {
  readonly evaluation: string;
  /** What the model is called. */
  readonly label: string;
  /** How many items the next text asks. */
  readonly size: number;
  /** The cells that the text asks that was copied last, in its order; samples 0-based. */
  readonly asked: readonly { readonly item: string; readonly sample: number }[];
  /** The reply as it was pasted. */
  readonly reply: string;
}

/** Where a model is asked, without its key. What server and dialect can be is for those to say who speak with them. */
export interface KeptConnection {
  readonly id: string;
  readonly server: string;
  readonly dialect: string;
  /** Without user, password, query and fragment: a key may stand there. */
  readonly baseUrl: string;
  readonly model: string;
}

/** What a model costs, in US dollars for a million tokens; null: as other input, as other output. */
export interface KeptPrice {
  readonly origin: string;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cachedInput: number | null;
  readonly reasoning: number | null;
  /** A day, `2026-11-23`. */
  readonly asOf: string;
}

/** When everything was last backed up, in ms since 1970, and how many answers there were then. */
export interface LastBackup {
  readonly madeMs: number;
  readonly answers: number;
}

export type RowName = keyof Rows;

/** All their names. */
export const rowNames: readonly RowName[] = [
  "program",
  "replaced",
  "settings",
  "preferences",
  "backup",
  "connections",
  "prices",
  "sheets",
];

/** What a person has set on purpose. */
export interface Settings {
  readonly theme: "system" | "light" | "dark";
  /** `full`: the editor with colours; `plain`: a plain text box. */
  readonly editor: "full" | "plain";
  /** Size of code, in hundredths of the page's text size. */
  readonly codeSize: number;
  /** Whether keys without Ctrl or Cmd work in the trace. */
  readonly letterKeys: boolean;
  /** By action of the trace, the key that it was given in place of its first one; null for none. */
  readonly keys: { readonly [action: string]: string | null };
  readonly narration: "brief" | "normal" | "full";
  /** Steps a second while playing. */
  readonly playSpeed: number;
  /** Where a run stops; see the limits of a run. */
  readonly maxSteps: number;
  readonly maxTimeMs: number;
}

/** How a person left the page: which view, how wide the parts are. */
export interface Preferences {
  readonly view: TraceViewName;
  /** Width of the code region, in hundredths of the window. */
  readonly codeShare: number;
  /** Whether the diagram writes plain values into the cells that hold them. */
  readonly simpleInside: boolean;
  /** How the diagram shows which object is meant: by an arrow, or by the same number at both ends. */
  readonly references: "arrows" | "ids";
  /** Whether the table shows every step or only lines about to run. */
  readonly tableRows: "lines" | "steps";
}

/** The five views of one moment, in the order of their keys. */
export const traceViewNames = ["diagram", "table", "outline", "calls", "output"] as const;

export type TraceViewName = (typeof traceViewNames)[number];

/** Settings of a first visit. */
export const defaultSettings: Settings = {
  theme: "system",
  editor: "full",
  codeSize: 100,
  letterKeys: true,
  keys: {},
  narration: "normal",
  playSpeed: 2,
  maxSteps: 5_000_000,
  maxTimeMs: 10_000,
};

/** Chat windows of a first visit. */
export const noSheets: readonly SheetDraft[] = [];

/** Preferences of a first visit. */
export const defaultPreferences: Preferences = {
  view: "diagram",
  codeShare: 44,
  simpleInside: true,
  references: "arrows",
  tableRows: "lines",
};
