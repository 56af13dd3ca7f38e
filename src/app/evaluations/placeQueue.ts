import type { Place } from "./places.ts";

/** Places that wait to be asked: first those whose time to be tried again has come, then the others in their order. Times as of one clock, in ms. */
export interface PlaceQueue {
  /** Takes the next one; null: none may be asked now. */
  take(nowMs: number): Place | null;
  /** Puts one back, to be asked from then on. */
  again(place: Place, atMs: number): void;
  /** When the next one may be asked; null: none is left. */
  soonestMs(nowMs: number): number | null;
}

/** A queue of some places. */
export function createPlaceQueue(places: readonly Place[]): PlaceQueue {
  const waiting: { readonly place: Place; readonly atMs: number }[] = [];
  let next = 0;
  return {
    take(nowMs) {
      const due = waiting.findIndex(({ atMs }) => atMs <= nowMs);
      if (due >= 0) return waiting.splice(due, 1)[0]?.place ?? null;
      const place = places[next] ?? null;
      if (place !== null) next += 1;
      return place;
    },
    again: (place, atMs) => void waiting.push({ place, atMs }),
    soonestMs(nowMs) {
      if (next < places.length) return nowMs;
      return waiting.length === 0 ? null : Math.min(...waiting.map(({ atMs }) => atMs));
    },
  };
}
