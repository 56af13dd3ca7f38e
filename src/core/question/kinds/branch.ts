import {
  branchesAt,
  type BranchOutcome,
  type BranchVisit,
  type Construct,
  type Recording,
} from "../../trace/index.ts";
import { statementAt } from "../ambiguous.ts";
import { askedAt } from "../asked.ts";
import { type Moment, reasonOf } from "../moments.ts";
import { lineEnd } from "../../trace/profiles/frame.ts";
import { stepOfVisit } from "../places.ts";
import type { Reason } from "../question.ts";
import { testText } from "../source/tests.ts";
import { featuresOf } from "../source/features.ts";
import type { Statement } from "../source/statements.ts";
import { type KindMember, mostEffort, nothing } from "./member.ts";

const worthy: ReadonlySet<Reason> = new Set<Reason>([
  "loop-ends",
  "branch-differs",
  "short-circuit",
  "integer-division",
  "negative-index",
  "slice-end",
  "first-iteration",
  "last-iteration",
]);

/** Which way a decision goes. */
export const branch: KindMember<"branch"> = {
  kind: "branch",

  whole: nothing,

  at(recording, moment) {
    const { step } = moment;
    const statement = statementAt(recording, recording.lineAt(step));
    if (statement === null || featuresOf(statement).undetermined) return [];
    return constructsAt(recording, statement, step).flatMap((index) => {
      const construct = recording.constructs[index];
      const visit = onlyVisit(recording, step, index);
      if (construct === undefined || visit === null || visit.after - step > mostEffort) return [];
      const test = testText(statement, construct);
      if (test === null || isPlainlyThere(construct, visit, moment)) return [];
      const cases = construct.cases.map((_, place) => `case ${place + 1}`);
      const reveals = Math.min(visit.after + 1, recording.steps - 1);
      return [
        {
          ...askedAt(recording, `branch-${index}`, step, reveals, reasonOf(moment, worthy)),
          kind: "branch" as const,
          construct: index,
          test,
          ways: construct.kind === "match" ? [...cases, "none"] : ["true", "false"],
        },
      ];
    });
  },

  truth(recording, { construct, line, visit }) {
    const step = stepOfVisit(recording, line, visit);
    const taken = step === null ? null : onlyVisit(recording, step, construct);
    const way = taken === null ? null : wayOf(taken.outcome);
    return way === null ? null : { kind: "branch", way };
  },
};

/** Whether a `for` finds a next item, and not its last one: who sees what it goes through has nothing to find out ([A4]). */
export function isPlainlyThere(
  construct: Construct,
  { outcome }: BranchVisit,
  { reasons }: Moment,
): boolean {
  if (construct.kind !== "for" || outcome.kind !== "test" || !outcome.held) return false;
  return !reasons.has("last-iteration") && !reasons.has("chosen");
}

/** The constructs that decide during the line of a step. */
function constructsAt(
  recording: Recording,
  { keyword, line }: Statement,
  step: number,
): readonly number[] {
  const found = branchesAt(recording, step).map(({ construct }) => construct);
  if (keyword !== "match") return [...new Set(found)];
  const match = recording.constructs.findIndex(
    (construct) => construct.kind === "match" && construct.line === line,
  );
  return match < 0 ? [] : [match];
}

/** The one decision of a construct during the line of a step; null when there is none, or more than one. */
export function onlyVisit(
  recording: Recording,
  step: number,
  construct: number,
): BranchVisit | null {
  const isMatch = recording.constructs[construct]?.kind === "match";
  const found = stepsOfDecision(recording, step, isMatch)
    .flatMap((inside) => branchesAt(recording, inside))
    .filter((visit) => visit.construct === construct);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The line steps during which what the line of a step decides is decided: a `match` goes through the lines of its cases. */
function stepsOfDecision(recording: Recording, step: number, isMatch: boolean): readonly number[] {
  const found = [step];
  if (!isMatch || statementAt(recording, recording.lineAt(step))?.keyword !== "match") return found;
  for (let end = lineEnd(recording, step); end.kind === "ran";) {
    if (statementAt(recording, recording.lineAt(end.step))?.keyword !== "case") break;
    found.push(end.step);
    end = lineEnd(recording, end.step);
  }
  return found;
}

function wayOf(outcome: BranchOutcome): string | null {
  switch (outcome.kind) {
    case "test":
      return outcome.held ? "true" : "false";
    case "case":
      return outcome.index === null ? "none" : `case ${outcome.index + 1}`;
    case "operand":
      return null;
  }
}
