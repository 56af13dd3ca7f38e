import type { Question, Reason, Truth } from "../question/question.ts";
import { branchesAt, type Construct, exceptions, type Recording, visits } from "../trace/index.ts";
import type { RuleId } from "./rules.ts";

/** What the reason for asking says about the rule; the others depend on what happened. */
const byReason: Partial<Record<Reason, RuleId>> = {
  "alias-mutation": "mutation-in-place",
  "default-argument": "default-shared",
  "exception-caught": "exception-caught",
  "negative-index": "negative-index",
  "return-into-expression": "print-vs-return",
  shadowing: "local-name",
  "short-circuit": "short-circuit",
  "slice-end": "slice-end",
};

/** The rule of Python that explains what happened at a question; a rule of its kind where nothing more is known. */
export function ruleOf(recording: Recording, question: Question, truth: Truth | null): RuleId {
  switch (question.kind) {
    case "branch":
      return branchRule(
        recording.constructs[question.construct],
        truth,
        textOf(recording, question),
      );
    case "next-line":
      return nextLineRule(recording, question, truth);
    case "state":
      return stateRule(recording, question, truth);
    case "output":
      return question.scope === "line" ? "print-adds-newline" : "output-as-written";
    case "coverage":
      return "lines-that-run";
    case "count":
      return "counts-every-visit";
    case "path":
      return "path-in-order";
    case "input":
      return "any-that-works";
    case "alias":
      return "names-share";
  }
}

function branchRule(construct: Construct | undefined, truth: Truth | null, text: string): RuleId {
  const way = truth?.kind === "branch" ? truth.way : "";
  return decisionRule(construct, way === "true", text);
}

function decisionRule(construct: Construct | undefined, held: boolean, text: string): RuleId {
  switch (construct?.kind) {
    case "for":
    case "async-for":
    case "comp-for":
      if (held) return "loop-iterates";
      return /\brange\s*\(/.test(text) ? "range-end" : "loop-test-false";
    case "while":
      return held ? "loop-iterates" : "loop-test-false";
    case "boolop":
      return "short-circuit";
    case "match":
      return "match-first-case";
    default:
      return held ? "branch-taken" : "branch-skipped";
  }
}

function nextLineRule(recording: Recording, question: Question, truth: Truth | null): RuleId {
  if (truth?.kind !== "next-line") return "next-in-order";
  switch (truth.next.kind) {
    case "call":
      return "call-begins";
    case "return":
      return "return-ends-call";
    case "raises":
      return isCaught(recording, stepOf(recording, question))
        ? "exception-caught"
        : "exception-ends";
    case "end":
      return "program-ends";
    case "line": {
      // The last decision of the line is the one that says where it goes on.
      const last = branchesAt(recording, stepOf(recording, question)).findLast(
        ({ outcome }) => outcome.kind !== "operand",
      );
      if (last === undefined) return undecidedRule(recording, question.line, truth.next.line);
      const construct = recording.constructs[last.construct];
      const { outcome } = last;
      return decisionRule(
        construct,
        outcome.kind === "test" && outcome.held,
        textOf(recording, question),
      );
    }
  }
}

/** The rule of a line that decides nothing: at the end of a body it is not the line below that comes next. */
function undecidedRule(recording: Recording, line: number, next: number): RuleId {
  const around = recording.constructs.filter(({ body }) => body[0] <= line && line <= body[1]);
  const loop = around.find(
    (one) => one.line === next && ["for", "async-for", "while"].includes(one.kind),
  );
  if (loop !== undefined) return "body-leads-back";
  const passed = around.find(
    ({ kind, orelse }) => kind === "if" && orelse !== null && orelse[1] < next,
  );
  return passed === undefined ? "next-in-order" : "branch-passes-rest";
}

/** Whether the exception that the line of a step raises is handled, here or further out. */
function isCaught(recording: Recording, step: number): boolean {
  const flight = exceptions(recording).find(({ raisedStep }) => raisedStep > step);
  return flight !== undefined && flight.handledStep !== null;
}

function stateRule(
  recording: Recording,
  question: Extract<Question, { kind: "state" }>,
  truth: Truth | null,
): RuleId {
  const text = textOf(recording, question);
  const known = byReason[question.reason];
  if (known !== undefined) return known;
  if (question.reason === "integer-division") {
    return text.includes("//") || !text.includes("%") ? "floor-division" : "remainder";
  }
  if (question.when === "return") {
    const none = truth?.kind === "state" && truth.value.kind === "none";
    return none ? "returns-none" : "return-ends-call";
  }
  if (question.when === "condition") return "branch-taken";
  if (question.when !== "after") return "value-at-point";
  return statementRule(text, question.expression);
}

/** The rule of the statement that gives a name its value, told by how the line looks. */
function statementRule(text: string, name: string): RuleId {
  const statement = text.trim();
  if (/^(async\s+)?for\b/.test(statement)) return "loop-iterates";
  if (/^[\w.[\]'"]+\s*(\+|-|\*|\/|%|&|\||\^|<<|>>|@)+=/.test(statement))
    return "augmented-assignment";
  const assigned = /^([\w\s,.*()[\]'"]+?)=(?!=)(.*)$/.exec(statement);
  if (assigned !== null) {
    if (assigned[1]?.includes(",") === true) return "right-side-first";
    if (/^\s*[A-Za-z_]\w*\s*$/.test(assigned[2] ?? "")) return "assignment-aliases";
    return new RegExp(`\\b${name.replace(/\W/g, "\\$&")}\\b`).test(assigned[2] ?? "")
      ? "right-side-first"
      : "value-at-point";
  }
  if (/\.\w+\(/.test(statement)) return "mutation-in-place";
  return "value-at-point";
}

/** The step at which the line of a question is about to run; -1 when it is on no line. */
function stepOf(recording: Recording, { line, visit }: Question): number {
  return visits(recording, line)[visit - 1] ?? -1;
}

function textOf(recording: Recording, { line }: Question): string {
  return recording.source().split("\n")[line - 1] ?? "";
}
