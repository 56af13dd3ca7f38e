import { useMemo } from "react";
import { createCursor, type Cursor, type Recording } from "../../core/trace/index.ts";

/** A cursor of one's own: for looking at other steps than the session's without moving it. */
export function useSecondCursor(recording: Recording): Cursor {
  return useMemo(() => createCursor(recording), [recording]);
}
