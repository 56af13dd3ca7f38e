import { beforeAll, describe, expect, test } from "vitest";
import { extractReply, type ReplyForm } from "../../src/core/asking/extraction/extractReply.ts";
import type { GenSettings } from "../../src/core/asking/generation.ts";
import { answerSchema } from "../../src/core/asking/prompts/answerForm.ts";
import { readAnswer } from "../../src/core/prediction/readAnswer.ts";
import { makeQuestions, truthOf } from "../../src/core/question/index.ts";
import { questionKinds } from "../../src/core/question/question.ts";
import { judge } from "../../src/core/score/judges/index.ts";
import { always } from "../../src/models/players/always.ts";
import { createAmnesiac } from "../../src/models/players/amnesiac.ts";
import { createPlayerClient } from "../../src/models/players/client.ts";
import { guardPeek } from "../../src/models/players/guardPeek.ts";
import { createNoisy } from "../../src/models/players/noisy.ts";
import type { Player, PlayerItem } from "../../src/models/players/player.ts";
import { createPrior } from "../../src/models/players/prior.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { loadForetrace } from "./pyodide.ts";
import { options } from "./questions/laws.ts";
import { recorded } from "./recorded.ts";

const programs = [
  `def grade(points, bonus=0):
    total = points + bonus
    if total >= 90:
        mark = "A"
    elif total >= 50:
        mark = "B"
    else:
        mark = "C"
    return mark

print(grade(95))
print(grade(40, 5))
`,
  `words = ["ab", "c", ""]
lengths = []
for word in words:
    if word:
        lengths.append(len(word))
    else:
        print("empty")
same = lengths
same.append(9)
print(lengths)
`,
  `def find(items, wanted):
    for place in range(len(items)):
        if items[place] == wanted:
            return place
    return -1

def unused(n):
    if n > 2:
        n = 0
    return n

n = 7
while n > 1:
    n = n // 2
    if n == 3:
        print("three")
print(find([4, 8, 15], 8), find([], 1))
`,
  `count = 0
for row in range(3):
    for column in range(2):
        if row == column:
            count += 1
try:
    count = count // 0
except ZeroDivisionError:
    print("oops")
print(count)
`,
];

let items: readonly PlayerItem[] = [];

beforeAll(async () => {
  const foretrace = await loadForetrace();
  items = programs.flatMap((source, program) => {
    const recording = recorded(foretrace, source);
    const kinds = questionKinds.filter((kind) => kind !== "input");
    const found = new Map<string, PlayerItem>();
    for (const kind of kinds) {
      for (let seed = 0; seed < 6; seed++) {
        const made = makeQuestions(recording, options(seed, { size: 8, kinds: [kind] }));
        for (const question of made.items) {
          if (question.kind === "table") continue;
          const id = `${program} ${question.id}`;
          const truth = truthOf(recording, question);
          found.set(id, { id, program: String(program), source, question, truth, recording });
        }
      }
    }
    return [...found.values()];
  });
});

/** What a player's answers come to: the share that is right, and every way in which they were read. */
async function play(player: Player, sample = 0, over = items, form: ReplyForm["form"] = "text") {
  const client = createPlayerClient(
    player,
    (id) => over.find((item) => item.id === id) ?? null,
    pageTiming,
  );
  const states = new Set<string>();
  let right = 0;
  for (const { id, question, truth } of over) {
    const schema = answerSchema(question, { confidence: false, abstains: true });
    const settings: GenSettings = form === "json" ? { answer: { kind: "schema", schema } } : {};
    const request = { item: id, sample, messages: [], settings };
    const result = await client.generate(request, new AbortController().signal);
    const { extraction } = extractReply(question, result, {
      form,
      opened: null,
      abstains: true,
    });
    states.add(extraction.state);
    if (extraction.state !== "ok" || truth === null) continue;
    const { verdict } = judge(question, truth, readAnswer(question, extraction.answer));
    if (verdict === "correct") right++;
  }
  return { share: right / over.length, states: [...states] };
}

describe("players", () => {
  test("are asked questions of every kind but that for an input", () => {
    expect(items.length).toBeGreaterThan(60);
    expect(new Set(items.map(({ question }) => question.kind)).size).toBe(8);
  });

  test("that use the truth and make no mistake are right on everything, read back from text", async () => {
    expect(await play(createNoisy(0, 1))).toEqual({ share: 1, states: ["ok"] });
    expect(await play(createAmnesiac(Infinity))).toEqual({ share: 1, states: ["ok"] });
  });

  test("that are asked for JSON write JSON, and nothing of it has to be repaired", async () => {
    const asked = (player: Player) => play(player, 0, items, "json");
    expect(await asked(createNoisy(0, 1))).toEqual({ share: 1, states: ["ok"] });
    expect(await asked(createNoisy(1, 1))).toEqual({ share: 0, states: ["ok"] });
    expect((await asked(always)).share).toBe((await play(always)).share);
  });

  test("that are always wrong are never right, and can be read", async () => {
    expect(await play(createNoisy(1, 1))).toEqual({ share: 0, states: ["ok"] });
  });

  test("that are wrong in so many of a hundred answers are that, and the same for the same seed", async () => {
    let all = 0;
    for (let sample = 0; sample < 20; sample++) {
      all += (await play(createNoisy(0.3, 5), sample)).share / 20;
    }
    const deviation = Math.sqrt((0.3 * 0.7) / (20 * items.length));
    expect(Math.abs(all - 0.7)).toBeLessThan(4 * deviation);
    const [item] = items;
    if (item === undefined) throw new Error("no item");
    const answers = (seed: number) =>
      Array.from({ length: 30 }, (_, sample) => createNoisy(0.5, seed).answer(item, sample));
    expect(answers(5)).toEqual(answers(5));
    expect(answers(5)).not.toEqual(answers(6));
  });

  test("that forget are better the later they do", async () => {
    const shares: number[] = [];
    for (const until of [-1, 5, 10, 20, 40]) shares.push((await play(createAmnesiac(until))).share);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares[0]).toBeLessThan(0.5);
    expect(shares.at(-1)).toBeGreaterThan(0.8);
  });

  test("that look at nothing can be read and are above nothing; who peeks at guards is above them", async () => {
    const floor = await play(always);
    const prior = await play(createPrior(items));
    const peek = await play(guardPeek);
    for (const { share, states } of [floor, prior, peek]) {
      expect(states).toEqual(["ok"]);
      expect(share).toBeGreaterThan(0.1);
    }
    expect(peek.share).toBeGreaterThan(floor.share + 0.1);
    const coverage = items.filter(({ question }) => question.kind === "coverage");
    expect((await play(guardPeek, 0, coverage)).share).toBeGreaterThan(0.6);
    expect((await play(always, 0, coverage)).share).toBeLessThan(0.4);
  });

  test("that do not know an item say so", async () => {
    const client = createPlayerClient(always, () => null, pageTiming);
    const request = { item: "none", sample: 0, messages: [], settings: { temperature: 0 } };
    expect(await client.generate(request, new AbortController().signal)).toMatchObject({
      kind: "failed",
      failure: { kind: "no-answer" },
      settings: [{ name: "temperature", requested: 0, sent: null }],
    });
  });
});
