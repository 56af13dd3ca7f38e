import { ruleIds, type RuleId } from "../../core/attempt/rules.ts";

/** What the rules of Python are about, in the words of a course. */
const ruleConcepts: { readonly [rule in RuleId]: string } = {
  "loop-test-false": "Loops",
  "loop-iterates": "Loops",
  "body-leads-back": "Loops",
  "range-end": "Ranges",
  "assignment-aliases": "Names and objects",
  "mutation-in-place": "Names and objects",
  "names-share": "Names and objects",
  "slice-end": "Slices and indexes",
  "negative-index": "Slices and indexes",
  "floor-division": "Division",
  remainder: "Division",
  "default-shared": "Default arguments",
  "short-circuit": "`and` and `or`",
  "branch-taken": "Branches",
  "branch-skipped": "Branches",
  "branch-passes-rest": "Branches",
  "match-first-case": "Branches",
  "return-ends-call": "Calls and returns",
  "returns-none": "Calls and returns",
  "call-begins": "Calls and returns",
  "call-resumes": "Calls and returns",
  "local-name": "Local names",
  "exception-caught": "Exceptions",
  "exception-ends": "Exceptions",
  "print-vs-return": "Printing",
  "print-adds-newline": "Printing",
  "output-as-written": "Printing",
  "augmented-assignment": "Assignment",
  "right-side-first": "Assignment",
  "value-at-point": "Assignment",
  "next-in-order": "Order of lines",
  "program-ends": "Order of lines",
  "lines-that-run": "Order of lines",
  "counts-every-visit": "Order of lines",
  "path-in-order": "Order of lines",
  "any-that-works": "Inputs that work",
};

/** The concept that a rule is about, or a concept of an attempt as it was written. */
export function conceptName(concept: string): string {
  const rule = ruleIds.find((id) => id === concept);
  return rule === undefined ? concept : ruleConcepts[rule];
}
