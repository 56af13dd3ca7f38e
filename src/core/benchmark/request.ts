import type { Recording } from "../trace/index.ts";
import type { PythonValue } from "../value/pythonValue.ts";
import type { Invocation } from "./invocation.ts";

/** Limits of one check or evaluation: lines and jumps, and real milliseconds. */
export interface CheckLimits {
  readonly steps: number;
  readonly timeMs: number;
}

/**
 * Limits where a benchmark names none: its three seconds of a plain Python, which is some times faster than one that counts, and the steps
 * of a loop that a plain Python ends well before.
 */
const checkLimits: CheckLimits = { steps: 20_000_000, timeMs: 9_000 };

/**
 * Something that Python is asked to do for a truth or for judging an answer. Each runs in a namespace of its own, with what it prints
 * swallowed and reading from stdin raising.
 */
export type PythonRequest =
  /** Records the run. */
  | { readonly kind: "record"; readonly invocation: Invocation }
  /** Runs a program and tells how it ended. */
  | { readonly kind: "check"; readonly source: string; readonly limits?: CheckLimits }
  /** Runs `source`, then evaluates an expression in its namespace. */
  | {
      readonly kind: "evaluate";
      readonly source: string;
      readonly expression: string;
      readonly limits?: CheckLimits;
    };

/** What records a program; nothing where there is none. */
export function recordingOf(program: Invocation | null): readonly PythonRequest[] {
  return program === null ? [] : [{ kind: "record", invocation: program }];
}

/** A check or an evaluation, its limits spelled out. */
export type EvidenceRequest = Exclude<PythonRequest, { readonly kind: "record" }> & {
  readonly limits: CheckLimits;
};

/** The checks and evaluations before the first recording, with their limits. */
export function evidenceAtStart(requests: readonly PythonRequest[]): readonly EvidenceRequest[] {
  const record = requests.findIndex(({ kind }) => kind === "record");
  return requests
    .slice(0, record < 0 ? requests.length : record)
    .flatMap((request) =>
      request.kind === "record" ? [] : [{ ...request, limits: request.limits ?? checkLimits }],
    );
}

/** The recordings before the first check or evaluation. */
export function recordingsAtStart(requests: readonly PythonRequest[]): readonly Invocation[] {
  const invocations: Invocation[] = [];
  for (const request of requests) {
    if (request.kind !== "record") break;
    invocations.push(request.invocation);
  }
  return invocations;
}

/** A run that wanted a module that is not there is no recording of what the benchmark asks about. */
export function replyOfRun(recording: Recording): PythonReply {
  const { outcome } = recording;
  if (outcome?.kind === "exception" && outcome.error.type === "ModuleNotFoundError") {
    const name = /No module named '([^'.]+)/.exec(outcome.error.message)?.[1];
    if (name !== undefined) return { kind: "unavailable", module: name };
  }
  return { kind: "recorded", recording };
}

/** What Python answered. */
export type PythonReply =
  | { readonly kind: "recorded"; readonly recording: Recording }
  | { readonly kind: "passed" }
  | EvaluatedValue
  /** An exception left the program; `type` is its class's bare name. */
  | { readonly kind: "raised"; readonly type: string; readonly message: string }
  /** A limit was reached, or the run had to be ended from outside. */
  | { readonly kind: "timed-out" }
  /** The program needs a module that is not there. */
  | { readonly kind: "unavailable"; readonly module: string };

/** The value of an expression. */
export interface EvaluatedValue {
  readonly kind: "value";
  readonly value: PythonValue;
  /** The class of the value with its module, `builtins.int`. */
  readonly type: string;
  /** What `repr` gives; null where it is too long or raises. */
  readonly repr: string | null;
}

/** Does what it is asked, in order; `signal` gives up between two requests. */
export interface BenchmarkPython {
  answer(requests: readonly PythonRequest[], signal?: AbortSignal): Promise<readonly PythonReply[]>;
}
