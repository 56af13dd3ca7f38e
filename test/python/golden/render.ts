import {
  createCursor,
  type Cursor,
  type HeapObject,
  type Outcome,
  type Recording,
  type Value,
} from "../../../src/core/trace/index.ts";

/**
 * A recording as text: one line for each step, and below it what the state is that it was not at the step before.
 *
 * `#1` is an object, numbered as met. Names stand with the number of their frame: `x@0`.
 * Each step's state is taken whole from the cursor; nothing here relies on the recorder's own changes.
 */
export function renderRecording(recording: Recording): string {
  const lines: string[] = [];
  const cursor = createCursor(recording);
  const numbers = new Map<number, number>();
  let before = new Map<string, string>();
  for (let step = 0; step < recording.steps; step++) {
    cursor.seek(step);
    const picture = new Picture(recording, cursor, numbers);
    lines.push(`${String(step).padStart(3)} ${picture.event(step)}`);
    const now = picture.state(step);
    for (const [name, text] of now) {
      if (before.get(name) !== text) lines.push(`        ${name} = ${text}`);
    }
    for (const name of before.keys()) {
      if (name.includes("@") && !now.has(name)) lines.push(`        ${name} gone`);
    }
    // An object that nothing reaches for a while is told again when it is there again.
    before = now;
  }
  lines.push(...outcomeLines(recording.outcome));
  return `${lines.join("\n")}\n`;
}

class Picture {
  private readonly recording: Recording;
  private readonly cursor: Cursor;
  private readonly numbers: Map<number, number>;
  private readonly waiting: number[] = [];
  private readonly met = new Set<number>();

  constructor(recording: Recording, cursor: Cursor, numbers: Map<number, number>) {
    this.recording = recording;
    this.cursor = cursor;
    this.numbers = numbers;
  }

  event(index: number): string {
    const { kind, line, frame, code, value, text, stream } = this.recording.step(index);
    const parts = [kind.padEnd(9), `line ${line}`.padEnd(8), `frame ${frame}`];
    if (kind === "call") parts.push(this.recording.codes[code]?.qualname ?? "?");
    if (value !== undefined) parts.push(this.print(value));
    if (stream !== undefined) parts.push(stream);
    if (text !== undefined) parts.push(JSON.stringify(text));
    return parts.join(" ").trimEnd();
  }

  /** What is bound and what is reachable, each with its text. */
  state(index: number): Map<string, string> {
    const found = new Map<string, string>();
    const frames = [...this.cursor.stack()];
    for (const frame of frames) {
      for (const [name, value] of frame.variables)
        found.set(`${name}@${frame.id}`, this.print(value));
    }
    const { value } = this.recording.step(index);
    if (value !== undefined) this.print(value);
    for (let id = this.waiting.shift(); id !== undefined; id = this.waiting.shift()) {
      const object = this.cursor.object(id);
      if (object === null) throw new Error(`object ${id} is named but not there`);
      found.set(`#${this.numbers.get(id)}`, this.describe(object));
      if (object.kind !== "generator" || object.datum < 0) continue;
      const paused = this.cursor.suspended().find((frame) => frame.id === object.datum);
      for (const [name, content] of paused?.variables ?? []) {
        found.set(`${name}@${object.datum}`, this.print(content));
      }
    }
    return found;
  }

  private print(value: Value): string {
    if (value.kind === "plain") {
      return value.cutFrom === undefined
        ? short(value.repr)
        : `${short(value.repr)} of ${value.cutFrom}`;
    }
    if (!this.met.has(value.id)) {
      this.met.add(value.id);
      this.waiting.push(value.id);
      if (!this.numbers.has(value.id)) this.numbers.set(value.id, this.numbers.size + 1);
    }
    return `#${this.numbers.get(value.id)}`;
  }

  private describe(object: HeapObject): string {
    const { kind, type, items, entries, attributes, datum } = object;
    const parts: string[] = [kind === type.name ? kind : `${kind} ${type.name}`];
    const detail = this.detail(object);
    if (detail !== "") parts.push(detail);
    const shown = items.slice(0, 24).map((item) => this.print(item));
    if (kind === "set" || kind === "frozenset")
      shown.sort((left, right) => (left < right ? -1 : 1));
    if (items.length > 24) shown.push(`… ${items.length} of ${object.size}`);
    if (hasItems.has(kind)) parts.push(`[${shown.join(", ")}]`);
    if (kind === "dict" || entries.length > 0) {
      parts.push(
        `{${entries.map(([key, value]) => `${this.print(key)}: ${this.print(value)}`).join(", ")}}`,
      );
    }
    if (attributes.length > 0) {
      parts.push(attributes.map(([name, value]) => `.${name}=${this.print(value)}`).join(" "));
    }
    if (kind === "deque" && datum >= 0) parts.push(`maxlen ${datum}`);
    if (kind === "iterator" && datum >= 0) parts.push(`at ${datum}`);
    return parts.join(" ");
  }

  private detail({ kind, datum, label }: HeapObject): string {
    switch (kind) {
      case "function":
      case "class":
        return datum < 0 ? "of a library" : (this.recording.codes[datum]?.qualname ?? "?");
      case "generator":
        return datum < 0 ? "not started" : `frame ${datum}`;
      case "module":
      case "other":
        return label ?? "";
      default:
        return "";
    }
  }
}

const hasItems = new Set([
  "list",
  "tuple",
  "set",
  "frozenset",
  "deque",
  "bytearray",
  "method",
  "iterator",
  "exception",
  "cell",
]);

function short(repr: string): string {
  return repr.length <= 120 ? repr : `${repr.slice(0, 60)}…(${repr.length} characters)`;
}

function outcomeLines(outcome: Outcome | null): string[] {
  if (outcome === null) return ["no outcome"];
  const lines = [`outcome: ${outcome.kind}`];
  if (outcome.kind === "stopped") {
    lines.push(`  reason: ${outcome.reason}`);
    if (outcome.line !== undefined && outcome.line !== null) lines.push(`  line: ${outcome.line}`);
  }
  if (outcome.kind === "exit") lines.push(`  code: ${JSON.stringify(outcome.code)}`);
  const error = "error" in outcome ? outcome.error : undefined;
  if (error === undefined || error === null) return lines;
  lines.push(`  ${error.type}: ${JSON.stringify(error.message)}`);
  const { line, column, endLine, endColumn } = error;
  if (line !== undefined && line !== null) {
    lines.push(
      `  at line ${line} column ${column ?? "?"} to line ${endLine ?? "?"} column ${endColumn ?? "?"}`,
    );
  }
  for (const note of error.notes ?? []) lines.push(`  note: ${JSON.stringify(note)}`);
  for (const place of error.traceback ?? [])
    lines.push(`  through ${place.name} line ${place.line} of ${place.file}`);
  return lines;
}
