import type { RuleId } from "../../core/attempt/rules.ts";

/** The rules of Python in one sentence each. Code stands between backticks. */
export const ruleWords: { readonly [rule in RuleId]: string } = {
  "loop-test-false":
    "Before each round a loop looks for a next item, or tries its test again; when there is none, or it is false, the program goes on behind the loop.",
  "loop-iterates":
    "A `for` loop goes round as long as there is a next item, a `while` loop as long as its test is true.",
  "body-leads-back":
    "At the end of its body a loop goes back to its own line, to look for the next item or to try its test again.",
  "range-end": "`range(n)` counts 0, 1, 2 and so on, and stops before `n`.",
  "assignment-aliases": "`b = a` gives the same object a second name. It does not copy it.",
  "mutation-in-place":
    "A method like `append` changes the object itself, so every name that leads to it shows the change.",
  "slice-end": "A slice `x[a:b]` begins at `a` and ends just before `b`.",
  "floor-division": "`//` rounds down, towards minus infinity: `7 // 2` is 3, and `-7 // 2` is -4.",
  remainder: "`a % b` is what is left over after `a // b`, and has the sign of `b`.",
  "negative-index": "A negative index counts from the end: `x[-1]` is the last item.",
  "default-shared":
    "A default value is made once, when `def` runs; all calls that leave the argument out share it.",
  "short-circuit":
    "`and` stops at the first false operand and `or` at the first true one; the rest does not run.",
  "branch-taken": "The condition was true, so the lines indented below it run.",
  "branch-skipped":
    "The condition was false, so the lines indented below it are passed over, and `elif` or `else` gets its turn.",
  "branch-passes-rest":
    "After the lines of one branch the program goes on behind the whole `if`; its `elif` and `else` are passed over.",
  "match-first-case": "`match` takes the first case that fits, and no other.",
  "return-ends-call":
    "`return` ends the call at once, and its value stands where the call was written.",
  "returns-none": "A call that ends without `return` gives `None`.",
  "call-begins":
    "First the arguments are worked out, then the function's own lines begin, with the parameters as its names.",
  "call-resumes":
    "When a call is over, the program goes on in the middle of the line that made it.",
  "local-name":
    "A name that a function sets is its own in each call, and does not touch the same name outside.",
  "exception-caught":
    "An exception leaves its line at once, and goes on in the first `except` around it that fits.",
  "exception-ends": "An exception that no `except` catches ends the program.",
  "print-vs-return": "`print` shows a value and gives `None`; `return` hands a value back.",
  "print-adds-newline":
    "`print` puts one blank between its values and ends the line, unless `sep` or `end` say otherwise.",
  "augmented-assignment":
    "`x += y` takes the value of `x`, adds `y`, and stores the result under `x` again.",
  "right-side-first":
    "The right side of `=` is worked out whole, with the old values, before any name on the left is set.",
  "next-in-order":
    "Without a branch, a loop or a call, the next statement of the same block comes next; the body of a `def` waits until it is called.",
  "program-ends": "After its last line the program ends.",
  "lines-that-run":
    "A line runs when the way through tests, loops and calls comes by; a function's body waits until it is called.",
  "counts-every-visit":
    "Every time that the line is about to run counts; the line of a loop itself has one time more than its body, to find out that it is over.",
  "path-in-order":
    "Lines run from top to bottom; loops lead back up, calls lead into a function and back.",
  "value-at-point": "A name holds what was stored under it last, until this very point of the run.",
  "output-as-written":
    "What is printed is text, character by character, with its blanks and line ends.",
  "any-that-works": "Many inputs may do; what counts is what the program does with yours.",
  "names-share":
    "Two names share an object when one was made from the other by `=` or by passing it on; equal values alone do not make them one.",
};
