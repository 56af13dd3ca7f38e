import { type Failure, remedyOf } from "../core/asking/generation.ts";

/** How many calls run at once, and until when none is begun. Times in ms of whatever clock the caller goes by. */
export interface Pace {
  /** Calls at once, a number that grows by parts. */
  readonly width: number;
  readonly most: number;
  readonly pausedUntilMs: number;
}

/** After a rate limit nothing is begun for so long, at least. */
const coolDownMs = 15_000;

/** Waits between tries: doubled each time, with full jitter. */
const baseMs = 2_000;
const capMs = 60_000;

/** A pace to begin with. */
export function firstPace({
  first,
  most,
}: {
  readonly first: number;
  readonly most: number;
}): Pace {
  return { width: Math.max(1, Math.min(first, most)), most, pausedUntilMs: 0 };
}

/** How many calls may run at once now; 0 while a rate limit cools down. */
export function widthAt({ width, pausedUntilMs }: Pace, nowMs: number): number {
  return nowMs < pausedUntilMs ? 0 : Math.max(1, Math.floor(width));
}

/** The pace after a call that was answered: it grows by one for as many answers as calls run at once. */
export function afterAnswer(pace: Pace): Pace {
  return { ...pace, width: Math.min(pace.most, pace.width + 1 / Math.max(1, pace.width)) };
}

/** The pace after a call that failed: a rate limit narrows it by a fifth and lets it cool down; other failures leave it. */
export function afterFailure(pace: Pace, failure: Failure, nowMs: number): Pace {
  if (failure.kind !== "rate-limited") return pace;
  const wait = Math.max(coolDownMs, failure.retryAfterMs ?? 0);
  return {
    ...pace,
    width: Math.max(1, pace.width * 0.8),
    pausedUntilMs: Math.max(pace.pausedUntilMs, nowMs + wait),
  };
}

/**
 * How long to wait before a call is tried again, in ms; null when it is not. `tries` is how often it was tried, at least 1; `random` from 0
 * to 1. What the server said goes before a guess.
 */
export function retryDelay(failure: Failure, tries: number, random: number): number | null {
  if (remedyOf(failure) === "none") return null;
  if ("retryAfterMs" in failure && failure.retryAfterMs !== null) return failure.retryAfterMs;
  return random * Math.min(capMs, baseMs * 2 ** (tries - 1));
}
