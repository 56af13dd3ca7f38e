import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { makeQuestions, questionAt, truthOf } from "../../src/core/question/index.ts";
import { printPythonValue } from "../../src/core/value/print.ts";
import { build } from "../bench/reading.ts";
import { type Laboratory, openLaboratory } from "./differential/laboratory.ts";
import { breaches, options, print, printSet, questionsOf } from "./questions/laws.ts";
import { Recount, told, type Witnessed } from "./questions/recount.ts";

const programs = 40;
const stdin = ["one", "twö", "three"];
/** Runs with more events than this are left to other tests. */
const mostEvents = 3000;

let laboratory: Laboratory;
let witness: (source: string) => Witnessed | null;

beforeAll(async () => {
  laboratory = await openLaboratory();
  const { pyodide } = laboratory;
  const file = fileURLToPath(new URL("questions/witness.py", import.meta.url));
  pyodide.runPython(readFileSync(file, "utf8"));
  const run: (source: string, lines: unknown, limit: number) => string =
    pyodide.globals.get("witness");
  witness = (source) => {
    const seen: Witnessed | null = JSON.parse(run(source, pyodide.toPy(stdin), mostEvents));
    return seen;
  };
});

describe("questions on generated programs", () => {
  test("[Q1] [Q2] [Q3] [Q4] [G2] [G3] show nothing that decides them, and reveal no more than their answer", () => {
    const broken: string[] = [];
    let asked = 0;
    for (let seed = 0; seed < programs; seed++) {
      const recording = laboratory.record(laboratory.generate(seed));
      const set = makeQuestions(recording, options(seed));
      asked += questionsOf(set.items).length;
      broken.push(...breaches(recording, set).map((breach) => `seed ${seed}: ${breach}`));
    }
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(programs * 5);
  });

  test("[Q1] have the truth that a plain witness recounts from all events", () => {
    const wrong: string[] = [];
    const compared: Record<string, number> = {};
    for (let seed = 0; seed < programs; seed++) {
      const source = laboratory.generate(seed);
      const recording = laboratory.record(source);
      const witnessed = witness(source);
      const recount = witnessed === null ? null : new Recount(witnessed, recording);
      // Where `sys.settrace` sees other lines than the recorder does there is nothing to compare.
      if (recount?.agrees !== true) continue;
      for (const question of questionsOf(makeQuestions(recording, options(seed)).items)) {
        const truth = truthOf(recording, question);
        const other = recount.answer(question);
        if (truth === null || other === undefined) continue;
        compared[question.kind] = (compared[question.kind] ?? 0) + 1;
        const [mine, naive] = [print(told(truth, printPythonValue)), print(other)];
        if (mine !== naive) wrong.push(`seed ${seed} ${question.id}: ${mine}, recounted ${naive}`);
      }
    }
    expect(wrong).toEqual([]);
    const everyKind = ["coverage", "branch", "next-line", "state", "output", "count", "alias"];
    expect(everyKind.filter((kind) => (compared[kind] ?? 0) <= 5)).toEqual([]);
  });

  test("[G1] [G4] are the same for the same seed, byte for byte, and others for another", () => {
    let others = 0;
    for (let seed = 0; seed < 20; seed++) {
      const source = laboratory.generate(seed);
      const run = laboratory.emit(source);
      const [one, again] = [build(source, run), build(source, run)];
      const few = options(seed, { size: 6 });
      expect(printSet(again, few)).toBe(printSet(one, few));
      const { items } = makeQuestions(one, few);
      expect(items.length).toBeLessThanOrEqual(6);
      const more = makeQuestions(one, { ...few, seed: seed + 1000 }).items;
      if (print(more) !== print(items)) others++;
    }
    expect(others).toBeGreaterThan(15);
  });

  test("[G4] [G7] can be asked at every step, or not at all", () => {
    let asked = 0;
    for (let seed = 0; seed < 10; seed++) {
      const recording = laboratory.record(laboratory.generate(seed));
      for (let step = -1; step <= recording.steps; step += 3) {
        const question = questionAt(recording, step);
        if (question === null) continue;
        asked++;
        expect(question.shown).toBeGreaterThanOrEqual(Math.max(0, step));
        expect(truthOf(recording, question)).not.toBeNull();
        const set = makeQuestions(recording, options(1, { size: 0, kinds: [], chosen: [step] }));
        expect(set.items).toEqual([question]);
      }
    }
    expect(asked).toBeGreaterThan(100);
  });
});
