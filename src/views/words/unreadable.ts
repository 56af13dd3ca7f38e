import type { Unreadable } from "../../core/prediction/prediction.ts";

/** What keeps an answer from being read. Nothing is said of whether it would be right. */
export const unreadableWords: { readonly [problem in Unreadable]: string } = {
  "not-a-literal":
    "This is no value that Python writes. A text needs quotes; nothing is worked out.",
  unclosed: "Something that is opened here is not closed: a bracket or a quote.",
  "unexpected-character": "This does not belong here.",
  "too-long": "This is too long to be read.",
  "too-deep": "This is nested too deep to be read.",
  "not-a-line": "There is no such line to choose.",
  "not-a-number": "This is no whole number.",
  "not-a-way": "This is none of the ways.",
  "not-a-name": "This is none of the names.",
  "bad-repeat": "How often? Write a number of at least 1 here.",
};
