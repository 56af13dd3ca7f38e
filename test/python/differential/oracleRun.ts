/** What the oracle says, as its JSON. */

/** `["p", type, repr, full length?]` or `["o", id]`; ids are Python's own, unique while the object lives. */
export type OracleValue = readonly ["p", string, string, number?] | readonly ["o", number];

export type OracleNames = readonly (readonly [string, OracleValue])[];

export interface OracleObject {
  readonly type: string;
  readonly kind: string;
  readonly items?: readonly OracleValue[];
  readonly entries?: readonly (readonly [OracleValue, OracleValue])[];
  readonly attributes?: OracleNames;
  /** Whether the attributes have an order in Python. */
  readonly ordered: boolean;
  /** Names and cells of a function. */
  readonly cells?: OracleNames;
  /** Qualified name and first line (1-based) of the code; null or line -1 for none of the program. */
  readonly code?: readonly [string, number] | null;
  /** Frame of a generator, -1 before it has started. */
  readonly frame?: number;
  readonly name?: string;
  readonly datum?: number;
}

export interface OracleFrame {
  readonly frame: number;
  /** 1-based. */
  readonly line: number;
  readonly names: OracleNames;
}

export interface OracleStep {
  readonly event: string;
  /** 1-based. */
  readonly line: number;
  readonly frame: number;
  readonly code: readonly [string, number];
  /** Whether the code is in the program's own source. */
  readonly own: boolean;
  readonly value?: OracleValue;
  readonly text?: string | null;
  readonly stream?: string;
  readonly stack: readonly OracleFrame[];
  readonly suspended: readonly OracleFrame[];
  /** Objects that are new or not as they were at the step before, by id. */
  readonly heap: Readonly<Record<string, OracleObject>>;
}

export interface OracleRun {
  readonly steps: readonly OracleStep[];
  /** Whether the oracle stopped before the program ended. */
  readonly full: boolean;
  /** `["finished"]`, `["stopped"]`, or type and message of the exception that ended the program. */
  readonly outcome: readonly [string, string?];
  /** Stream and text, write by write. */
  readonly texts: readonly (readonly [string, string])[];
}

export interface PlainRun {
  readonly outcome: readonly [string, string?];
  readonly texts: readonly (readonly [string, string])[];
  /** The module's names and heap at the end. */
  readonly globals: unknown;
}
