import { createCell } from "../cell.ts";
import type { LateStore } from "../lateStore.ts";
import type { Benchmarks, KeptSets } from "./benchmarks.ts";
import { createSession, type OwnedSession, type SessionParts } from "./createSession.ts";
import { createImporting } from "./importing.ts";
import { readKeptAnswers } from "./keptAnswers.ts";

/** Benchmarks over what is kept. */
export function createBenchmarks(parts: SessionParts, changes: LateStore["changes"]): Benchmarks {
  const { keeper } = parts;
  const kept = createCell<KeptSets | null>(null);
  let session: OwnedSession | null = null;
  let reading = 0;

  async function read(): Promise<void> {
    reading += 1;
    const own = reading;
    const found = await keeper.read((verbs) => verbs.sets());
    // A later reading knows more.
    if (own !== reading) return;
    kept.set(
      found.kind === "failed"
        ? { sets: kept.get()?.sets ?? [], damaged: [], failure: found.refusal }
        : { sets: found.value, damaged: found.damaged, failure: null },
    );
  }

  return {
    kept,
    ...createImporting(parts.openImporter, parts, parts.createId),
    watch() {
      void read();
      return changes.subscribe(() => void read());
    },
    open(id) {
      const now = session?.state.get().kind;
      const usable =
        session?.id === id && now !== "missing" && now !== "failed" && now !== "removed";
      if (session !== null && usable) return session;
      session?.dispose();
      session = createSession(id, parts);
      return session;
    },
    async answersTo(set, choice) {
      const found = await readKeptAnswers(keeper, set);
      if (found.kind === "failed") return found;
      const value = found.value
        .filter((file) => file.kept.choice === choice)
        .map(({ kept: { id, name, addedMs }, predictions }) => {
          return { id, name, addedMs, predictions };
        });
      return { kind: "found", value, damaged: found.damaged };
    },
    async remove(id) {
      // What is computed for it would write about it again.
      if (session?.id === id) session.dispose();
      const written = await keeper.write((verbs) => verbs.removeSet(id));
      if (written.kind === "failed") return written;
      if (session?.id === id) session.removed();
      return { kind: "removed" };
    },
  };
}
