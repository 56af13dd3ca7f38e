import type { EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import type { Refusal } from "../../store/records.ts";
import type { Keeper } from "./keeper.ts";

/** Keeps cells and outputs of one evaluation, whatever gathers while it writes at once. */
export interface Writer {
  /** Notes that a cell is about to be asked; false: that could not be kept, so it must not be asked. */
  lease(cell: EvaluationCell): Promise<boolean>;
  /** Keeps what became of a cell; resolves when it is kept. What can't be kept waits for `retry`, and is not lost. */
  settle(cell: EvaluationCell, output: Output | null): Promise<void>;
  /** Tries again what could not be kept; gives why it still can't, or null. */
  retry(): Promise<Refusal | null>;
}

interface Entry {
  readonly cell: EvaluationCell;
  readonly output: Output | null;
  readonly isLease: boolean;
  readonly ended: (kept: boolean) => void;
}

/** `onRefused` is told why something could not be kept. */
export function createWriter(
  evaluation: string,
  keeper: Keeper,
  onRefused: (refusal: Refusal) => void,
): Writer {
  let queue: Entry[] = [];
  let writing: Promise<Refusal | null> | null = null;
  let troubled = false;

  async function writeAll(): Promise<Refusal | null> {
    // Whoever settles and asks the next in one go is written in one go.
    await Promise.resolve();
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      const cells = new Map(group.map(({ cell }) => [`${cell.predictor} ${cell.key}`, cell]));
      const outputs = group.flatMap(({ output }) => (output === null ? [] : [output]));
      const written = await keeper.write((verbs) =>
        verbs.keep(evaluation, [...cells.values()], outputs),
      );
      troubled = written.kind === "failed";
      if (written.kind === "failed") {
        const [leases, facts] = [true, false].map((is) =>
          [...group, ...queue].filter(({ isLease }) => isLease === is),
        );
        queue = facts ?? [];
        for (const { ended } of leases ?? []) ended(false);
        writing = null;
        onRefused(written.refusal);
        return written.refusal;
      }
      for (const { ended } of group) ended(true);
    }
    // In the same breath as nothing was left: what comes later begins anew.
    writing = null;
    return null;
  }

  function begin(): Promise<Refusal | null> {
    writing ??= writeAll();
    return writing;
  }

  function push(cell: EvaluationCell, output: Output | null, isLease: boolean): Promise<boolean> {
    return new Promise((ended) => {
      if (troubled && isLease) {
        ended(false);
        return;
      }
      queue.push({ cell, output, isLease, ended });
      if (!troubled) void begin();
    });
  }

  return {
    lease: (cell) => push(cell, null, true),
    async settle(cell, output) {
      await push(cell, output, false);
    },
    async retry() {
      if (queue.length > 0 || writing !== null) return begin();
      const written = await keeper.write((verbs) => verbs.keep(evaluation, [], []));
      troubled = written.kind === "failed";
      return written.kind === "failed" ? written.refusal : null;
    },
  };
}
