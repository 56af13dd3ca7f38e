/** Why a text is no literal. */
export type LiteralProblem =
  | "not-a-literal"
  | "unclosed"
  | "unexpected-character"
  | "too-long"
  | "too-deep";

/** How many brackets may stand inside each other; as many as Python itself reads. */
export const deepestLiteral = 200;

/** Where reading stopped; `at` is a 0-based place in UTF-16 code units. */
export interface LiteralFailure {
  readonly problem: LiteralProblem;
  readonly at: number;
}

const identifier = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;

/** A text that is read from left to right. Reading that fails returns null and leaves the first failure here. */
export class LiteralSource {
  readonly text: string;
  at = 0;
  failure: LiteralFailure | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Says that reading ends here; the first failure stays. */
  fail(problem: LiteralProblem, at: number = this.at): null {
    this.failure ??= { problem, at };
    return null;
  }

  /** Fails on what stands here: `unclosed` at the end of the text. */
  failHere(): null {
    return this.fail(this.at >= this.text.length ? "unclosed" : "unexpected-character");
  }

  /** The code unit here, NaN at the end. */
  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  skipSpace(): void {
    for (;;) {
      const { code } = this;
      if (code !== 32 && (code < 9 || code > 13 || code === 11)) return;
      if (Number.isNaN(code)) return;
      this.at += 1;
    }
  }

  /** Moves over `expected` when it stands here. */
  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** The identifier that begins here, without moving; empty when there is none. */
  peekName(): string {
    identifier.lastIndex = this.at;
    return identifier.exec(this.text)?.[0] ?? "";
  }
}
