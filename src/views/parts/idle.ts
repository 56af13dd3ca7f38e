import { useEffect, useState } from "react";

/** Calls `work` when the page has nothing more urgent to do, or soon where the browser cannot tell; the result takes that back. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work, { timeout: 200 });
  return () => cancelIdleCallback(request);
}

/** False until the page has drawn what it has of `subject` and had a moment to spare: for what takes long the first time. */
export function useSpareMoment(subject: unknown): boolean {
  const [settled, setSettled] = useState<unknown>(null);
  useEffect(() => whenIdle(() => setSettled(subject)), [subject]);
  return settled === subject;
}
