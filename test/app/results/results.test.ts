import { describe, expect, test, vi } from "vitest";
import type { Listing, KeptAttempt } from "../../../src/app/attempts.ts";
import { createCell } from "../../../src/app/cell.ts";
import type { Predicting } from "../../../src/app/predict/predicting.ts";
import { createResults } from "../../../src/app/results/results.ts";
import type { AttemptRecord } from "../../../src/core/attempt/record.ts";
import { resultFile } from "../../../src/packs/resultFile.ts";

const nothing: Listing<KeptAttempt> = { attempts: [], damaged: [], failure: null };

const record = (id: string): AttemptRecord => ({
  attempt: {
    id,
    title: "Total",
    concepts: [],
    program: { source: "x = 1\n", stdin: [], seed: 0 },
    programHash: "0",
    mode: "practice",
    options: { seed: 1, size: 5, kinds: ["count"], help: "unchanged", chosen: [] },
    items: [],
    startedMs: 5,
    finishedMs: 9,
    versions: { python: "3.14.2", app: "0.1.0" },
  },
  predictions: [],
  scores: [],
});

const file = (...ids: readonly string[]): string => resultFile.print(ids.map(record));

/** Results over nothing kept; `answer` says what scoring again gives, when it is called. */
function opened(answer: Predicting["rescore"]) {
  const changes = createCell(0);
  const all = vi.fn<() => Promise<Listing<KeptAttempt>>>(() => Promise.resolve(nothing));
  return { changes, all, results: createResults({ all, changes }, answer) };
}

const rescored: Predicting["rescore"] = () => Promise.resolve({ kind: "rescored", scores: [] });

/** A promise and what settles it; `Promise.withResolvers` is not in every Node that the project knows. */
function withResolver<Found>(): {
  readonly promise: Promise<Found>;
  resolve(found: Found): void;
} {
  const waiting: ((found: Found) => void)[] = [];
  return {
    promise: new Promise((resolve) => waiting.push(resolve)),
    resolve: (found) => waiting[0]?.(found),
  };
}

describe("what is kept", () => {
  test("is read when somebody looks, and again after each change, until nobody does", async () => {
    const { results, all, changes } = opened(rescored);
    expect(all).not.toHaveBeenCalled();
    const end = results.watch();
    await vi.waitFor(() => expect(results.state.get().kept).toEqual(nothing));
    changes.set(1);
    expect(all).toHaveBeenCalledTimes(2);
    end();
    changes.set(2);
    expect(all).toHaveBeenCalledTimes(2);
  });

  test("is what the last reading found, however late an earlier one comes", async () => {
    const { results, all, changes } = opened(rescored);
    const late = withResolver<Listing<KeptAttempt>>();
    all.mockImplementationOnce(() => late.promise);
    results.watch();
    changes.set(1);
    await vi.waitFor(() => expect(results.state.get().kept).toEqual(nothing));
    late.resolve({ ...nothing, failure: { kind: "blocked" } });
    await Promise.resolve();
    expect(results.state.get().kept).toEqual(nothing);
  });
});

describe("an opened file", () => {
  test("is shown at once, and its attempts are scored one after the other", async () => {
    const asked: string[] = [];
    const { results } = opened((attempt) => {
      asked.push(attempt.id);
      const [shown] = results.state.get().files;
      expect(shown?.records.map(({ checking }) => checking.kind)).toEqual(
        attempt.id === "a" ? ["running", "waiting"] : ["checked", "running"],
      );
      return rescored(attempt, []);
    });
    await results.openFile("class.json", file("a", "b"));
    expect(asked).toEqual(["a", "b"]);
    const { files, shown } = results.state.get();
    expect(shown).toBe(files[0]?.id);
    expect(files[0]).toMatchObject({
      name: "class.json",
      refused: null,
      records: [{ checking: { kind: "checked" } }, { checking: { kind: "checked" } }],
    });
  });

  test("keeps why an attempt could not be scored, and goes on with the next", async () => {
    const { results } = opened((attempt, predictions) =>
      attempt.id === "a"
        ? Promise.resolve({ kind: "failed", failure: { kind: "needs-input" } })
        : rescored(attempt, predictions),
    );
    await results.openFile("class.json", file("a", "b"));
    expect(results.state.get().files[0]?.records.map(({ checking }) => checking)).toMatchObject([
      { kind: "failed", failure: { kind: "needs-input" } },
      { kind: "checked" },
    ]);
  });

  test("that is closed is not scored any further, and this browser is shown again", async () => {
    const asked: string[] = [];
    const { results } = opened((attempt, predictions) => {
      asked.push(attempt.id);
      results.closeFile(results.state.get().files[0]?.id ?? -1);
      return rescored(attempt, predictions);
    });
    await results.openFile("class.json", file("a", "b"));
    expect(asked).toEqual(["a"]);
    expect(results.state.get()).toMatchObject({ files: [], shown: null });
  });

  test("that is no result file stays there with the reason", async () => {
    const { results } = opened(rescored);
    await results.openFile("notes.txt", "hello");
    expect(results.state.get().files).toMatchObject([
      { name: "notes.txt", refused: "cut", records: [] },
    ]);
  });
});

describe("what is taken away", () => {
  test("comes in the form that was asked for", async () => {
    const { results } = opened(rescored);
    expect(await results.print("result", [record("a")])).toEqual({
      text: file("a"),
      extension: "foretrace.json",
      mediaType: "application/json",
    });
    expect((await results.print("csv", [])).mediaType).toBe("text/csv");
  });
});
