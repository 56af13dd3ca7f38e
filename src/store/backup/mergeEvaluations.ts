import type { Evaluation, EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import { idOf, type Step } from "../backing.ts";
import { evaluationTables, type EvaluationTable } from "../database.ts";
import { parseEvaluationRow, printEvaluationRow } from "../evaluations/row.ts";
import type { EvaluationDocuments } from "../evaluations/schemas.ts";
import type { Conflict } from "./merge.ts";
import type { BackupEvaluations, DamagedRecord } from "./read.ts";

/** Rows that are here already, as they lie there, by table. */
export type EvaluationsHere = { readonly [table in EvaluationTable]: readonly unknown[] };

/** What bringing evaluations in would do, and what stays out. */
export interface EvaluationMerge {
  readonly changes: readonly (readonly Step[])[];
  readonly added: { readonly [table in EvaluationTable]: number };
  readonly same: number;
  readonly conflicts: readonly Conflict[];
  readonly damaged: readonly DamagedRecord[];
}

type Choice = "add" | "same" | "conflict" | "owner";

/**
 * Brings evaluations together with those that are here; doing so twice does nothing the second time. Evaluations and outputs that are here stay as they are; a cell that is done there is done here.
 */
export function mergeEvaluations(
  backup: BackupEvaluations,
  here: EvaluationsHere,
): EvaluationMerge {
  const rows = new Map(
    evaluationTables.map((table) => [table, new Map(here[table].map((row) => [idOf(row), row]))]),
  );
  const owners = new Set(here.evaluations.map(idOf));
  const steps = new Map<string, Step[]>();
  const added = { evaluations: 0, cells: 0, outputs: 0 };
  const conflicts: Conflict[] = [];
  const damaged: DamagedRecord[] = [];
  let same = 0;

  function take<Name extends EvaluationTable>(
    table: Name,
    ownerOf: (value: EvaluationDocuments[Name]) => string,
    choose: (value: EvaluationDocuments[Name], mine: EvaluationDocuments[Name]) => Choice,
  ): void {
    for (const { line, value } of backup[table]) {
      const row = printEvaluationRow(table, value);
      const { id } = row;
      const owner = ownerOf(value);
      const stored = rows.get(table)?.get(id);
      const choice = owners.has(owner) ? choiceOf(stored, value) : "owner";
      if (choice === "same") same += 1;
      else if (choice === "conflict") conflicts.push({ line, table, id });
      else if (choice === "owner") damaged.push({ line, table, id, reason: "owner" });
      else {
        added[table] += 1;
        rows.get(table)?.set(id, row);
        const known = steps.get(owner) ?? [];
        known.push({ kind: "put", table, row });
        steps.set(owner, known);
      }
    }

    function choiceOf(stored: unknown, value: EvaluationDocuments[Name]): Choice {
      if (stored === undefined) return "add";
      const mine = parseEvaluationRow(table, stored);
      // What can't be read stays, so nothing may take its place.
      return mine.kind === "read" ? choose(value, mine.value) : "conflict";
    }
  }

  for (const { value } of backup.evaluations) owners.add(value.id);
  take("evaluations", ({ id }) => id, fact);
  take(
    "cells",
    ({ evaluation }) => evaluation,
    (theirs: EvaluationCell, mine: EvaluationCell) =>
      theirs.state.kind === "done" && mine.state.kind !== "done" ? "add" : "same",
  );
  take("outputs", ({ evaluation }) => evaluation, fact);
  return { changes: [...steps.values()].flatMap(pieces), added, same, conflicts, damaged };
}

function fact(one: Evaluation | Output, other: Evaluation | Output): Choice {
  return JSON.stringify(one) === JSON.stringify(other) ? "same" : "conflict";
}

/** A whole evaluation is more than is written at once; its record comes first. */
function pieces(steps: readonly Step[]): readonly (readonly Step[])[] {
  const size = 500;
  return Array.from({ length: Math.ceil(steps.length / size) }, (_, index) =>
    steps.slice(index * size, (index + 1) * size),
  );
}
