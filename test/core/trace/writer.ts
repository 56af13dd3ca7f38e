import {
  type Outcome,
  type Recording,
  RecordingBuilder,
  type RecordingChunk,
} from "../../../src/core/trace/index.ts";

/** The codes of the kinds of step ([P1]), as a test writes them. */
export const kinds = {
  line: 0,
  call: 1,
  return: 2,
  yield: 3,
  resume: 4,
  exception: 5,
  unwind: 6,
  output: 7,
  input: 8,
  branch: 15,
} as const;

interface WrittenCode {
  readonly name: string;
  readonly names: readonly string[];
  readonly arguments?: readonly string[];
  readonly lines?: readonly number[];
  readonly file?: number;
}

/** Writes a recording by hand, as the recorder would, to be read by what is tested. */
export class RecordingWriter {
  readonly path: number[] = [];
  readonly extra: number[] = [];
  readonly ops: number[] = [];
  readonly floats: number[] = [];
  readonly text: number[] = [];
  readonly textEnds: number[] = [];
  readonly values: number[] = [];
  private textLength = 0;
  private stringCount = 0;
  private valueCount = 0;
  private floatCount = 0;
  private codeCount = 0;
  private siteCount = 0;
  private steps = 0;
  private marked = -1;
  private tables: Record<string, unknown[]> = {};
  readonly none: number;
  readonly true: number;

  constructor() {
    for (const [repr, type] of [
      ["None", "NoneType"],
      ["True", "bool"],
      ["False", "bool"],
      ["Ellipsis", "ellipsis"],
      ["NotImplemented", "NotImplementedType"],
    ] as const) {
      this.entry(0, this.string(repr), this.string(type), -1);
    }
    this.none = 2;
    this.true = 4 + 2;
  }

  string(text: string): number {
    for (let place = 0; place < text.length; place++) this.text.push(text.charCodeAt(place));
    this.textLength += text.length;
    this.textEnds.push(this.textLength);
    return this.stringCount++;
  }

  /** A reference to a new entry of the value table. */
  entry(kind: number, a: number, b: number, c: number): number {
    this.values.push(kind, a, b, c);
    return this.valueCount++ * 4 + 2;
  }

  str(text: string): number {
    return this.entry(1, this.string(text), -1, -1);
  }

  float(value: number): number {
    this.floats.push(value);
    return this.floatCount++ * 4 + 3;
  }

  row(table: string, row: unknown): void {
    (this.tables[table] ??= []).push(row);
  }

  type(name: string, more: Record<string, unknown> = {}): void {
    this.row("types", { name, module: "builtins", builtin: true, bases: [], ...more });
  }

  code(code: WrittenCode): number {
    this.row("codes", {
      qualname: code.name,
      kind: this.codeCount === 0 ? "module" : "function",
      file: 0,
      firstLine: 1,
      lastLine: 99,
      parent: this.codeCount === 0 ? -1 : 0,
      arguments: [],
      free: [],
      lines: [],
      ...code,
    });
    return this.codeCount++;
  }

  site(code: number, line: number): number {
    this.row("sites", code);
    this.row("sites", line);
    return this.siteCount++;
  }

  /** Writes a step and gives its number. */
  step(kind: keyof typeof kinds, site: number, operand?: number): number {
    this.path.push(site * 16 + kinds[kind]);
    if (operand !== undefined) this.extra.push(operand);
    return this.steps++;
  }

  branch(site: number, way: 0 | 1): void {
    this.path.push((site * 2 + way) * 16 + kinds.branch);
  }

  /** An operation of the last step: `operand * 16 + code` and the ints behind it. */
  op(code: number, operand: number, ...ints: readonly number[]): void {
    if (this.marked !== this.steps - 1) {
      this.marked = this.steps - 1;
      this.ops.push(this.marked * 16 + 1);
    }
    this.ops.push(operand * 16 + code, ...ints);
  }

  /** What was written since the last chunk. */
  chunk(): RecordingChunk {
    const chunk = {
      path: Int32Array.from(this.path),
      extra: Int32Array.from(this.extra),
      ops: Int32Array.from(this.ops),
      floats: Float64Array.from(this.floats),
      text: Uint16Array.from(this.text),
      textEnds: Int32Array.from(this.textEnds),
      values: Int32Array.from(this.values),
      tables: Object.keys(this.tables).length === 0 ? "" : JSON.stringify(this.tables),
    };
    for (const column of [this.path, this.extra, this.ops, this.floats, this.text]) {
      column.length = 0;
    }
    this.textEnds.length = 0;
    this.values.length = 0;
    this.tables = {};
    return chunk;
  }

  /** All of it as a recording; throws when it breaks a rule. */
  recording(outcome: Partial<Outcome> = {}): Recording {
    return recordingOf([this.chunk()], outcome);
  }
}

/** Chunks as a recording; throws when they break a rule. */
export function recordingOf(
  chunks: readonly RecordingChunk[],
  outcome: Partial<Outcome> = {},
): Recording {
  const builder = new RecordingBuilder("");
  for (const chunk of chunks) {
    const added = builder.append(chunk);
    if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
  }
  return builder.finish(finished(builder.recording.steps, outcome));
}

/** An outcome of a run that finished. */
export function finished(steps: number, more: Partial<Outcome> = {}): Outcome {
  const { stateUntil = steps } = more;
  return { format: 1, kind: "finished", python: "3.14.2", steps, stateUntil };
}

/** A writer with a module of one line and the names `a` to `h`, after its call. */
export function moduleWriter(): { writer: RecordingWriter; site: number } {
  const writer = new RecordingWriter();
  writer.code({ name: "<module>", names: ["a", "b", "c", "d", "e", "f", "g", "h"] });
  for (const name of ["list", "dict", "set", "Point", "tuple"]) writer.type(name);
  const site = writer.site(0, 1);
  writer.step("call", site);
  return { writer, site };
}
