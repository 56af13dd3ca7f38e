import { beforeAll, describe, expect, test } from "vitest";
import { createPagePacks } from "../../../src/app/evaluations/packs/pagePacks.ts";
import type { OpenPack } from "../../../src/app/evaluations/pack.ts";
import type { Attempt } from "../../../src/core/attempt/attempt.ts";
import { stockParameters } from "../../../src/core/asking/prompts/parameters.ts";
import { type Style, styles } from "../../../src/core/asking/prompts/style.ts";
import type { Output, ScoredOutput } from "../../../src/core/evaluation/evaluation.ts";
import type { PackRef, Prompting } from "../../../src/core/evaluation/plan.ts";
import type { PlayerSpec } from "../../../src/core/evaluation/predictor.ts";
import type { EvaluationItem } from "../../../src/core/evaluation/item.ts";
import { questionsOf } from "../../../src/core/attempt/items.ts";
import { makeQuestions } from "../../../src/core/question/index.ts";
import { type QuestionKind, questionKinds } from "../../../src/core/question/question.ts";
import { bareExchange, failed, reply, type ReplyDetails } from "../../../src/models/results.ts";
import { pageTiming } from "../../../src/models/timing.ts";
import { type Foretrace, loadForetrace } from "../pyodide.ts";
import { recorded } from "../recorded.ts";
import { runsOf } from "./runs.ts";

const questions = { seed: 3, perProgram: 12, kinds: questionKinds };
const samplesRef: PackRef = { kind: "samples", questions };
const never = new AbortController().signal;

let foretrace: Foretrace;
let samplePack: OpenPack;

beforeAll(async () => {
  foretrace = await loadForetrace();
  samplePack = await opened(samplesRef);
});

function packs(attempts: readonly Attempt[] = []) {
  const runs = runsOf(foretrace);
  return createPagePacks({
    lanes: async () => [runs],
    keeper: {
      write: async () => ({ kind: "saved" }),
      read: async () => ({ kind: "failed", refusal: { kind: "missing" } }),
    },
    attempts: {
      list: async () => ({ attempts, damaged: [], failure: null }),
      open: async (id) => {
        const attempt = attempts.find((one) => one.id === id);
        return attempt === undefined ? null : { attempt, predictions: [], scores: [], drafts: [] };
      },
    },
    pyodide: "314.0.7",
    timing: pageTiming,
  });
}

async function opened(ref: PackRef, attempts: readonly Attempt[] = []): Promise<OpenPack> {
  const opening = await packs(attempts).open(ref, () => undefined, never);
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  return opening.pack;
}

async function failure(ref: PackRef) {
  return packs().open(ref, () => undefined, never);
}

function program(source: string, kinds: readonly QuestionKind[] = questionKinds): PackRef {
  return {
    kind: "program",
    title: "Mine",
    program: { source, stdin: [], seed: 0 },
    questions: { ...questions, kinds },
  };
}

const prompting = (style: Style = "direct", more = {}): Prompting => ({
  style,
  parameters: { ...stockParameters, ...more },
  changed: [],
});

function outputOf(item: EvaluationItem, result: Output["result"], answerAlone = false): Output {
  return {
    evaluation: "e",
    key: `${item.id} key`,
    predictor: "p",
    item: item.id,
    sample: 0,
    messages: [],
    prompt: "",
    filled: "",
    result,
    createdMs: 0,
    from: null,
    answerAlone,
  };
}

const said = (text: string, details: ReplyDetails = {}) => reply(bareExchange(0), text, details);

async function scoreOf(
  pack: OpenPack,
  item: EvaluationItem,
  text: string,
  {
    alone = false,
    asked = prompting(),
    ...details
  }: ReplyDetails & { alone?: boolean; asked?: Prompting } = {},
): Promise<ScoredOutput> {
  const [scored] = await pack.score([outputOf(item, said(text, details), alone)], asked, never);
  if (scored === undefined) throw new Error("nothing was scored");
  return scored;
}

async function play(pack: OpenPack, spec: PlayerSpec, sample = 0, asked = prompting()) {
  const client = pack.player(spec);
  if (client === null) throw new Error("no player");
  const outputs: Output[] = [];
  for (const item of pack.items) {
    const { messages, settings } = pack.compose(item, asked);
    const request = { item: item.id, sample, messages, settings };
    const result = await client.generate(request, never);
    outputs.push({ ...outputOf(item, result), sample });
  }
  return pack.score(outputs, asked, never);
}

const share = (scored: readonly ScoredOutput[]): number =>
  scored.filter(({ score }) => score.value === 1).length / scored.length;

describe("the page's own programs as a pack", () => {
  test("have questions on nearly each of them, and say of the others why not", () => {
    const { items, left, hash, judges, versions } = samplePack;
    expect(new Set(items.map(({ program: of }) => of)).size).toBe(13);
    expect(left).toContainEqual({
      title: "A guessing game",
      reason: "It reads more lines of input than it is given.",
    });
    // What people are asked can be asked of models too: no other program leaves anything out.
    expect(left.length).toBe(1);
    expect(items.length).toBeGreaterThan(100);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(judges).toContain("strict/state 1");
    expect(versions).toEqual({ python: expect.stringMatching(/^3\.14/), pyodide: "314.0.7" });
  });

  test("are the same pack when they are opened again, and another with other questions", async () => {
    expect((await opened(samplesRef)).hash).toBe(samplePack.hash);
    const other = await opened({ kind: "samples", questions: { ...questions, seed: 4 } });
    expect(other.hash).not.toBe(samplePack.hash);
  });

  test("tell how far opening is", async () => {
    const told: string[] = [];
    await packs().open(samplesRef, (done, total) => told.push(`${done}/${total}`), never);
    expect(told[0]).toBe("0/14");
    expect(told.at(-1)).toBe("14/14");
  });
});

describe("composing", () => {
  test("puts each question in each style, with one hash of a template and a hash of its own", () => {
    for (const style of styles) {
      const hashes = new Map<string, Set<string>>();
      const filled = new Set<string>();
      for (const item of samplePack.items) {
        const composed = samplePack.compose(item, prompting(style));
        expect(composed.template).toBe(`${item.kind}.${style} 1`);
        expect("answer" in composed.settings).toBe(style === "json");
        const known = hashes.get(composed.template) ?? new Set();
        hashes.set(composed.template, known.add(composed.prompt));
        filled.add(composed.filled);
      }
      expect([...hashes.values()].every(({ size }) => size === 1)).toBe(true);
      expect(filled.size).toBe(samplePack.items.length);
    }
  });

  test("takes a template that somebody changed for its kind and style alone", () => {
    const [item] = samplePack.items;
    if (item === undefined) throw new Error("no item");
    const kind = item.kind === "program" || item.kind === "class" ? "state" : item.kind;
    const template = {
      id: "mine",
      version: 2,
      kind,
      style: "direct",
      system: "S",
      user: "U",
    } as const;
    const changed = { ...prompting(), changed: [template] };
    expect(samplePack.compose(item, changed)).toMatchObject({
      template: "mine 2",
      messages: [{ text: "S" }, { text: "U" }],
    });
    expect(samplePack.compose(item, { ...changed, style: "cot" }).template).toBe(`${kind}.cot 1`);
  });
});

describe("players on questions", () => {
  test("that know the truth are right on all nine kinds, and wrong when they are to be", async () => {
    const asked = samplePack.items.map(({ kind }) => kind);
    expect(new Set(asked).size).toBe(9);
    for (const style of ["direct", "json"] as const) {
      const right = await play(
        samplePack,
        { player: "noisy", wrong: 0, seed: 1 },
        0,
        prompting(style),
      );
      expect(
        right.flatMap(({ item, score, expected }) =>
          score.value === 1 ? [] : [[item.id, score.verdict, expected]],
        ),
      ).toEqual([]);
      const wrong = await play(
        samplePack,
        { player: "noisy", wrong: 1, seed: 1 },
        0,
        prompting(style),
      );
      expect(wrong.filter(({ score }) => score.value === 1)).toEqual([]);
      expect(wrong.map(({ reading }) => reading.extraction.state)).not.toContain("error");
    }
  });

  test("that are wrong in so many of a hundred answers are that in the end", async () => {
    let all = 0;
    const rounds = 20;
    for (let sample = 0; sample < rounds; sample++) {
      all += share(await play(samplePack, { player: "noisy", wrong: 0.3, seed: 5 }, sample));
    }
    const deviation = Math.sqrt((0.3 * 0.7) / (rounds * samplePack.items.length));
    expect(Math.abs(all / rounds - 0.7)).toBeLessThan(4 * deviation);
  });

  test("that forget are better the later they do, also about programs whose recordings were let go", async () => {
    const shares: number[] = [];
    for (const steps of [-1, 20, 1_000_000]) {
      shares.push(share(await play(samplePack, { player: "amnesiac", steps })));
    }
    const [first = 1, second = 0, last = 0] = shares;
    expect(first).toBeLessThan(second);
    expect(last).toBe(1);
  });

  test("that look at nothing answer each question, and who peeks at guards is above them", async () => {
    const floor = await play(samplePack, { player: "always" });
    const prior = await play(samplePack, { player: "prior" });
    const peek = await play(samplePack, { player: "guard-peek" });
    for (const scored of [floor, prior, peek]) {
      expect(scored.map(({ reading }) => reading.extraction.state)).not.toContain("error");
      expect(share(scored)).toBeGreaterThan(0.05);
    }
    expect(share(peek)).toBeGreaterThan(share(floor));
  });
});

describe("scoring an answer to a question", () => {
  const source = "x = 1\nfor n in [2, 3]:\n    x = x * n\nprint(str(x))\n";
  let pack: OpenPack;
  let state: EvaluationItem;
  beforeAll(async () => {
    pack = await opened(program(source, ["state", "output"]));
    const found = pack.items.find(({ kind }) => kind === "state");
    if (found === undefined) throw new Error("no question on a value");
    state = found;
  });

  const truthOf = (item: EvaluationItem): string => {
    const truth = pack.truth(item);
    return truth.kind === "known" ? truth.text : "";
  };

  test("[V6] keeps replies without an answer apart, and none of them is right or left out", async () => {
    const right = truthOf(state);
    const verdicts = async (text: string, more: ReplyDetails = {}) => {
      const { reading, score, answer } = await scoreOf(pack, state, text, more);
      return [reading.extraction.state, score.verdict, score.value, answer];
    };
    expect(await verdicts(`[ANSWER]${right}[/ANSWER]`)).toEqual(["ok", "correct", 1, right]);
    expect(await verdicts(`Answer: ${right}`)).toEqual(["repaired", "correct", 1, right]);
    expect(await verdicts("I think so.")).toEqual(["unparsed", "unreadable", null, null]);
    expect(await verdicts("[ANSWER]", { finish: "length" })).toEqual([
      "truncated",
      "unreadable",
      null,
      null,
    ]);
    expect(await verdicts("", { finish: "filter" })).toEqual(["refused", "unanswered", null, null]);
    expect(await verdicts("")).toEqual(["empty", "unanswered", null, null]);
    const lost = failed(bareExchange(0), { kind: "cut" });
    const [error] = await pack.score([outputOf(state, lost)], prompting(), never);
    expect(error).toMatchObject({
      reading: { extraction: { state: "error" } },
      score: { verdict: "unanswered", value: null },
    });
  });

  test("skips the ladder where an answer came alone", async () => {
    const right = truthOf(state);
    expect((await scoreOf(pack, state, right, { alone: true })).score.verdict).toBe("correct");
    const wrong = await scoreOf(pack, state, "I think it is 3", { alone: true });
    expect(wrong.reading.extraction).toMatchObject({ state: "unparsed", why: "unreadable" });
    const output = pack.items.find(({ kind }) => kind === "output");
    if (output === undefined) throw new Error("no question on output");
    // In a reply, talk that marks nothing is no answer; alone it is what is printed.
    expect((await scoreOf(pack, output, "6")).reading.extraction.state).toBe("unparsed");
    const alone = await scoreOf(pack, output, truthOf(output).trim(), { alone: true });
    expect(alone.reading.extraction.state).toBe("ok");
  });

  test("takes UNSURE for not sure where it was offered, and for nothing elsewhere", async () => {
    const asked = prompting("direct", { penalty: 1 });
    const text = "[ANSWER]UNSURE[/ANSWER]";
    expect((await scoreOf(pack, state, text, { asked })).score.verdict).toBe("not-sure");
    expect((await scoreOf(pack, state, text)).score.verdict).toBe("unreadable");
  });

  test("[X11] has a second figure by lenient rules", async () => {
    const item = (
      await opened(program("word = 'ab'\nword = word * 2\nprint(len(word))\n", ["state"]))
    ).items;
    const text = item.find(
      ({ asked }) =>
        asked.kind === "question" &&
        asked.question.kind === "state" &&
        asked.question.expression === "word",
    );
    if (text === undefined) throw new Error("no question on the text");
    const other = await opened(
      program("word = 'ab'\nword = word * 2\nprint(len(word))\n", ["state"]),
    );
    const quoted = other.truth(text);
    const bare = quoted.kind === "known" ? quoted.text.replaceAll("'", "") : "";
    const scored = await scoreOf(other, text, `[ANSWER]${bare}[/ANSWER]`);
    expect(scored).toMatchObject({ lenient: true, score: { value: null, verdict: "unreadable" } });
    expect((await scoreOf(other, text, "[ANSWER]xyz[/ANSWER]")).lenient).toBe(false);
  });

  test("gives outputs back in their order, and passes those on other items over", async () => {
    const outputs = pack.items.toReversed().map((item) => outputOf(item, said("")));
    const strange = { ...outputs[0], item: "none" } as const;
    const all = outputs.flatMap((one) => [one, { ...one, ...strange }]);
    const scored = await pack.score(all, prompting(), never);
    expect(scored.map(({ item }) => item.id)).toEqual(outputs.map(({ item }) => item));
  });

  test("says what metrics look at, clustered by the program", async () => {
    const { marked, item } = await scoreOf(pack, state, "[ANSWER]-1[/ANSWER]");
    expect(marked).toMatchObject({ cluster: item.program, score: { verdict: "wrong" } });
    expect(marked?.concepts).toHaveLength(1);
  });

  test("shows the run at the first step where an answer leaves it", async () => {
    const paths = await opened(program(source, ["path"]));
    const item = paths.items.find(({ kind }) => kind === "path");
    if (item === undefined) throw new Error("no question on a path");
    const steps = async (text: string) => {
      const look = await paths.look(item, await scoreOf(paths, item, `[ANSWER]${text}[/ANSWER]`));
      const { recording, step } = look ?? { recording: null, step: null };
      return recording === null || step === null ? null : recording.lineAt(step);
    };
    const truth = paths.truth(item);
    expect(truth.kind === "known" ? truth.text.split(" ")[0] : "").toBe("1");
    expect(await steps("1 2 4")).toBe(3);
    expect(await steps("2")).toBe(1);
    expect((await paths.look(item, null))?.recording.source()).toBe(source);
  });
});

describe("an answer to a question for an input", () => {
  const source =
    "def f(a, b):\n    return a * b + 1\n\nfor n in range(3, 5):\n    print(f(n, n + 1) > 0)\n";
  let pack: OpenPack;
  let item: EvaluationItem;
  beforeAll(async () => {
    pack = await opened(program(source, ["input"]));
    const [first] = pack.items;
    if (first === undefined) throw new Error("no question for an input");
    item = first;
  });

  test("is right when its run does what is asked, whichever it is", async () => {
    const truth = pack.truth(item);
    const right = truth.kind === "known" ? truth.text : "";
    expect((await scoreOf(pack, item, `[ANSWER]f(${right})[/ANSWER]`)).score.value).toBe(1);
    const goal =
      item.asked.kind === "question" &&
      item.asked.question.kind === "input" &&
      item.asked.question.goal.kind === "returns"
        ? Number(item.asked.question.goal.text)
        : 0;
    expect((await scoreOf(pack, item, `[ANSWER]1, ${goal - 1}[/ANSWER]`)).score.value).toBe(1);
    expect((await scoreOf(pack, item, "[ANSWER]0, 0[/ANSWER]")).score.value).toBe(0);
  });

  test("is wrong, and never left out, where it is nothing that can be run", async () => {
    const { score } = await scoreOf(pack, item, "[ANSWER]open('x'), 2[/ANSWER]");
    expect(score).toMatchObject({ verdict: "unreadable", value: null });
  });
});

describe("packs that cannot be asked", () => {
  test("say why in a sentence", async () => {
    expect(await failure(program("x = (\n"))).toMatchObject({
      failure: { kind: "nothing-to-ask", reason: expect.stringMatching(/^It cannot be run: Synt/) },
    });
    expect(await failure(program("input()\n"))).toMatchObject({
      failure: { kind: "nothing-to-ask", reason: expect.stringMatching(/more lines of input/) },
    });
    expect(await failure(program("x = 1\n", []))).toMatchObject({
      failure: { kind: "nothing-to-ask", reason: "There is no such question on it." },
    });
    expect(await failure({ kind: "attempt", attempt: "gone" })).toEqual({
      kind: "failed",
      failure: { kind: "missing" },
    });
  });

  test("end when they are given up", async () => {
    const stop = new AbortController();
    const opening = packs().open(samplesRef, () => stop.abort(new Error("enough")), stop.signal);
    await expect(opening).rejects.toThrow("enough");
  });
});

describe("an attempt as a pack", () => {
  test("asks the very questions that somebody was asked, cells of tables among them", async () => {
    const source = "total = 0\nfor n in [1, 2, 3]:\n    total += n\nprint(total)\n";
    const options = {
      seed: 1,
      size: 4,
      kinds: ["table", ...questionKinds],
      help: "empty",
      chosen: [],
    } as const;
    const { items } = makeQuestions(recorded(foretrace, source), options);
    const attempt: Attempt = {
      id: "a1",
      title: "Totals",
      concepts: [],
      program: { source, stdin: [], seed: 0 },
      programHash: "",
      mode: "set",
      options,
      items,
      startedMs: 0,
      finishedMs: null,
      versions: { python: "", app: "" },
    };
    const pack = await opened({ kind: "attempt", attempt: "a1" }, [attempt]);
    const ids = new Set(items.flatMap(questionsOf).map(({ id }) => id));
    expect(items.some(({ kind }) => kind === "table")).toBe(true);
    expect(pack.items.length).toBeGreaterThan(items.length);
    for (const { id } of pack.items) expect(ids).toContain(id.slice(id.indexOf("/") + 1));
    expect(share(await play(pack, { player: "noisy", wrong: 0, seed: 1 }))).toBe(1);
    const [samplesOfPage, own] = await packs([attempt]).list();
    expect(samplesOfPage).toMatchObject({ ref: { kind: "samples" }, refused: null });
    expect(own).toMatchObject({ ref: { kind: "attempt", attempt: "a1" }, title: "Totals" });
  });
});
