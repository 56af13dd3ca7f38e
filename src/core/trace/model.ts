/** What a recording says, in the words that views, questions and queries use. */

/** The kinds of step, in the order of their codes in the format ([P1]). */
export const stepKinds = [
  "line",
  "call",
  "return",
  "yield",
  "resume",
  "exception",
  "unwind",
  "output",
  "input",
] as const;

export type StepKind = (typeof stepKinds)[number];

/** A plain value, or a reference to a heap object. */
export type Value = PlainValue | { readonly kind: "object"; readonly id: number };

/** A value without identity. `repr` is Python's own text for it. */
export interface PlainValue {
  readonly kind: "plain";
  /** Name of the Python type: `int`, `str`, `float`, `NoneType`, … */
  readonly type: string;
  readonly repr: string;
  /** Full length in characters or items when only the beginning was recorded. */
  readonly cutFrom?: number;
}

/** The kinds of heap object, in the order of their codes in the format ([S3]). */
export const objectKinds = [
  "list",
  "tuple",
  "set",
  "frozenset",
  "deque",
  "bytearray",
  "dict",
  "instance",
  "class",
  "function",
  "method",
  "module",
  "iterator",
  "generator",
  "exception",
  "cell",
  "other",
  "enum-member",
] as const;

export type ObjectKind = (typeof objectKinds)[number];

/** One object of the heap at one step. */
export interface HeapObject {
  readonly id: number;
  readonly kind: ObjectKind;
  readonly type: TypeInfo;
  readonly items: readonly Value[];
  readonly entries: readonly (readonly [Value, Value])[];
  readonly attributes: readonly (readonly [string, Value])[];
  /** True number of items or entries; more than are here when the recorder cut the rest. */
  readonly size: number;
  /** What [S3] calls the kind's datum: a code, a frame, a position, a string index. */
  readonly datum: number;
}

export interface TypeInfo {
  readonly name: string;
  readonly module: string;
  readonly builtin: boolean;
  /** Field names of a namedtuple. */
  readonly fields?: readonly string[] | undefined;
  readonly dataclass?: boolean | undefined;
  readonly enum?: boolean | undefined;
  readonly bases: readonly string[];
}

/** One code object of the program. Lines are 1-based. */
export interface Code {
  readonly name: string;
  readonly qualname: string;
  readonly kind:
    | "module"
    | "function"
    | "lambda"
    | "class"
    | "comprehension"
    | "generator"
    | "coroutine"
    | "asyncgen";
  /** Index of its file: 0 is the program. */
  readonly file: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Index of the code object that contains it, -1 for none. */
  readonly parent: number;
  readonly arguments: readonly string[];
  readonly names: readonly string[];
  readonly free: readonly string[];
  readonly lines: readonly number[];
}

/** One step of a recording. */
export interface Step {
  /** 0-based. */
  readonly index: number;
  readonly kind: StepKind;
  /** Index of the code object. */
  readonly code: number;
  /** 1-based. */
  readonly line: number;
  /** The frame it happened in ([P6]). */
  readonly frame: number;
  /** The frame that was innermost before this one, -1 for none. */
  readonly parent: number;
  /** What was returned, yielded or raised. */
  readonly value?: Value;
  /** Text written or read; null when no input line was left. */
  readonly text?: string | null;
  readonly stream?: "stdout" | "stderr";
}

/** A frame at a step. */
export interface FrameState {
  readonly id: number;
  readonly code: number;
  /** The line being run or about to run; where it is paused when suspended. 1-based. */
  readonly line: number;
  readonly parent: number;
  readonly suspended: boolean;
  /** Bound names in the order in which they were first bound. */
  readonly variables: readonly (readonly [string, Value])[];
}

/** What differs between a step and the one before it. */
export type Change =
  | {
      readonly kind: "name";
      readonly frame: number;
      readonly name: string;
      readonly before: Value | null;
      readonly after: Value | null;
    }
  | {
      readonly kind: "item";
      readonly object: number;
      readonly index: number;
      readonly before: Value | null;
      readonly after: Value | null;
    }
  | {
      readonly kind: "entry";
      readonly object: number;
      readonly key: Value;
      readonly before: Value | null;
      readonly after: Value | null;
    }
  | {
      readonly kind: "attribute";
      readonly object: number;
      readonly name: string;
      readonly before: Value | null;
      readonly after: Value | null;
    }
  | { readonly kind: "content"; readonly object: number }
  | { readonly kind: "new"; readonly object: number };

/** The whole state at one step; `seek` moves it, forward and back. */
export interface Cursor {
  readonly step: number;
  seek(step: number): void;
  /** Frames of the stack, outermost first. */
  stack(): readonly FrameState[];
  /** Suspended frames (paused generators) that are not on the stack, oldest first. */
  suspended(): readonly FrameState[];
  frame(id: number): FrameState | null;
  /** Null when there is no such object at this step. */
  object(id: number): HeapObject | null;
  /** Objects that a name can reach at this step, in the order in which they are met. */
  reachable(): readonly number[];
  /** What the step changed against the one before it, in order. */
  changes(): readonly Change[];
}
