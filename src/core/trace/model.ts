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
  /** How many items or entries are here. */
  readonly count: number;
  /** True number of items or entries; more than `count` when the recorder cut the rest. */
  readonly size: number;
  /** What [S3] calls the kind's datum: a code, a frame, a position; -1 for none or unknown. */
  readonly datum: number;
  /** The name of a module, or the safe text of an object that is nothing else; null for other kinds. */
  readonly label: string | null;
  /** The item at a 0-based index without reading the others; null when there is none. */
  item(index: number): Value | null;
  /** The entry at a 0-based place without reading the others; null when there is none. */
  entry(index: number): readonly [Value, Value] | null;
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

/** A file that the program compiled itself ([T5]). */
export interface SourceFile {
  /** Index of the file: 1 and up. */
  readonly file: number;
  /** The name that it was compiled under. */
  readonly name: string;
  readonly source: string;
}

/** The kinds of decision in a source ([B1]). */
export type ConstructKind =
  | "if"
  | "while"
  | "for"
  | "async-for"
  | "match"
  | "ifexp"
  | "boolop"
  | "comp-if"
  | "comp-for"
  | "assert";

/** One decision in the source. Lines are 1-based, columns 0-based in UTF-8 bytes, ends exclusive. */
export interface Construct {
  readonly kind: ConstructKind;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Index of the code object it stands in, -1 when that was not found. */
  readonly code: number;
  /** Index of the construct it stands in, -1 for none. */
  readonly parent: number;
  /** First and last line of what runs when the test holds. */
  readonly body: readonly [number, number];
  /** First and last line of what runs when it does not; null when there is nothing. */
  readonly orelse: readonly [number, number] | null;
  readonly test: TestTree | null;
  /** The cases of a `match`, in order; empty for the other kinds. */
  readonly cases: readonly MatchCase[];
}

/** One case of a `match`. Lines are 1-based. */
export interface MatchCase {
  readonly line: number;
  readonly endLine: number;
  /** Source text of the pattern. */
  readonly pattern: string;
}

/** How the leaves of a test decide it ([B2]). */
export type TestTree =
  | { readonly op: "leaf"; readonly leaf: number }
  | { readonly op: "const"; readonly value: boolean }
  | { readonly op: "not"; readonly of: TestTree }
  | { readonly op: "and" | "or" | "either"; readonly of: readonly TestTree[] };

/** What one branch of the compiled program tests ([B2]). Positions as in `Construct`. */
export interface BranchSite {
  /** Index of its construct, -1 for a branch that the compiler made for itself. */
  readonly construct: number;
  /** Which leaf of the construct's test; for a `match`, which case. */
  readonly leaf: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
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
  /** False where the recording has no state: there are frames then, but no names and no objects. */
  readonly known: boolean;
  /**
   * Objects that a name can reach at this step, in the order in which they are met: from the outermost frame to the innermost,
   * then from what the step returns, yields or raises, then from suspended frames.
   */
  reachable(): readonly number[];
  /** What the step changed against the one before it, in order. */
  changes(): readonly Change[];
}
