import { useEffect } from "react";
import type { Announcer } from "../../app/announcer.ts";

/** Tells people who listen to the page a text whenever it becomes another one; an empty text tells nothing. */
export function useSaid(announcer: Announcer, text: string): void {
  useEffect(() => {
    if (text !== "") announcer.say(text);
  }, [announcer, text]);
}

/** How far something is, in quarters, so that it is not told too often: `25 %`. Empty before the first. */
export function quarters(done: number, total: number): string {
  const quarter = total === 0 ? 0 : Math.floor((4 * done) / total) * 25;
  return quarter === 0 ? "" : `${quarter} %`;
}
