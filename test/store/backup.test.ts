import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attemptVerbs } from "../../src/store/attempts.ts";
import type { RowTable } from "../../src/store/backing.ts";
import { backupVerbs } from "../../src/store/backup/backup.ts";
import { printEnd, printHeader, printRecord } from "../../src/store/backup/format.ts";
import { longestLine } from "../../src/store/backup/lines.ts";
import { printEvaluationRow } from "../../src/store/evaluations/row.ts";
import { printDocument } from "../../src/store/documents.ts";
import { defaultSettings } from "../../src/store/kept.ts";
import type { KeptAttempt } from "../../src/store/records.ts";
import { noRecordings } from "../../src/store/recordings.ts";
import { refusalOf } from "../../src/store/refusal.ts";
import { printRow } from "../../src/store/rows.ts";
import { tablesOver } from "../../src/store/tables.ts";
import { windowBacking } from "../../src/store/window.ts";
import { keptAttempts } from "./arbitrary.ts";
import { failedOutput, sampleCell, sampleEvaluation, sampleOutput } from "./evaluationSamples.ts";
import { quiet } from "./open.ts";
import { sampleAttempt, sampleDraft, samplePrediction, sampleScore } from "./samples.ts";

const names: readonly RowTable[] = [
  "kept",
  "attempts",
  "predictions",
  "scores",
  "drafts",
  "evaluations",
  "cells",
  "outputs",
];

/** A store of its own, as on another machine, and everything that lies in it. */
function machine() {
  const tables = tablesOver(windowBacking(quiet), noRecordings, quiet, refusalOf);
  return {
    attempts: attemptVerbs(tables),
    backup: backupVerbs(tables),
    put: (table: RowTable, row: { readonly id: string }) =>
      tables.change([{ kind: "put", table, row }]),
    async everything() {
      const rows: unknown[] = [];
      for (const name of names) rows.push(name, await tables.raw(name));
      return rows;
    },
  };
}

type Machine = ReturnType<typeof machine>;

async function fill({ attempts }: Machine, kept: readonly KeptAttempt[]): Promise<void> {
  for (const one of kept) expect(await attempts.adopt(one)).toEqual({ kind: "saved" });
}

async function backupOf({ backup }: Machine): Promise<Blob> {
  const written = await backup.write(5);
  if (written.kind === "failed") throw new Error("nothing was written");
  expect(written.damaged).toEqual([]);
  return written.value;
}

function sample(id: string): KeptAttempt {
  const answer = samplePrediction(id, 1);
  return {
    attempt: sampleAttempt(id),
    predictions: [answer, samplePrediction(id, 2)],
    scores: [sampleScore(answer)],
    drafts: [sampleDraft(id, "q3")],
  };
}

function file(...lines: readonly string[]): Blob {
  return new Blob([lines.join("\n")]);
}

describe("a backup", () => {
  test("brings everything back the same on another machine", async () => {
    await fc.assert(
      fc.asyncProperty(keptAttempts, async (kept) => {
        const [one, other] = [machine(), machine()];
        await fill(one, kept);
        await one.put("kept", printRow("settings", { ...defaultSettings, theme: "dark" }));
        const backup = await backupOf(one);
        const report = await other.backup.restore(backup, "keep");
        expect(report).toMatchObject({ conflicts: [], damaged: [], complete: true, same: 0 });
        expect(await other.everything()).toEqual(await one.everything());
        expect(await (await backupOf(other)).text()).toBe(await backup.text());
      }),
      { numRuns: 60 },
    );
  });

  test("brought in twice is brought in once", async () => {
    await fc.assert(
      fc.asyncProperty(keptAttempts, keptAttempts, async (mine, theirs) => {
        const [one, other] = [machine(), machine()];
        await fill(one, mine);
        await fill(other, theirs);
        const backup = await backupOf(other);
        await one.backup.restore(backup, "keep");
        const once = await one.everything();
        const again = await one.backup.restore(backup, "keep");
        expect(again).toMatchObject({
          added: { attempts: 0, predictions: 0, scores: 0, drafts: 0 },
        });
        expect(await one.everything()).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  test("is added to what is there, and touches none of it", async () => {
    const [one, other] = [machine(), machine()];
    await fill(one, [sample("mine")]);
    await fill(other, [sample("theirs")]);
    const report = await one.backup.restore(await backupOf(other), "keep");
    expect(report).toMatchObject({
      added: { attempts: 1, predictions: 2, scores: 1, drafts: 1 },
      same: 0,
      conflicts: [],
    });
    expect(await one.attempts.open("mine")).toMatchObject({ value: sample("mine") });
    expect(await one.attempts.open("theirs")).toMatchObject({ value: sample("theirs") });
  });

  test("leaves an answer as it is here and names the one that differs", async () => {
    const [one, other] = [machine(), machine()];
    await fill(one, [sample("a")]);
    const changed = { ...samplePrediction("a", 1), raw: null };
    const rival = { ...samplePrediction("a", 2), id: "rival" };
    await fill(other, [{ ...sample("a"), predictions: [changed, rival], scores: [] }]);
    const report = await one.backup.restore(await backupOf(other), "keep");
    expect(report).toMatchObject({
      conflicts: [
        { line: 3, table: "predictions", id: "a-p1" },
        { line: 4, table: "predictions", id: "rival" },
      ],
    });
    expect(await one.attempts.open("a")).toMatchObject({ value: sample("a") });
  });

  test("finishes an attempt that goes on here, and never opens one that is finished", async () => {
    const [one, other] = [machine(), machine()];
    const finished = { ...sampleAttempt("a"), finishedMs: 99 };
    await fill(one, [sample("a")]);
    await fill(other, [{ ...sample("a"), attempt: finished }]);
    const before = await backupOf(one);
    await one.backup.restore(await backupOf(other), "keep");
    expect(await one.attempts.list()).toMatchObject({ value: [finished] });
    expect(await one.backup.restore(before, "keep")).toMatchObject({ conflicts: [] });
    expect(await one.attempts.list()).toMatchObject({ value: [finished] });
  });

  test("replaces the program and the settings only when that is wanted", async () => {
    const [one, other] = [machine(), machine()];
    const [mine, theirs] = ["light", "dark"].map((theme) =>
      printRow("settings", { ...defaultSettings, theme: theme === "dark" ? "dark" : "light" }),
    );
    if (mine === undefined || theirs === undefined) throw new Error("two rows are made");
    await one.put("kept", mine);
    await other.put("kept", theirs);
    const backup = await backupOf(other);
    expect(await one.backup.restore(backup, "keep")).toMatchObject({ rows: [] });
    expect(await one.everything()).toContainEqual({ kind: "found", value: [mine], damaged: [] });
    expect(await one.backup.restore(backup, "replace")).toMatchObject({ rows: ["settings"] });
    expect(await one.everything()).toContainEqual({ kind: "found", value: [theirs], damaged: [] });
  });

  test("takes rows along that this version cannot read", async () => {
    const one = machine();
    await fill(one, [sample("a")]);
    const later = { ...printDocument("attempts", sampleAttempt("new")), format: 2 };
    await one.put("attempts", later);
    const backup = await backupOf(one);
    expect(await backup.text()).toContain('"id":"new"');
    expect(await machine().backup.restore(backup, "keep")).toMatchObject({
      added: { attempts: 1 },
      damaged: [{ line: 3, table: "attempts", id: "new", reason: "newer" }],
    });
  });

  test("never takes the place of a row that cannot be read", async () => {
    const [one, other] = [machine(), machine()];
    const later = { ...printDocument("attempts", sampleAttempt("a")), format: 2 };
    await one.put("attempts", later);
    await fill(other, [sample("a")]);
    expect(await one.backup.restore(await backupOf(other), "keep")).toMatchObject({
      conflicts: [{ table: "attempts", id: "a" }],
    });
    expect(await one.everything()).toContainEqual({ kind: "found", value: [later], damaged: [] });
  });
});

describe("a damaged backup", () => {
  test("names each damaged record and gives the others, whatever byte is changed", async () => {
    const one = machine();
    await fill(one, [sample("a"), sample("b")]);
    const text = await (await backupOf(one)).text();
    const lines = text.trimEnd().split("\n");
    const records = lines.length - 2;
    const firstRecord = text.indexOf("\n") + 1;
    const end = text.indexOf('{"end"');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: firstRecord, max: end - 2 }),
        fc.constantFrom("x", "0", '"', "}", "\\", "\u{FFFD}"),
        async (at, put) => {
          fc.pre(text[at] !== put && text[at] !== "\n");
          const damaged = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
          const line = text.slice(0, at).split("\n").length;
          const report = await machine().backup.restore(new Blob([damaged]), "keep");
          if (report.kind !== "imported") throw new Error(report.kind);
          expect(report.complete).toBe(true);
          expect(report.damaged[0]?.line).toBe(line);
          const { attempts, predictions, scores, drafts } = report.added;
          expect(attempts + predictions + scores + drafts + report.damaged.length).toBe(records);
          // An answer that is damaged takes its score with it, an attempt all that belongs to it.
          expect(report.damaged.length).toBeLessThanOrEqual(attempts === 2 ? 2 : 5);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("that ends early says so and gives what is there", async () => {
    const one = machine();
    await fill(one, [sample("a")]);
    const text = await (await backupOf(one)).text();
    const lines = text.split("\n");
    const cut = `${lines.slice(0, 4).join("\n")}\n${lines[4]?.slice(0, 45)}`;
    expect(await machine().backup.restore(new Blob([cut]), "keep")).toMatchObject({
      complete: false,
      added: { attempts: 1, predictions: 2 },
      damaged: [{ line: 5, table: "scores", reason: "text" }],
    });
    expect(
      await machine().backup.restore(new Blob([lines.slice(0, 3).join("\n")]), "keep"),
    ).toMatchObject({ complete: false, damaged: [], added: { attempts: 1, predictions: 1 } });
  });

  test("reads lines that end as on other systems", async () => {
    const one = machine();
    await fill(one, [sample("a")]);
    const text = (await (await backupOf(one)).text()).replaceAll("\n", "\r\n\r\n");
    expect(await machine().backup.restore(new Blob([text]), "keep")).toMatchObject({
      complete: true,
      damaged: [],
      added: { attempts: 1 },
    });
  });
});

function restore(blob: Blob) {
  return machine().backup.restore(blob, "replace");
}

describe("a file that is not what it says", () => {
  test.each([
    ["nothing", new Blob([])],
    ["another text", file("dear diary", "today")],
    ["another JSON", file("[1, 2, 3]")],
    ["bytes", new Blob([new Uint8Array([0, 255, 254, 10, 13, 0])])],
    ["records without a beginning", file(printRecord("attempts", {}), printEnd(1))],
  ])("is no backup when it holds %s", async (_, blob) => {
    expect(await restore(blob)).toEqual({ kind: "not-a-backup" });
  });

  test("is told to be newer when it is", async () => {
    expect(await restore(file('{"foretrace":"backup","format":2}'))).toEqual({ kind: "newer" });
  });

  test("cannot bring in what no schema knows, forged keys or a prototype", async () => {
    const attempt = printDocument("attempts", sampleAttempt("a"));
    const forged = JSON.parse(
      JSON.stringify({ ...attempt, extra: 1, programHash: "forged" }).replace(
        '"mode"',
        '"__proto__":{"polluted":true},"constructor":{},"mode"',
      ),
    );
    const one = machine();
    const report = await one.backup.restore(
      file(
        printHeader(1),
        printRecord("attempts", forged),
        printRecord("attempts", { ...attempt, id: "__proto__" }),
        printRecord("kept", { id: "__proto__", format: 1, value: {} }),
        printRecord("kept", { id: "toString", format: 1, value: {} }),
        printEnd(4),
      ),
      "replace",
    );
    expect(report).toMatchObject({ added: { attempts: 1 }, rows: [] });
    expect(await one.everything()).toContainEqual({
      kind: "found",
      value: [attempt],
      damaged: [],
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  test("is refused what is too deep or too long, line by line", async () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const report = await restore(
      new Blob([
        `${printHeader(1)}\n`,
        `{"check":"00000000","table":"attempts","row":${deep}}\n`,
        `{"check":"00000000","table":"attempts","row":"${"x".repeat(longestLine)}"}\n`,
        `${printRecord("attempts", printDocument("attempts", sampleAttempt("a")))}\n`,
        printEnd(3),
      ]),
    );
    expect(report).toMatchObject({
      complete: true,
      added: { attempts: 1 },
      damaged: [
        { line: 2, table: "attempts" },
        { line: 3, reason: "length" },
      ],
    });
  });

  test("cannot bring in answers of attempts that nobody has", async () => {
    const answer = samplePrediction("nobody", 1);
    const report = await restore(
      file(
        printHeader(1),
        printRecord("predictions", printDocument("predictions", answer)),
        printRecord("scores", printDocument("scores", sampleScore(answer))),
        printRecord("drafts", printDocument("drafts", sampleDraft("nobody", "q"))),
        printEnd(3),
      ),
    );
    expect(report).toMatchObject({
      added: { attempts: 0, predictions: 0, scores: 0, drafts: 0 },
      damaged: [{ reason: "owner" }, { reason: "owner" }, { reason: "owner" }],
    });
  });
});

describe("evaluations in a backup", () => {
  const rows = [
    ["evaluations", printEvaluationRow("evaluations", sampleEvaluation("e"))],
    ["cells", printEvaluationRow("cells", sampleCell("e", "i1"))],
    ["outputs", printEvaluationRow("outputs", sampleOutput("e", "i1"))],
    ["outputs", printEvaluationRow("outputs", failedOutput("e", "i2", 3_000))],
  ] as const;

  async function full(): Promise<Machine> {
    const one = machine();
    for (const [table, row] of rows) await one.put(table, row);
    return one;
  }

  test("come back the same on another machine, and are brought in once", async () => {
    const one = await full();
    const other = machine();
    const backup = await backupOf(one);
    expect(await other.backup.restore(backup, "keep")).toMatchObject({
      added: { evaluations: 1, cells: 1, outputs: 2 },
      conflicts: [],
      damaged: [],
      complete: true,
    });
    expect(await other.everything()).toEqual(await one.everything());
    const again = await other.backup.restore(backup, "keep");
    expect(again).toMatchObject({ added: { evaluations: 0, cells: 0, outputs: 0 }, same: 4 });
  });

  test("leave what is here as it is, name what differs, and finish cells that are done there", async () => {
    const backup = await backupOf(await full());
    const other = machine();
    const renamed = { ...sampleEvaluation("e"), createdMs: 9 };
    const open = { ...sampleCell("e", "i1"), state: { kind: "todo" } } as const;
    const rival = { ...sampleOutput("e", "i1"), createdMs: 9 };
    await other.put("evaluations", printEvaluationRow("evaluations", renamed));
    await other.put("cells", printEvaluationRow("cells", open));
    await other.put("outputs", printEvaluationRow("outputs", rival));
    expect(await other.backup.restore(backup, "keep")).toMatchObject({
      added: { evaluations: 0, cells: 1, outputs: 1 },
      conflicts: [
        { table: "evaluations", id: "e" },
        { table: "outputs", id: "e/p1/key of i1" },
      ],
    });
    const everything = await other.everything();
    expect(everything).toContainEqual(
      expect.objectContaining({ value: [printEvaluationRow("evaluations", renamed)] }),
    );
  });

  test("bring in no answers of an evaluation that nobody has", async () => {
    const orphan = printRecord("outputs", printEvaluationRow("outputs", sampleOutput("e", "i1")));
    expect(await restore(file(printHeader(1), orphan, printEnd(1)))).toMatchObject({
      added: { outputs: 0 },
      damaged: [{ line: 2, table: "outputs", reason: "owner" }],
    });
  });

  test("go when everything is deleted", async () => {
    const one = await full();
    expect(await one.backup.clear()).toEqual({ kind: "saved" });
    expect(await one.everything()).toEqual(await machine().everything());
  });
});
