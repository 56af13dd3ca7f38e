import {
  createCursor,
  type Cursor,
  type FrameState,
  type HeapObject,
  type Recording,
  type Value,
} from "../../../src/core/trace/index.ts";
import type {
  OracleFrame,
  OracleNames,
  OracleObject,
  OracleRun,
  OracleValue,
} from "./oracleRun.ts";

/** The first place where recorder and oracle differ; `step` is 0-based. */
export interface Mismatch {
  readonly step: number;
  /** From the step to the value that differs: `x`, `[2]`, `.name`, … */
  readonly where: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Compares a recording with what the oracle says, at every step and all that can be reached there.
 * With `lasting` an object must keep its number over all steps, and a number its object; otherwise within each step.
 * Null when they agree.
 */
export function compareRuns(
  recording: Recording,
  oracle: OracleRun,
  lasting: boolean,
): Mismatch | null {
  const cursor = createCursor(recording);
  const comparison = new Comparison(recording, cursor);
  const steps = oracle.steps.length;
  for (let index = 0; index < steps; index++) {
    const found = comparison.compareStep(index, oracle, lasting);
    if (found !== null) return { step: index, ...found };
  }
  if (!oracle.full && recording.steps !== steps) {
    const got = recording.steps > steps ? describeStep(recording, steps) : "nothing";
    return { step: steps, where: "end", expected: "the end", got };
  }
  return null;
}

/** Keys of the cells that a metaclass is handed: Python fills them while it makes the class, with no event of its own. */
const filledByPython = new Set<string | number>(["'__classcell__'", "'__classdictcell__'"]);

interface Difference {
  readonly where: string;
  readonly expected: string;
  readonly got: string;
}

class Different extends Error {
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(difference.where);
    this.difference = difference;
  }
}

class Comparison {
  private readonly recording: Recording;
  private readonly cursor: Cursor;
  private readonly heap = new Map<number, OracleObject>();
  /** Oracle's ids to numbers of the recording, and back. */
  private numbers = new Map<number, number>();
  private ids = new Map<number, number>();
  private compared = new Set<number>();
  private waiting: { id: number; object: number; where: string }[] = [];
  private suspended = new Map<number, OracleFrame>();

  constructor(recording: Recording, cursor: Cursor) {
    this.recording = recording;
    this.cursor = cursor;
  }

  compareStep(index: number, oracle: OracleRun, lasting: boolean): Difference | null {
    const expected = oracle.steps[index];
    if (expected === undefined) throw new Error(`no step ${index}`);
    for (const [id, object] of Object.entries(expected.heap)) this.heap.set(Number(id), object);
    if (!lasting) {
      this.numbers = new Map();
      this.ids = new Map();
    }
    this.compared = new Set();
    try {
      this.compareEvent(index, oracle);
      this.cursor.seek(index);
      this.compareState(expected.stack, expected.suspended);
      return null;
    } catch (error) {
      if (error instanceof Different) return error.difference;
      throw error;
    }
  }

  private compareEvent(index: number, oracle: OracleRun): void {
    const expected = oracle.steps[index];
    if (expected === undefined || index >= this.recording.steps) {
      throw new Different({
        where: "event",
        expected: expected?.event ?? "the end",
        got: "the end",
      });
    }
    const step = this.recording.step(index);
    const code = this.recording.codes[step.code];
    const told = `${expected.event} line ${expected.line} frame ${expected.frame} of ${expected.code.join(":")}`;
    same("event", told, describeStep(this.recording, index));
    same(
      "file",
      expected.own ? "the program" : "other",
      code?.file === 0 ? "the program" : "other",
    );
    same("text", JSON.stringify(expected.text ?? null), JSON.stringify(step.text ?? null));
    same("stream", expected.stream ?? "none", step.stream ?? "none");
    if (expected.value !== undefined || step.value !== undefined) {
      this.compareValue("value", expected.value, step.value);
    }
  }

  private compareState(stack: readonly OracleFrame[], suspended: readonly OracleFrame[]): void {
    const got = this.cursor.stack();
    same("stack", placesOf(stack.map(({ frame, line }) => ({ id: frame, line }))), placesOf(got));
    this.suspended = new Map(suspended.map((frame) => [frame.frame, frame]));
    stack.forEach((frame, place) => {
      this.compareFrame(frame, got[place]);
    });
    this.compareWaiting();
  }

  private compareFrame(expected: OracleFrame, got: FrameState | undefined): void {
    this.compareNames(`frame ${expected.frame}`, expected.names, got?.variables ?? [], false);
  }

  /** The order of a frame's names is the recorder's own; that of attributes is Python's. */
  private compareNames(
    where: string,
    expected: OracleNames,
    got: readonly (readonly [string, Value])[],
    ordered: boolean,
  ): void {
    const list = (names: readonly string[]): string =>
      (ordered ? names : names.toSorted()).join(" ");
    same(`${where} names`, list(expected.map(([name]) => name)), list(got.map(([name]) => name)));
    const found = new Map(got);
    for (const [name, value] of expected) {
      this.compareValue(`${where} ${name}`, value, found.get(name));
    }
  }

  private compareValue(
    where: string,
    expected: OracleValue | undefined,
    got: Value | undefined,
  ): void {
    if (expected === undefined || got === undefined) {
      throw new Different({ where, expected: printOracle(expected), got: printValue(got) });
    }
    if (expected[0] === "p" || got.kind === "plain") {
      same(where, printOracle(expected), printValue(got));
      return;
    }
    const [, id] = expected;
    const number = this.numbers.get(id);
    const known = this.ids.get(got.id);
    if (number !== undefined || known !== undefined) {
      if (number !== got.id || known !== id) {
        throw new Different({
          where: `${where} identity`,
          expected: `object ${number ?? "new"}`,
          got: `object ${got.id}`,
        });
      }
    } else {
      this.numbers.set(id, got.id);
      this.ids.set(got.id, id);
    }
    if (this.compared.has(id)) return;
    this.compared.add(id);
    this.waiting.push({ id, object: got.id, where });
  }

  private compareWaiting(): void {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      const expected = this.heap.get(next.id);
      const got = this.cursor.object(next.object);
      if (expected === undefined) throw new Error(`the oracle names an object it does not show`);
      if (got === null) {
        throw new Different({ where: next.where, expected: expected.kind, got: "no such object" });
      }
      this.compareObject(next.where, expected, got);
    }
  }

  private compareObject(where: string, expected: OracleObject, got: HeapObject): void {
    same(`${where} kind`, `${expected.kind} ${expected.type}`, `${got.kind} ${got.type.name}`);
    const items = expected.items ?? [];
    if (expected.kind === "set" || expected.kind === "frozenset") {
      this.compareUnordered(where, items, got.items);
    } else {
      this.compareItems(where, items, got.items);
    }
    const entries = expected.entries ?? expected.cells?.map(cellEntry) ?? [];
    same(`${where} size`, String(items.length + entries.length), String(got.size));
    this.compareItems(
      `${where} keys`,
      entries.map(([key]) => key),
      got.entries.map(([key]) => key),
    );
    entries.forEach(([key, value], place) => {
      if (filledByPython.has(key[2] ?? "")) return;
      this.compareValue(`${where}[${printOracle(key)}]`, value, got.entries[place]?.[1]);
    });
    this.compareNames(where, expected.attributes ?? [], got.attributes, expected.ordered);
    this.compareDatum(where, expected, got);
  }

  private compareItems(
    where: string,
    expected: readonly OracleValue[],
    got: readonly Value[],
  ): void {
    same(`${where} length`, String(expected.length), String(got.length));
    expected.forEach((value, place) => {
      this.compareValue(`${where}[${place}]`, value, got[place]);
    });
  }

  /** Plain items are matched by type and repr, objects by what they hold. */
  private compareUnordered(
    where: string,
    expected: readonly OracleValue[],
    got: readonly Value[],
  ): void {
    const left = expected.map((value) => ({ value, text: this.outlineOracle(value, 3) }));
    const right = got.map((value) => ({ value, text: this.outlineValue(value, 3) }));
    left.sort(byText);
    right.sort(byText);
    same(
      `${where} items`,
      left.map(({ text }) => text).join(" "),
      right.map(({ text }) => text).join(" "),
    );
    left.forEach(({ value }, place) => {
      this.compareValue(`${where}{${place}}`, value, right[place]?.value);
    });
  }

  private outlineOracle(value: OracleValue, depth: number): string {
    if (value[0] === "p") return printOracle(value);
    const number = this.numbers.get(value[1]);
    if (number !== undefined) return `#${number}`;
    const object = this.heap.get(value[1]);
    const items = depth > 0 ? (object?.items ?? []) : [];
    return `${object?.kind}(${items.map((item) => this.outlineOracle(item, depth - 1)).join(" ")})`;
  }

  private outlineValue(value: Value, depth: number): string {
    if (value.kind === "plain") return printValue(value);
    if (this.ids.has(value.id)) return `#${value.id}`;
    const object = this.cursor.object(value.id);
    const items = depth > 0 ? (object?.items ?? []) : [];
    return `${object?.kind}(${items.map((item) => this.outlineValue(item, depth - 1)).join(" ")})`;
  }

  private compareDatum(where: string, expected: OracleObject, got: HeapObject): void {
    switch (expected.kind) {
      case "class":
      case "function": {
        const code = got.datum < 0 ? undefined : this.recording.codes[got.datum];
        const told = code === undefined ? "none" : `${code.qualname}:${code.firstLine}`;
        const known = expected.code !== null && expected.code !== undefined && expected.code[1] > 0;
        // Classes of libraries have lines too; only those of the program have a code.
        if (expected.kind === "function" || code !== undefined) {
          same(`${where} code`, known ? (expected.code?.join(":") ?? "none") : "none", told);
        }
        return;
      }
      case "generator":
        same(`${where} frame`, String(expected.frame), String(got.datum));
        if (expected.frame !== undefined && expected.frame >= 0) {
          this.compareSuspended(where, expected.frame);
        }
        return;
      case "module":
        same(`${where} module`, String(expected.name), String(got.label));
        return;
      case "deque":
      case "iterator":
        same(`${where} datum`, String(expected.datum ?? 0), String(got.datum));
        return;
      default:
    }
  }

  private compareSuspended(where: string, frame: number): void {
    const expected = this.suspended.get(frame);
    const got = this.cursor.suspended().find(({ id }) => id === frame);
    same(
      `${where} paused`,
      expected === undefined ? "no" : `at ${expected.line}`,
      got === undefined ? "no" : `at ${got.line}`,
    );
    if (expected !== undefined) this.compareFrame(expected, got);
  }
}

/** Each frame with the line it is at. */
function placesOf(frames: readonly { id: number; line: number }[]): string {
  return frames.map(({ id, line }) => `${id}@${line}`).join(" ");
}

function byText(left: { text: string }, right: { text: string }): number {
  if (left.text === right.text) return 0;
  return left.text < right.text ? -1 : 1;
}

function cellEntry([name, cell]: readonly [string, OracleValue]): readonly [
  OracleValue,
  OracleValue,
] {
  return [["p", "str", `'${name}'`], cell];
}

function same(where: string, expected: string, got: string): void {
  if (expected !== got) throw new Different({ where, expected, got });
}

function describeStep(recording: Recording, index: number): string {
  const { kind, line, frame, code } = recording.step(index);
  const { qualname, firstLine } = recording.codes[code] ?? { qualname: "?", firstLine: 0 };
  return `${kind} line ${line} frame ${frame} of ${qualname}:${firstLine}`;
}

function printOracle(value: OracleValue | undefined): string {
  if (value === undefined) return "nothing";
  if (value[0] === "o") return "an object";
  return `${value[2]} (${value[1]}${value[3] === undefined ? "" : ` of ${value[3]}`})`;
}

function printValue(value: Value | undefined): string {
  if (value === undefined) return "nothing";
  if (value.kind === "object") return "an object";
  return `${value.repr} (${value.type}${value.cutFrom === undefined ? "" : ` of ${value.cutFrom}`})`;
}
