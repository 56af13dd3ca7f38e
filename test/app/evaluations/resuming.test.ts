import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Failure } from "../../../src/core/asking/generation.ts";
import type { Output } from "../../../src/core/evaluation/evaluation.ts";
import type { BroughtOutput } from "../../../src/app/evaluations/session.ts";
import { printEvaluationRow } from "../../../src/store/evaluations/row.ts";
import { sampleReply } from "../../store/evaluationSamples.ts";
import { fakePack } from "./fakePack.ts";
import {
  begin,
  createWorld,
  ends,
  openOf,
  planOf,
  predictor,
  right,
  scripted,
  type World,
} from "./world.ts";

async function outputsOf(world: World, id: string): Promise<readonly Output[]> {
  const found = await world.verbs.contents(id);
  if (found.kind === "failed") throw new Error(found.refusal.kind);
  return found.value.outputs;
}

describe("an evaluation whose tab ends in the middle", () => {
  test("asks again only what was being asked, and counts that it was", async () => {
    const world = createWorld();
    const first = scripted(world, (_, call) =>
      first.asked.length > 5 && call === 0 ? { kind: "hang" } : right(),
    );
    const tab = world.tab({ pack: fakePack(20), clients: { p: first } });
    const session = await begin(world, tab);
    session.run();
    await world.until(() => first.asked.length === 8);
    await world.calm();
    tab.kill();
    const second = scripted(world, right);
    const { evaluations } = world.tab({ pack: fakePack(20), clients: { p: second } });
    const again = evaluations.open(session.id);
    await ends(world, again, "paused");
    expect(openOf(again).evaluation.reason).toEqual({ kind: "closed" });
    expect(openOf(again).progress[0]).toMatchObject({ done: 5, calls: 8 });
    again.run();
    await ends(world, again, "done");
    expect(second.asked).toHaveLength(15);
    expect(second.asked.filter((asked) => first.asked.includes(asked))).toEqual(
      first.asked
        .slice(5)
        .toSorted((one, other) => second.asked.indexOf(one) - second.asked.indexOf(other)),
    );
    expect(openOf(again).progress[0]).toMatchObject({ done: 20, calls: 23, retries: 3 });
    expect(await outputsOf(world, session.id)).toHaveLength(20);
  });

  test("refuses a pack that is not the one it began with", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    tab.kill();
    const other = world.tab({ pack: fakePack(6, "another hash"), clients: { p } });
    const again = other.evaluations.open(session.id);
    await world.until(() => again.state.get().kind === "failed");
    expect(again.state.get()).toEqual({
      kind: "failed",
      failure: { kind: "other-pack", expected: "hash of the pack", found: "another hash" },
    });
  });

  test("lists rows that cannot be read, and shows all others", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    session.run();
    await ends(world, session, "done");
    const [output] = await outputsOf(world, session.id);
    if (output === undefined) throw new Error("there are outputs");
    const row = printEvaluationRow("outputs", output);
    await world.put("outputs", { ...row, document: { ...output, result: { kind: "odd" } } });
    await world.put("cells", { id: "damaged", evaluation: session.id });
    await world.put("evaluations", { id: "newer", format: 2 });
    tab.kill();
    const other = world.tab({ clients: { p } });
    const again = other.evaluations.open(session.id);
    await world.until(() => again.state.get().kind === "open");
    await world.until(() => openOf(again).scored.length === 5);
    expect(openOf(again).damaged).toEqual([
      { table: "cells", id: "damaged", reason: "row" },
      { table: "outputs", id: row.id, reason: "result.kind" },
    ]);
    const end = other.evaluations.watch();
    await world.until(() => other.evaluations.kept.get() !== null);
    expect(other.evaluations.kept.get()).toMatchObject({
      damaged: [{ table: "evaluations", id: "newer" }],
      evaluations: [{ done: 6, total: 6, elsewhere: false }],
    });
    end();
  });
});

describe("an evaluation that two tabs have open", () => {
  test("is run by one of them, and by the other when that one ends", async () => {
    const world = createWorld();
    const first = scripted(world, () => (first.asked.length > 6 ? { kind: "hang" } : right()));
    const one = world.tab({ pack: fakePack(12), clients: { p: first } });
    const session = await begin(world, one);
    session.run();
    await world.until(() => first.asked.length === 9);
    await world.calm();
    const second = scripted(world, right);
    const other = world.tab({ pack: fakePack(12), clients: { p: second } });
    const there = other.evaluations.open(session.id);
    await world.until(() => there.state.get().kind === "open");
    await world.until(() => openOf(there).phase === "elsewhere");
    there.run();
    const end = other.evaluations.watch();
    await world.until(() => other.evaluations.kept.get()?.evaluations[0]?.elsewhere === true);
    expect(second.asked).toEqual([]);
    one.kill();
    await ends(world, there, "done");
    expect(second.asked).toHaveLength(6);
    expect(openOf(there).progress[0]).toMatchObject({ done: 12, calls: 15 });
    end();
  });

  test("is shown as the other tab left it, and not run, when that one has paused", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const one = world.tab({ pack: fakePack(12), clients: { p } });
    const session = await begin(world, one);
    session.run();
    await world.until(() => p.asked.length === 3);
    const second = scripted(world, right);
    const other = world.tab({ pack: fakePack(12), clients: { p: second } });
    const there = other.evaluations.open(session.id);
    await world.until(() => there.state.get().kind === "open");
    session.pause();
    await ends(world, there, "paused");
    expect(openOf(there).progress[0]?.done).toBe(openOf(session).progress[0]?.done);
    expect(openOf(there).evaluation.reason).toEqual({ kind: "asked" });
    expect(second.asked).toEqual([]);
  });
});

describe("a store that says no", () => {
  test("pauses an evaluation, loses nothing that came, and is asked again by itself", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    session.run();
    await world.until(() => p.asked.length === 3);
    tab.refuse({ kind: "full" });
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({ kind: "not-kept" });
    expect(openOf(session).progress[0]?.done).toBe(0);
    expect(await outputsOf(world, session.id)).toEqual([]);
    tab.refuse(null);
    await ends(world, session, "done");
    expect(p.asked).toHaveLength(6);
    expect(await outputsOf(world, session.id)).toHaveLength(6);
  });

  test("keeps no call from being counted that was sent", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    tab.refuse({ kind: "broken", name: "InvalidStateError" });
    session.run();
    await ends(world, session, "paused");
    expect(p.asked).toEqual([]);
    expect(openOf(session).progress[0]).toMatchObject({ calls: 0, retries: 0 });
  });

  test("because the evaluation was removed ends everything", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    session.run();
    await world.until(() => p.asked.length === 3);
    await world.verbs.remove(session.id);
    await world.until(() => session.state.get().kind === "missing");
    await world.calm();
    expect(await outputsOf(world, session.id)).toEqual([]);
    expect(await world.verbs.count()).toMatchObject({ value: { evaluations: 0, outputs: 0 } });
  });
});

describe("removing an evaluation", () => {
  test("gives up what goes on in it, and leaves nothing of it", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    session.run();
    await world.until(() => p.asked.length === 5);
    expect(await tab.evaluations.remove(session.id)).toEqual({ kind: "removed" });
    expect(session.state.get()).toEqual({ kind: "missing" });
    await world.calm();
    while (world.clock.next()) await world.calm();
    expect(p.asked.length).toBeLessThanOrEqual(6);
    expect(await world.verbs.count()).toMatchObject({ value: { evaluations: 0, outputs: 0 } });
  });

  test("that is not open leaves the others", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const first = await begin(world, tab);
    first.run();
    await ends(world, first, "done");
    const second = await begin(world, tab);
    await tab.evaluations.remove(second.id);
    expect(await world.verbs.count()).toMatchObject({ value: { evaluations: 1, outputs: 6 } });
  });
});

describe("opening another evaluation", () => {
  test("lets calls of the one before come back, and pauses it", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const first = await begin(world, tab);
    first.run();
    await world.until(() => p.asked.length === 3);
    await begin(world, tab);
    await world.until(() => {
      const now = first.state.get();
      return now.kind === "open" && now.evaluation.status === "paused";
    });
    expect(await outputsOf(world, first.id)).toHaveLength(p.asked.length);
    expect(await world.verbs.find(first.id)).toMatchObject({
      value: { status: "paused", reason: { kind: "closed" } },
    });
  });
});

describe("replies of earlier evaluations", () => {
  test("[V3] are taken for the very same cells, and cost nothing", async () => {
    const world = createWorld();
    const p = scripted(world, ({ item }) =>
      item === "i4" ? { kind: "answer", text: "no", finish: "filter" } : right(),
    );
    const tab = world.tab({ clients: { p } });
    const first = await begin(world, tab);
    first.run();
    await ends(world, first, "done");
    const second = await begin(world, tab, { reuse: true, samples: 2 });
    second.run();
    await ends(world, second, "done");
    // What a filter touched is asked again, and so is every second sample.
    expect(p.asked.slice(6).toSorted()).toEqual(
      ["i0 1", "i1 1", "i2 1", "i3 1", "i4 0", "i4 1", "i5 1"].toSorted(),
    );
    expect(openOf(second).progress[0]).toMatchObject({ done: 12, calls: 7 });
    const outputs = await outputsOf(world, second.id);
    expect(outputs.filter(({ from }) => from === first.id)).toHaveLength(5);
  });
});

function brought(item: string, sample = 0): BroughtOutput {
  return { item, sample, messages: [], result: sampleReply, answerAlone: true };
}

describe("answers from elsewhere", () => {
  test("are those of somebody who is called nobody, and of those to one item the first counts", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab);
    const first = [brought("i0"), brought("i0"), brought("elsewhere")];
    expect(await session.bring("chat", "clipboard", first)).toBe(null);
    expect(await session.bring("chat", "clipboard", [brought("i0"), brought("i1", 1)])).toBe(null);
    expect(await session.bring("p", "a file", [brought("i2")])).toBe(null);
    await world.until(() => openOf(session).scored.length === 3);
    expect(openOf(session).evaluation.plan.predictors.map(({ label }) => label)).toEqual([
      "p",
      "chat",
      "p 2",
    ]);
    expect(openOf(session).progress.map(({ done, total }) => [done, total])).toEqual([
      [0, 6],
      [2, 2],
      [1, 1],
    ]);
    session.run();
    await ends(world, session, "done");
    tab.kill();
    const again = world.tab({ clients: { p } }).evaluations.open(session.id);
    await world.until(() => again.state.get().kind === "open");
    await world.until(() => openOf(again).scored.length === 9);
    expect(openOf(again).progress.map(({ done }) => done)).toEqual([6, 2, 1]);
  });
});

const failures: readonly Failure[] = [
  { kind: "cut" },
  { kind: "unreachable", message: "" },
  { kind: "silent", when: "before", waitedMs: 1 },
  { kind: "rate-limited", retryAfterMs: null, message: "" },
  { kind: "rate-limited", retryAfterMs: 100, message: "" },
  { kind: "server-error", status: 500, retryAfterMs: null, message: "" },
  { kind: "too-long", limit: 1 },
  { kind: "no-answer", message: "" },
];

test("whatever comes in whatever order, and whenever a tab is killed, each cell ends with one output and no answer is asked for again", async () => {
  const steps = fc.array(
    fc.record({ failure: fc.option(fc.constantFrom(...failures)), afterMs: fc.nat(60) }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (scripts, kills, most) => {
        const world = createWorld();
        const pack = fakePack(12);
        const answered = new Set<string>();
        const calls = new Map<string, number>();
        const client = () =>
          scripted(
            world,
            ({ item }) => {
              expect(answered.has(item)).toBe(false);
              const script = scripts[Number(item.slice(1)) % scripts.length] ?? [];
              const call = calls.get(item) ?? 0;
              calls.set(item, call + 1);
              const step = script[call];
              const failure = step?.failure ?? null;
              return failure === null
                ? { kind: "answer", text: "right", afterMs: step?.afterMs ?? 1 }
                : { kind: "failure", failure };
            },
            { first: most, most },
          );
        let tab = world.tab({ pack, clients: { p: client() } });
        const created = await tab.evaluations.create(planOf({ predictors: [predictor("p")] }));
        if (created.kind === "failed") throw new Error("it is kept");
        const { id } = created;
        for (const after of [...kills, null]) {
          const session = tab.evaluations.open(id);
          session.run();
          const begun = [...calls.values()].reduce((sum, count) => sum + count, 0);
          const isOver = () => {
            const now = session.state.get();
            if (now.kind !== "open" || now.phase !== "idle") return false;
            const { status, reason } = now.evaluation;
            return status === "done" || (status === "paused" && reason?.kind === "predictor");
          };
          const sent = () => [...calls.values()].reduce((sum, count) => sum + count, 0) - begun;
          await world.until(() => isOver() || (after !== null && sent() >= after));
          if (after === null) {
            // A predictor that failed too often is asked further when somebody wants it.
            for (let rounds = 0; rounds < 20; rounds += 1) {
              const now = openOf(session);
              if (now.evaluation.status === "done") break;
              session.run();
              await world.until(() => openOf(session).phase !== "idle");
              await world.until(isOver);
            }
            await ends(world, session, "done");
            break;
          }
          tab.kill();
          for (const { item, result } of await outputsOf(world, id)) {
            if (result.kind === "reply") answered.add(item);
          }
          tab = world.tab({ pack, clients: { p: client() } });
        }
        const outputs = await outputsOf(world, id);
        expect(outputs.map(({ item }) => item).toSorted()).toEqual(
          pack.items.map((item) => item.id).toSorted(),
        );
        const found = await world.verbs.contents(id);
        if (found.kind === "failed") throw new Error("it can be read");
        const states = found.value.cells.map(({ state }) => state.kind);
        expect(states.every((state) => state === "done" || state === "error")).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
