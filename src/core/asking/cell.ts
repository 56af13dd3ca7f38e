import { jsonHash } from "./canonical.ts";
import type { Json, GenResult, GenSettings, Message } from "./generation.ts";
import { remedyOf } from "./generation.ts";

/** A model as far as its answers depend on it. */
export interface ModelKey {
  /** The language that is spoken with it: `openai-chat`, `player` … */
  readonly dialect: string;
  /** Where it is, without user, query and fragment; empty for what needs no address. */
  readonly baseUrl: string;
  readonly model: string;
  /** What the server says of the weights behind the name; null where it says nothing. */
  readonly digest: string | null;
}

/** What one cell of an evaluation asks: one item, of one model, once. */
export interface CellAsk {
  /** Program hash and question, as `itemId` writes them. */
  readonly item: string;
  readonly model: ModelKey;
  /** 0-based number of the sample: without it all samples would be one. */
  readonly sample: number;
  /** Hash of the prompt's template, and the filled messages themselves. */
  readonly prompt: string;
  readonly messages: readonly Message[];
  readonly settings: GenSettings;
}

/** One cell as it goes through an evaluation. Times in ms since 1970. */
export interface Cell {
  /** `cellKey` of what it asks. */
  readonly key: string;
  readonly item: string;
  readonly sample: number;
  readonly state: CellState;
  /** How many requests were sent; each of them may have cost something. */
  readonly attempts: number;
}

export type CellState =
  | { readonly kind: "todo" }
  /** Somebody is asking; after `untilMs` nobody is. */
  | { readonly kind: "inflight"; readonly untilMs: number }
  /** There is a reply, whatever it is worth. */
  | { readonly kind: "done" }
  | { readonly kind: "error"; readonly failure: string };

/** The id of an item: the program by its hash, and the question on it. */
export function itemId(programHash: string, question: string): string {
  return `${programHash}/${question}`;
}

/** What a cell is known by: SHA-256 of all that its answer depends on. The same question asked again is the same cell. */
export function cellKey({ item, model, sample, prompt, messages, settings }: CellAsk): string {
  const { answer, ...plain } = settings;
  const form: Json = answer === undefined ? null : { ...answer };
  return jsonHash({
    item,
    model: { ...model },
    sample,
    prompt,
    messages: messages.map(({ role, text }) => ({ role, text })),
    settings: { ...plain, answer: form },
  });
}

/** A cell that nobody asked yet. */
export function newCell(ask: CellAsk): Cell {
  const { item, sample } = ask;
  return { key: cellKey(ask), item, sample, state: { kind: "todo" }, attempts: 0 };
}

/** Takes a cell for asking until a time; null when it is taken, or needs no asking. */
export function lease(cell: Cell, nowMs: number, untilMs: number): Cell | null {
  if (reclaimed(cell, nowMs).state.kind !== "todo") return null;
  return { ...cell, state: { kind: "inflight", untilMs }, attempts: cell.attempts + 1 };
}

/** A cell whose lease has run out is to do again: the request was sent, and stays counted. */
export function reclaimed(cell: Cell, nowMs: number): Cell {
  return cell.state.kind === "inflight" && cell.state.untilMs <= nowMs
    ? { ...cell, state: { kind: "todo" } }
    : cell;
}

/**
 * What a cell becomes by what came back. Only failures of transport are tried again, and at most `mostAttempts` times: an answer, right or wrong, never is, or scores
 * would drift upwards. What was stopped from this side is to do again.
 */
export function settled(cell: Cell, result: GenResult, mostAttempts: number): Cell {
  if (result.kind === "reply") return { ...cell, state: { kind: "done" } };
  const { failure } = result;
  const stopped = failure.kind === "aborted";
  const again = remedyOf(failure) !== "none" && cell.attempts < mostAttempts;
  return stopped || again
    ? { ...cell, state: { kind: "todo" } }
    : { ...cell, state: { kind: "error", failure: failure.kind } };
}

/** A cell that ended in an error, to be asked once more because somebody wants it; others stay. */
export function retried(cell: Cell): Cell {
  return cell.state.kind === "error" ? { ...cell, state: { kind: "todo" }, attempts: 0 } : cell;
}

/** Whether an answer may stand for the same cell of another evaluation: it ended by itself or at the limit, and no filter touched it. */
export function isReusable(result: GenResult): boolean {
  return result.kind === "reply" && (result.finish === "stop" || result.finish === "length");
}
