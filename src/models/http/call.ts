import type { Failure } from "../../core/asking/generation.ts";
import { type ClientLimits, messageLength } from "../limits.ts";
import type { Timing } from "../timing.ts";

/** A request as it goes out. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or null for none. */
  readonly body: string | null;
}

/** What a call needs from outside. */
export interface HttpTools {
  readonly fetch: typeof fetch;
  readonly timing: Timing;
  readonly limits: ClientLimits;
}

/** An answer that has begun. */
export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  header(name: string): string | null;
  /** The next piece of the body as text; null at its end. */
  next(): Promise<{ readonly kind: "piece"; readonly text: string | null } | HttpFailure>;
  /** Reads no further and lets the connection go. */
  close(): void;
}

/** Why nothing more comes. */
export interface HttpFailure {
  readonly kind: "failure";
  readonly failure: Failure;
}

/**
 * Sends a request. It sends no cookies and follows no redirect: a key must not reach another place than the one it was given for.
 * Both waits, for the first byte and between two pieces, are bounded. Never rejects.
 */
export async function call(
  request: HttpRequest,
  signal: AbortSignal,
  { fetch, timing, limits }: HttpTools,
): Promise<HttpAnswer | HttpFailure> {
  const watch = new Watch(signal, timing);
  const failure = (error: unknown, otherwise: (message: string) => Failure): HttpFailure => {
    watch.end();
    return { kind: "failure", failure: watch.failure ?? otherwise(messageOf(error)) };
  };
  if (signal.aborted) return failure(null, () => ({ kind: "aborted" }));
  watch.expect("before", limits.firstByteMs);
  let response: Response;
  try {
    response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      signal: watch.signal,
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  } catch (error) {
    return failure(error, (message) => ({ kind: "unreachable", message }));
  }
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let begun = false;
  return {
    kind: "answer",
    status: response.status,
    header: (name) => response.headers.get(name),
    async next() {
      watch.expect(begun ? "within" : "before", begun ? limits.betweenMs : limits.firstByteMs);
      try {
        const piece = await reader?.read();
        begun = true;
        watch.rest();
        if (piece === undefined || piece.done) {
          watch.end();
          return { kind: "piece", text: null };
        }
        return { kind: "piece", text: decoder.decode(piece.value, { stream: true }) };
      } catch (error) {
        return failure(error, () => ({ kind: "cut" }));
      }
    },
    close() {
      watch.close();
    },
  };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, messageLength);
}

/** Ends a call when it is silent for too long or no longer wanted, and remembers which. */
class Watch {
  failure: Failure | null = null;
  private readonly controller = new AbortController();
  private readonly outer: AbortSignal;
  private readonly timing: Timing;
  private callOff: () => void = () => undefined;

  constructor(outer: AbortSignal, timing: Timing) {
    this.outer = outer;
    this.timing = timing;
    outer.addEventListener("abort", this.onAbort);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** From now on something has to come within so many ms. */
  expect(when: "before" | "within", limitMs: number): void {
    this.rest();
    this.callOff = this.timing.after(limitMs, () => {
      this.fail({ kind: "silent", when, waitedMs: limitMs });
    });
  }

  rest(): void {
    this.callOff();
    this.callOff = () => undefined;
  }

  end(): void {
    this.rest();
    this.outer.removeEventListener("abort", this.onAbort);
  }

  close(): void {
    this.end();
    this.controller.abort();
  }

  private fail(failure: Failure): void {
    this.failure ??= failure;
    this.close();
  }

  private readonly onAbort = (): void => {
    this.fail({ kind: "aborted" });
  };
}
