import { describe, expect, test } from "vitest";
import { styles } from "../../../src/core/asking/prompts/style.ts";
import { stockTemplate } from "../../../src/core/asking/prompts/template.ts";
import type { EvaluationPlan } from "../../../src/core/evaluation/plan.ts";
import { planSchema } from "../../../src/core/evaluation/planSchema.ts";
import { questionKinds } from "../../../src/core/question/question.ts";
import { again } from "../../../src/views/models/home/again.ts";
import { callsOf } from "../../../src/views/models/setup/form/calls.ts";
import {
  newPlan,
  offlinePlan,
  packKey,
  stockQuestions,
} from "../../../src/views/models/setup/form/newPlan.ts";
import { numberFields } from "../../../src/views/models/setup/form/numberFields.ts";
import { printNumber } from "../../../src/views/models/setup/form/numberText.ts";
import {
  packChoices,
  withPack,
  withPlayground,
} from "../../../src/views/models/setup/form/packChoices.ts";
import {
  isIn,
  withChanged,
  withPlayer,
  withoutPredictor,
  withPredictor,
} from "../../../src/views/models/setup/form/predictors.ts";
import { problemsOf } from "../../../src/views/models/setup/form/problems.ts";
import { scriptExample } from "../../../src/views/models/setup/form/scriptExample.ts";
import {
  isChanged,
  templateDoubt,
  templateOf,
  templateProblems,
  withText,
} from "../../../src/views/models/setup/form/templates.ts";

const plan = newPlan();
const everybody: EvaluationPlan = withPredictor(
  withPlayer(withPlayer(plan, { player: "noisy", wrong: 0.07, seed: 3 }), {
    player: "amnesiac",
    steps: 20,
  }),
  "scripted",
  { kind: "scripted", script: scriptExample },
);

function problemsIn(changed: EvaluationPlan, typed: Readonly<Record<string, string>> = {}) {
  return problemsOf({ plan: changed, typed }).map(({ field }) => field);
}

function textIn(kind: "state" | "output", text: (stock: string) => string): EvaluationPlan {
  const { system, user } = stockTemplate(kind, plan.prompting.style);
  return { ...plan, prompting: withText(plan.prompting, kind, { system, user: text(user) }) };
}

describe("what setting up begins with", () => {
  test("a new plan and the offline one can begin as they are, and be kept", () => {
    for (const one of [newPlan(), offlinePlan()]) {
      expect(problemsIn(one)).toEqual([]);
      expect(planSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
  });

  test("the offline evaluation asks two floors, the heuristic and one that is simulated", () => {
    expect(offlinePlan().predictors.map(({ label }) => label)).toEqual([
      "always",
      "prior",
      "guard-peek",
      "noisy 20",
    ]);
  });
});

describe("who is asked", () => {
  test("labels and ids are made so that no two are the same", () => {
    const twice = withPlayer(withPlayer(plan, { player: "guard-peek" }), { player: "guard-peek" });
    expect(twice.predictors.map(({ label }) => label).slice(2)).toEqual([
      "guard-peek",
      "guard-peek 2",
    ]);
    const first = twice.predictors[0]?.id ?? "";
    const back = withPlayer(withoutPredictor(twice, first), { player: "always" });
    expect(new Set(back.predictors.map(({ id }) => id)).size).toBe(4);
    expect(problemsIn(back)).toEqual([]);
  });

  test("who says the very same is in, and who is told otherwise is not", () => {
    expect(isIn(everybody, { kind: "player", spec: { player: "amnesiac", steps: 20 } })).toBe(true);
    expect(isIn(everybody, { kind: "player", spec: { player: "amnesiac", steps: 21 } })).toBe(
      false,
    );
  });

  test("a name that is empty or taken is said at its field", () => {
    expect(problemsIn(withChanged(plan, "p2", { label: " always " }))).toEqual([
      "p1.label",
      "p2.label",
    ]);
    expect(problemsIn(withChanged(plan, "p2", { label: "  " }))).toEqual(["p2.label"]);
    expect(problemsIn({ ...plan, predictors: [] })).toEqual(["predictors"]);
  });

  test("the example of a script is one, and what is none is said at its field", () => {
    expect(problemsIn(everybody)).toEqual([]);
    const source = { kind: "scripted", script: "{" } as const;
    const { id } = everybody.predictors.at(-1) ?? { id: "" };
    expect(problemsIn(withChanged(everybody, id, { source }))).toEqual([`${id}.script`]);
  });

  test("setting up again leaves out the name and those whom nobody can ask", () => {
    const brought = withPredictor({ ...plan, title: "One" }, "chat", {
      kind: "brought",
      from: "a chat window",
    });
    expect(again(brought)).toEqual({ ...plan, title: "" });
  });
});

describe("numbers of the form", () => {
  test("each field puts back what it shows, and changes nothing else", () => {
    const { pack } = everybody;
    if (pack.kind !== "samples") throw new Error("a new plan asks the samples");
    const whole: EvaluationPlan = {
      ...everybody,
      size: 10,
      concurrency: 2,
      settings: { temperature: 0.5, topP: 1, maxTokens: 100, seed: 4, stop: ["x"] },
      budget: { usd: 1.5, tokens: 1_000, calls: 10 },
      prompting: {
        ...everybody.prompting,
        parameters: { ...everybody.prompting.parameters, penalty: 2 },
      },
    };
    const fields = numberFields(whole);
    expect(fields.length).toBeGreaterThan(15);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const field of fields) expect(field.put(field.value)).toEqual(whole);
  });

  test("each field changes what it shows, and only an optional one can be emptied", () => {
    for (const { name, rule, value } of numberFields(everybody)) {
      const other = value === rule.least ? rule.least + 1 : rule.least;
      const changed = numberFields(everybody)
        .find((one) => one.name === name)
        ?.put(other);
      if (changed === undefined) throw new Error("the field is there");
      expect([name, numberFields(changed).find((one) => one.name === name)?.value]).toEqual([
        name,
        other,
      ]);
      const emptied = numberFields(changed).find((one) => one.name === name);
      expect([name, emptied?.put(null) === undefined]).toEqual([name, false]);
      const after = emptied === undefined ? changed : emptied.put(null);
      expect([name, numberFields(after).find((one) => one.name === name)?.value]).toEqual([
        name,
        rule.empty === null ? other : null,
      ]);
    }
  });

  test("a setting that is emptied is gone, not undefined", () => {
    const set: EvaluationPlan = { ...plan, settings: { temperature: 0.2 } };
    const field = numberFields(set).find(({ name }) => name === "settings.temperature");
    expect(Object.keys(field?.put(null).settings ?? { kept: 1 })).toEqual([]);
  });

  test("seven hundredths wrong show as 7", () => {
    const field = numberFields(everybody).find(({ name }) => name.endsWith(".wrong"));
    expect(printNumber(field?.value ?? null)).toBe("7");
  });

  test("what was typed and is no value stands against beginning, as long as its field is there", () => {
    expect(problemsIn(plan, { samples: "many", "settings.temperature": "0,5" })).toEqual([
      "samples",
    ]);
    expect(problemsIn(plan, { penalty: "much" })).toEqual([]);
  });
});

describe("what is asked", () => {
  test("no kind of question at all is said", () => {
    const pack = { kind: "samples", questions: { ...stockQuestions, kinds: [] } } as const;
    expect(problemsIn({ ...plan, pack })).toEqual(["kinds"]);
  });

  test("another pack keeps how questions are made, and forgets the kinds of the one before", () => {
    const questions = { ...stockQuestions, perProgram: 3 };
    const before: EvaluationPlan = {
      ...plan,
      pack: { kind: "samples", questions },
      kinds: ["state"],
    };
    const program = { source: "x = 1\n", stdin: [], seed: 0 };
    const to = { kind: "program", title: "Mine", program, questions: stockQuestions } as const;
    const after = withPack(before, to);
    expect(after.pack).toEqual({ ...to, questions });
    expect(after.kinds).toEqual([]);
    const benchmark = { kind: "benchmark", set: "s", choice: "" } as const;
    expect(withPack(before, benchmark).pack).toEqual(benchmark);
  });

  test("a program that was changed since stands among the packs, and a benchmark that is gone is refused", () => {
    const program = { source: "x = 1\n", stdin: [], seed: 0 };
    const mine = { kind: "program", title: "Mine", program, questions: stockQuestions } as const;
    const changed = { ...mine, program: { ...program, source: "x = 2\n" } };
    const list = [{ ref: changed, title: "Mine", note: "", choices: [], refused: null }];
    expect(packChoices(list, changed, "Mine")).toBe(list);
    expect(packChoices(list, mine, "Mine").map(({ refused }) => refused)).toEqual([null, null]);
    const gone = { kind: "benchmark", set: "s", choice: "output" } as const;
    expect(packChoices(list, gone, "A benchmark")[0]?.refused).toContain("not in this browser");
    expect(packKey(gone)).toBe(packKey({ ...gone, choice: "" }));
  });

  test("the playground's program stands behind the samples, and an empty one is refused", () => {
    const list = [
      { ref: plan.pack, title: "Samples", note: "", choices: [], refused: null },
      { ref: { kind: "attempt", attempt: "a" }, title: "A", note: "", choices: [], refused: null },
    ] as const;
    const program = { source: "x = 1\n", stdin: [], seed: 0 };
    const shown = withPlayground(list, program);
    expect(shown.map(({ ref }) => ref.kind)).toEqual(["samples", "program", "attempt"]);
    expect(shown[1]).toMatchObject({ ref: { program }, refused: null });
    expect(withPlayground(list, { ...program, source: " \n" })[1]?.refused).not.toBeNull();
  });

  test("calls are items times answers times predictors, of which only some go to models", () => {
    const server = {
      kind: "server",
      connection: "c",
      server: "ollama",
      dialect: "openai-chat",
      baseUrl: "http://localhost:11434/v1",
      model: "m",
      digest: null,
    } as const;
    const both = withPredictor({ ...plan, samples: 4 }, "m", server);
    expect(callsOf(both, 30)).toEqual({ all: 360, toModels: 120, pilot: 15 });
    expect(callsOf(both, 2).pilot).toBe(6);
  });
});

describe("templates", () => {
  test("a changed text has an id of its own, and the stock text is the stock template again", () => {
    const changed = textIn("state", (stock) => `${stock}!`);
    expect(templateOf(changed.prompting, "state")).toMatchObject({ id: "state.direct.own" });
    expect(isChanged(changed.prompting, "output")).toBe(false);
    expect(problemsIn(changed)).toEqual([]);
    const back = withText(changed.prompting, "state", stockTemplate("state", "direct"));
    expect(back).toEqual(plan.prompting);
  });

  test.each([
    ["an unknown placeholder", (stock: string) => `${stock}{{program}}`, "{{program}}"],
    ["a placeholder with blanks", (stock: string) => `${stock}{{ code }}`, "{{ code }}"],
    ["no program", (stock: string) => stock.replace("{{code}}", ""), "{{code}} is missing"],
    ["no question", (stock: string) => stock.replace("{{question}}", ""), "{{question}} is"],
  ])("%s is said before it is sent", (_, text, said) => {
    const [problem] = problemsOf({ plan: textIn("state", text), typed: {} });
    expect(problem).toMatchObject({ field: "template.state" });
    expect(problem?.text).toContain(said);
  });

  test("worked examples and confidence need their place, when they are wanted", () => {
    const bare = textIn("state", (stock) =>
      stock.replace("{{examples}}", "").replace("{{extras}}", ""),
    );
    expect(problemsIn(bare)).toEqual([]);
    const wanting = {
      ...bare,
      prompting: {
        ...bare.prompting,
        parameters: { ...bare.prompting.parameters, examples: 2, confidence: true },
      },
    };
    expect(problemsIn(wanting)).toEqual(["template.state", "template.state"]);
  });

  test("a text that asks for no [ANSWER] is doubted, and stock texts are not", () => {
    const { prompting } = textIn("state", () => "{{code}} {{question}}");
    expect(templateDoubt(prompting, "state")).toContain("[ANSWER]");
    for (const style of styles) {
      for (const kind of questionKinds) {
        const stock = { ...plan.prompting, style };
        expect([style, kind, templateDoubt(stock, kind)]).toEqual([style, kind, null]);
        expect(templateProblems(stock, kind)).toEqual([]);
      }
    }
  });

  test("a text of another style, or of a kind that is not asked, stands against nothing", () => {
    const broken = textIn("state", () => "");
    expect(problemsIn({ ...broken, prompting: { ...broken.prompting, style: "cot" } })).toEqual([]);
    const pack = { kind: "samples", questions: { ...stockQuestions, kinds: ["output"] } } as const;
    expect(problemsIn({ ...broken, pack })).toEqual([]);
  });

  test("a benchmark's own layout knows two styles, and no changed text", () => {
    const pack = { kind: "benchmark", set: "s", choice: "" } as const;
    const broken = { ...textIn("state", () => ""), pack };
    expect(problemsIn(broken)).toEqual([]);
    expect(problemsIn({ ...broken, prompting: { ...broken.prompting, style: "json" } })).toEqual([
      "style",
    ]);
  });
});
