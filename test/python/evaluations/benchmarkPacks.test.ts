import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKeeper } from "../../../src/app/benchmarks/keeper.ts";
import { keepSet } from "../../../src/app/benchmarks/keepSet.ts";
import type { OpenPack } from "../../../src/app/evaluations/pack.ts";
import { createPagePacks } from "../../../src/app/evaluations/packs/pagePacks.ts";
import { createKeepingState } from "../../../src/app/keepingState.ts";
import { createLateStore } from "../../../src/app/lateStore.ts";
import { stockParameters } from "../../../src/core/asking/prompts/parameters.ts";
import type { Style } from "../../../src/core/asking/prompts/style.ts";
import type { Imported } from "../../../src/core/benchmark/imported.ts";
import type { Output, ScoredOutput } from "../../../src/core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../src/core/evaluation/item.ts";
import type { PackRef, Prompting } from "../../../src/core/evaluation/plan.ts";
import type { PlayerSpec } from "../../../src/core/evaluation/predictor.ts";
import { bareExchange, failed, reply, type ReplyDetails } from "../../../src/models/results.ts";
import { pageTiming } from "../../../src/models/timing.ts";
import { cruxevalFormat } from "../../../src/packs/formats/cruxeval.ts";
import { lcbExecutionFormat } from "../../../src/packs/formats/lcbExecution.ts";
import { ownFormat } from "../../../src/packs/formats/own.ts";
import { revalFormat } from "../../../src/packs/formats/reval.ts";
import { mbppFormat } from "../../../src/packs/formats/mbpp.ts";
import { openStore } from "../../../src/store/store.ts";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { type Foretrace, loadForetrace } from "../pyodide.ts";
import { runsOf } from "./runs.ts";

/** Rows of CRUXEval: of `sample_4` the module is missing. */
const cruxevalRows = [
  ["def f(s, n):\n    return s[:n] * n", "'abc', 2", "'abab'"],
  [
    "def f(items):\n    return [(item, len(item)) for item in items if item]",
    "['ab', '', 'c']",
    "[('ab', 2), ('c', 1)]",
  ],
  ["def f(n):\n    return {n: n ** 40, 'n': float(n)}", "12", `{12: ${12n ** 40n}, 'n': 12.0}`],
  ["def f(*all):\n    for one in all:\n        if one:\n            return one", "0, '', 5", "5"],
  ["import numpy\n\ndef f(n):\n    return n", "1", "1"],
  ["def f(n): return n", "17", "17"],
  ["def f(a=1, b='=='):\n    return b * a", "", "'=='"],
  ["def f(text):\n    return text.split('==')", "'a==b'", "['a', 'b']"],
  ["def f(text):\n    text += '='\n    return text", "'a=='", "'a==='"],
]
  .map(([code, input, output], index) =>
    JSON.stringify({ code, input, output, id: `sample_${index}` }),
  )
  .join("\n");

const never = new AbortController().signal;
const state = createKeepingState();
const late = createLateStore((watcher) => openStore(watcher, Date.now), state);
const keeper = createKeeper(late, state);

let foretrace: Foretrace;
let reval: OpenPack;
let output: OpenPack;
let input: OpenPack;
let execution: OpenPack;
let own: OpenPack;

beforeAll(async () => {
  foretrace = await loadForetrace();
  await kept(
    "reval",
    revalFormat.read([ownFile("reval/DREval_data.jsonl"), ownFile("reval/DREval_tasks.jsonl")], {}),
  );
  await kept("cruxeval", cruxevalFormat.read([textFile("cruxeval.jsonl", cruxevalRows)], {}));
  await kept("lcb", lcbExecutionFormat.read([ownFile("lcb/execution.jsonl")], {}));
  await kept("own", ownFormat.read([ownFile("own/own.jsonl")], {}));
  await kept("mbpp", mbppFormat.read([ownFile("mbpp/tasks.jsonl")], {}));
  reval = await opened("reval", "all");
  output = await opened("cruxeval", "output");
  input = await opened("cruxeval", "input");
  execution = await opened("lcb", "");
  own = await opened("own", "");
});

afterAll(async () => (await late.open()).close());

async function kept(id: string, reading: Promise<Imported>): Promise<void> {
  const { benchmark, tasks, rejected, notes } = await reading;
  const programs = new Set(tasks.map(({ group }) => group)).size;
  const keeping = await keepSet(
    { keeper, now: Date.now },
    {
      id,
      summary: {
        benchmark,
        notes,
        tasks: tasks.length,
        programs,
        rejected,
        licence: null,
        origin: null,
      },
      about: { name: `My ${id}`, licence: null, origin: null },
      fetch: async (from) => tasks.slice(from),
      onDone: () => undefined,
      isWanted: () => true,
    },
  );
  if (keeping.kind !== "kept") throw new Error(keeping.kind);
}

function packs(runs = runsOf(foretrace)) {
  return createPagePacks({
    lanes: async () => [runs],
    keeper,
    attempts: {
      list: async () => ({ attempts: [], damaged: [], failure: null }),
      open: async () => null,
    },
    pyodide: "314.0.7",
    timing: pageTiming,
  });
}

const refOf = (set: string, choice: string): PackRef => ({ kind: "benchmark", set, choice });

async function opened(set: string, choice: string): Promise<OpenPack> {
  const opening = await packs().open(refOf(set, choice), () => undefined, never);
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  return opening.pack;
}

const prompting = (style: Style = "direct", examples = 0): Prompting => ({
  style,
  parameters: { ...stockParameters, examples },
  changed: [],
});

function outputOf(item: EvaluationItem, result: Output["result"], answerAlone = false): Output {
  const facts = { evaluation: "e", key: "", predictor: "p", messages: [], prompt: "", filled: "" };
  return { ...facts, item: item.id, sample: 0, result, createdMs: 0, from: null, answerAlone };
}

const said = (text: string, details: ReplyDetails = {}) => reply(bareExchange(0), text, details);

async function scoreOf(
  pack: OpenPack,
  item: EvaluationItem,
  text: string,
  more: ReplyDetails & { readonly alone?: boolean; readonly style?: Style } = {},
): Promise<ScoredOutput> {
  const { alone = false, style = "direct", ...details } = more;
  const one = outputOf(item, said(text, details), alone);
  const [scored] = await pack.score([one], prompting(style), never);
  if (scored === undefined) throw new Error("nothing was scored");
  return scored;
}

async function play(pack: OpenPack, spec: PlayerSpec, style: Style = "direct", sample = 0) {
  const client = pack.player(spec);
  if (client === null) throw new Error("no player");
  const outputs: Output[] = [];
  for (const item of pack.items) {
    const { messages, settings } = pack.compose(item, prompting(style));
    const result = await client.generate({ item: item.id, sample, messages, settings }, never);
    outputs.push({ ...outputOf(item, result), sample });
  }
  return pack.score(outputs, prompting(style), never);
}

const share = (scored: readonly ScoredOutput[]): number =>
  scored.filter(({ score }) => score.value === 1).length / scored.length;

const taskOf = (pack: OpenPack, end: string): EvaluationItem => {
  const item = pack.items.find(({ id }) => id.endsWith(end));
  if (item === undefined)
    throw new Error(`no item ${end}: ${pack.items.map(({ id }) => id).join(" ")}`);
  return item;
};

describe("imported sets as packs", () => {
  test("are listed, with a sentence on those that cannot be asked", async () => {
    const listed = await packs().list();
    const found = new Map(listed.map((one) => [one.title, one]));
    expect(found.get("My reval")).toMatchObject({
      ref: refOf("reval", "all"),
      choices: ["all", "coverage", "state", "path", "output"],
      refused: null,
    });
    expect(found.get("My cruxeval")?.choices).toEqual(["output", "input"]);
    expect(found.get("My mbpp")?.refused).toMatch(/whole programs.*Bring answers/);
    expect(await packs().open(refOf("mbpp", ""), () => undefined, never)).toMatchObject({
      kind: "failed",
      failure: { kind: "nothing-to-ask", reason: expect.stringMatching(/whole programs/) },
    });
    expect(await packs().open(refOf("gone", ""), () => undefined, never)).toEqual({
      kind: "failed",
      failure: { kind: "missing" },
    });
  });

  test("leave tasks out whose truth is not to be had, and say why", () => {
    expect(output.items.map(({ id }) => id)).not.toContain("cruxeval/sample_4");
    expect(output.left.map(({ reason }) => reason)).toContain("The module numpy is not here.");
    expect(output.versions).toEqual({
      python: expect.stringMatching(/^3\.14/),
      pyodide: "314.0.7",
    });
    expect(output.judges).toEqual(["reference/cruxeval 1", "strict/cruxeval 1"]);
  });

  test("are computed once: opened again they ask Python for no truth, and are the same pack", async () => {
    const runs = runsOf(foretrace);
    const asked: number[] = [];
    const counting = {
      ...runs,
      run(...[request, options]: Parameters<typeof runs.run>) {
        asked.push(request.evidence?.length ?? 0);
        return runs.run(request, options);
      },
    };
    const again = await packs(counting).open(refOf("cruxeval", "output"), () => undefined, never);
    expect(again).toMatchObject({ kind: "open", pack: { hash: output.hash } });
    expect(asked.filter((count) => count > 0)).toEqual([]);
    expect(input.hash).not.toBe(output.hash);
  });

  test("tell how far opening is", async () => {
    const told: (readonly [number, number])[] = [];
    await packs().open(refOf("reval", "state"), (...now) => told.push(now), never);
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
  });
});

describe("composing a task", () => {
  test("ends inside the answer or the thoughts, with the stop and the most tokens of the benchmark", () => {
    const item = taskOf(output, "sample_0");
    const direct = output.compose(item, prompting());
    expect(direct.settings).toEqual({ stop: ["[/ANSWER]"], maxTokens: 1024 });
    expect(direct.template).toBe("cruxeval.output.direct 1");
    expect(direct.messages.at(-1)?.text).toMatch(
      /assert f\('abc', 2\) == \?\?\n\[\/PYTHON\]\n\[ANSWER\]\n$/,
    );
    expect(output.compose(item, prompting("cot")).messages.at(-1)?.text).toMatch(/\[THOUGHT\]\n$/);
    expect(execution.compose(taskOf(execution, "sample_0"), prompting()).template).toBe(
      "lcb-execution.output.direct 1",
    );
  });

  test("shows worked examples of other programs, thought through from their runs, under one hash", () => {
    const hashes = new Set<string>();
    for (const item of output.items) {
      const { messages, prompt } = output.compose(item, prompting("cot", 2));
      hashes.add(prompt);
      const text = messages.at(-1)?.text ?? "";
      expect(text.split("[/PYTHON]")).toHaveLength(4);
      const task = item.asked.kind === "task" ? item.asked.task : null;
      const code = String((task?.probe as { code?: unknown } | null)?.code);
      expect(text.split(code)).toHaveLength(2);
      expect(text).toMatch(/\[THOUGHT\]\n1\. Line \d+: /);
    }
    expect(hashes.size).toBe(1);
    const [item] = output.items;
    if (item === undefined) throw new Error("no item");
    expect(hashes).not.toContain(output.compose(item, prompting("cot", 1)).prompt);
  });
});

describe("players on tasks", () => {
  test.each(["direct", "cot"] as const)(
    "that know the truth are right on all of them by the benchmark's own judge, and wrong when they are to be (%s)",
    async (style) => {
      for (const pack of [reval, output, input, execution, own]) {
        const right = await play(pack, { player: "noisy", wrong: 0, seed: 1 }, style);
        const wrong = await play(pack, { player: "noisy", wrong: 1, seed: 1 }, style);
        const answered = right.filter(({ reading }) => reading.extraction.state !== "error");
        expect(
          answered
            .filter(({ score }) => score.value !== 1)
            .map(({ item, answer, expected }) => [item.id, answer, expected]),
        ).toEqual([]);
        expect(answered.length).toBeGreaterThanOrEqual(pack.items.length - 1);
        expect(
          wrong
            .filter(({ score }) => score.value === 1)
            .map(({ item, answer }) => [item.id, answer]),
        ).toEqual([]);
        expect(wrong.map(({ reading }) => reading.extraction.state)).toEqual(
          right.map(({ reading }) => reading.extraction.state),
        );
      }
    },
  );

  test("that are wrong in so many of a hundred answers are that in the end", async () => {
    let all = 0;
    const rounds = 20;
    for (let sample = 0; sample < rounds; sample++) {
      all += share(await play(reval, { player: "noisy", wrong: 0.3, seed: 5 }, "direct", sample));
    }
    const deviation = Math.sqrt((0.3 * 0.7) / (rounds * reval.items.length));
    expect(Math.abs(all / rounds - 0.7)).toBeLessThan(4 * deviation);
  });

  test("that need nothing answer every task, and who peeks at guards is above the constant", async () => {
    for (const pack of [reval, output, input, execution, own]) {
      for (const player of ["always", "prior", "guard-peek"] as const) {
        const states = (await play(pack, { player })).map(
          ({ reading }) => reading.extraction.state,
        );
        expect(states.filter((one) => one !== "ok")).toEqual([]);
      }
    }
    const lines = await opened("reval", "coverage");
    const peek = share(await play(lines, { player: "guard-peek" }));
    expect(peek).toBeGreaterThan(share(await play(lines, { player: "always" })));
  });

  test("that forget are better the later they do", async () => {
    const shares: number[] = [];
    for (const steps of [-1, 8, 1_000_000]) {
      shares.push(share(await play(reval, { player: "amnesiac", steps })));
    }
    const [first = 1, second = 0, last = 0] = shares;
    expect(first).toBeLessThan(second);
    expect(last).toBe(1);
  });

  test("learn nothing from the program that is asked about", async () => {
    const client = output.player({ player: "prior" });
    const item = taskOf(output, "sample_5");
    const { messages, settings } = output.compose(item, prompting());
    const result = await client?.generate({ item: item.id, sample: 0, messages, settings }, never);
    expect(result?.kind === "reply" ? result.text : "").not.toContain("== 17");
  });
});

/** Plays noisily, never wrong and always wrong, and holds it against the judge; the share of tasks that were answered. */
async function both(pack: OpenPack): Promise<number> {
  const right = await play(pack, { player: "noisy", wrong: 0, seed: 2 });
  const wrong = await play(pack, { player: "noisy", wrong: 1, seed: 2 });
  const answered = right.filter(({ reading }) => reading.extraction.state !== "error");
  const failures = answered.filter(({ score }) => score.value !== 1);
  expect(failures.map(({ item, answer, expected }) => [item.id, answer, expected])).toEqual([]);
  expect(
    wrong
      .filter(({ score }) => score.value === 1)
      .map(({ answer, expected }) => [answer, expected]),
  ).toEqual([]);
  return answered.length / pack.items.length;
}

describe("players that know the truth, on values of any kind", () => {
  const scalars = fc.oneof(
    fc.constantFrom(
      "None",
      "True",
      "False",
      "'a==b'",
      `"it's; int"`,
      "'[/ANSWER]'",
      "''",
      "'\\n=='",
    ),
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
      .map((number) => number.toExponential()),
    fc.constantFrom("b'x=='", "{1, 2}", "(1,)", "()", "[]", "{}", "2j"),
  );
  const { literal } = fc.letrec<{ literal: string }>((tie) => ({
    literal: fc.oneof(
      { maxDepth: 3 },
      scalars,
      fc.array(tie("literal"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      fc.tuple(tie("literal"), tie("literal")).map(([one, other]) => `(${one}, ${other})`),
      fc.tuple(fc.nat(), tie("literal")).map(([key, value]) => `{${key}: ${value}, 'k==': 0}`),
    ),
  }));
  const values = fc.sample(literal, { numRuns: 120, seed: 7 });

  test("are right and wrong as they are to be on CRUXEval's outputs and inputs", async () => {
    const rows = values.map((value, index) =>
      JSON.stringify({
        code: "def f(x):\n    return x",
        input: value,
        output: value,
        id: `${index}`,
      }),
    );
    await kept("many", cruxevalFormat.read([textFile("many.jsonl", rows.join("\n"))], {}));
    for (const choice of ["output", "input"]) {
      const pack = await opened("many", choice);
      expect(pack.items.length).toBe(values.length);
      expect(await both(pack)).toBeGreaterThan(0.9);
    }
  });

  test("are right and wrong as they are to be on REval's lines, values and outputs", async () => {
    const code = "def f(x):\n    y = x\n    if y:\n        y = [y]\n    return y\n";
    const data = values.map((value, index) =>
      JSON.stringify({
        task_id: `T/${index}`,
        entry_point: "f",
        code,
        inputs: [`(${value},)`],
        outputs: ["None"],
        test: null,
      }),
    );
    const asked = values.map((value, index) =>
      JSON.stringify({
        task_id: `T/${index}`,
        idx: index,
        tasks: [
          {
            input_idx: 0,
            task: [2, 3, 4, 5].map((lineno) => ({ lineno, var: "y" })),
            output_pred: `assert f(${value}) == ??`,
          },
        ],
      }),
    );
    const files = [
      textFile("DREval_data.jsonl", data.join("\n")),
      textFile("DREval_tasks.jsonl", asked.join("\n")),
    ];
    await kept("lines", revalFormat.read(files, {}));
    const pack = await opened("lines", "all");
    expect(pack.items.length).toBe(values.length * 13);
    expect(await both(pack)).toBeGreaterThan(0.9);
  });
});

describe("scoring an answer to a task", () => {
  test("[V6] gives no credit for silence, whatever the benchmark makes of it", async () => {
    // REval's own judge takes what it cannot read for NO, which is right here.
    const item = taskOf(reval, "reval/0/1/6/total/reach");
    const scored = await scoreOf(reval, item, "Perhaps.");
    expect(scored.marks?.reference.passed).toBe(true);
    expect(scored).toMatchObject({
      reading: { extraction: { state: "unparsed" } },
      score: { value: null, verdict: "unreadable" },
      lenient: false,
      expected: "NO",
    });
    expect((await scoreOf(reval, item, "NO")).score).toMatchObject({
      value: 1,
      verdict: "correct",
    });
    expect((await scoreOf(reval, item, "YES")).score).toMatchObject({ value: 0, verdict: "wrong" });
  });

  test("has the benchmark's verdict as the headline, and the strict one beside it", async () => {
    const item = taskOf(output, "sample_5");
    const lax = await scoreOf(output, item, "assert f(17) == 17.0");
    expect(lax).toMatchObject({ score: { value: 1 }, lenient: true });
    expect(lax.marks).toMatchObject({ reference: { passed: true }, strict: { passed: false } });
    expect((await scoreOf(output, item, "assert f(17) == f(17)")).score.value).toBe(0);
  });

  test("takes an answer that came alone as it is", async () => {
    const item = taskOf(output, "sample_7");
    // Behind the first `==`, its own parser would find half a text.
    expect((await scoreOf(output, item, "['a', 'b'] # == 'a==b'")).score.value).toBe(0);
    const alone = await scoreOf(output, item, "['a', 'b'] # == 'a==b'", { alone: true });
    expect(alone.score.value).toBe(1);
  });

  test("reads the answer behind thoughts where thoughts were asked for", async () => {
    const item = taskOf(reval, "reval/0/0/6/total/reach");
    const text = "NO is what I thought first.\n[/THOUGHT]\n[ANSWER]\nYES\n";
    expect((await scoreOf(reval, item, text, { style: "cot" })).score.value).toBe(1);
    const cut = await scoreOf(reval, item, "I think and", { style: "cot", finish: "length" });
    expect(cut.reading.extraction.state).toBe("truncated");
  });

  test("gives outputs of many predictors and samples back in their order, each with its own marks", async () => {
    const item = taskOf(output, "sample_5");
    const outputs = ["17", "18", "17"].map((text, sample) => ({
      ...outputOf(item, said(text)),
      sample: sample % 2,
      predictor: `p${sample}`,
    }));
    const other = { ...outputOf(taskOf(output, "sample_0"), said("'abab'")), predictor: "p0" };
    const lost = { ...outputOf(item, failed(bareExchange(0), { kind: "cut" })), sample: 1 };
    const scored = await output.score([...outputs, other, lost], prompting(), never);
    expect(scored.map(({ score }) => score.value)).toEqual([1, 0, 1, 1, null]);
    expect(scored.map(({ marks }) => marks?.sample ?? null)).toEqual([0, 1, 0, 0, null]);
    expect(scored[4]).toMatchObject({ reading: { extraction: { state: "error" } }, marks: null });
  });

  test("sums up as the benchmark does", async () => {
    const scored = await play(output, { player: "noisy", wrong: 0, seed: 1 });
    const figures = output.figures(scored);
    expect(figures?.reference["pass_at_1"]).toBe(100);
    expect(figures?.reference["n"]).toBe(output.items.length);
    expect(figures?.reference["confidence"]).toMatchObject({ n: output.items.length });
    const all = await play(reval, { player: "noisy", wrong: 0, seed: 1 });
    expect(reval.figures(all)?.reference).toBeDefined();
  });

  test("shows the run where the answer leaves it", async () => {
    const item = taskOf(reval, "reval/0/0/8/total/value");
    const look = await reval.look(item, await scoreOf(reval, item, "4; int"));
    if (look === null || look.step === null) throw new Error("nothing to look at");
    expect(look.recording.source()).toContain("def clamp_sum");
    expect(look.step).toBeGreaterThan(0);
    expect((await output.look(taskOf(output, "sample_0"), null))?.step).toBeGreaterThan(0);
  });
});
