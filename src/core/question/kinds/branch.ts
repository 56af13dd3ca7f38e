import {
  branchesAt,
  type BranchOutcome,
  type BranchVisit,
  type Recording,
} from "../../trace/index.ts";
import { statementAt } from "../ambiguous.ts";
import { askedAt } from "../asked.ts";
import { reasonOf } from "../moments.ts";
import { stepOfVisit } from "../places.ts";
import type { Reason } from "../question.ts";
import { testText } from "../source/tests.ts";
import { featuresOf } from "../source/features.ts";
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
    const taken = branchesAt(recording, step);
    return taken.flatMap((visit) => {
      const construct = recording.constructs[visit.construct];
      if (construct === undefined || visit.after - step > mostEffort) return [];
      if (onlyVisit(recording, step, visit.construct) === null) return [];
      const test = testText(statement, construct);
      if (test === null) return [];
      const cases = construct.cases.map((_, index) => `case ${index + 1}`);
      const reveals = Math.min(visit.after + 1, recording.steps - 1);
      const name = `branch-${visit.construct}`;
      return [
        {
          ...askedAt(recording, name, step, reveals, reasonOf(moment, worthy)),
          kind: "branch" as const,
          construct: visit.construct,
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

/** The one decision of a construct during the line of a step; null when there is none, or more than one. */
export function onlyVisit(
  recording: Recording,
  step: number,
  construct: number,
): BranchVisit | null {
  const found = branchesAt(recording, step).filter((visit) => visit.construct === construct);
  return found.length === 1 ? (found[0] ?? null) : null;
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
