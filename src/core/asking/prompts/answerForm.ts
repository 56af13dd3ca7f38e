import type { Question, QuestionKind } from "../../question/question.ts";
import type { Json } from "../generation.ts";

/** How an answer of a kind is written, one or two sentences: what the extraction ladder reads. */
export const formTexts: { readonly [kind in QuestionKind]: string } = {
  coverage: "The answer is the numbers of the lines that run, with spaces between them, or `none`.",
  branch: "The answer is one of the ways, as it stands in the question.",
  "next-line":
    "The answer is the number of the line that runs next in the same function; or `call` and the name of the function that is entered, `return` and the number of the line that the call goes back to, `raises` for an exception, `end` when the program is over.",
  path: "The answer is line numbers with spaces between them, or `none`. What repeats may be written once, as `(3 4)x5`.",
  state:
    "The answer is a Python literal, as `repr` writes it: `3`, `'text'`, `[1, 2.0]`; an instance as `Name(field=value)`.",
  output:
    "The answer is the text as it stands on the screen, beginning on a line of its own. Where an exception ends the run, the answer is `RAISES` and its type.",
  input:
    "There may be several; any that works is right. The answer is the arguments as they stand between the brackets of the call, or the lines of input, each on a line of its own.",
  count: "The answer is a number.",
  alias:
    "The answer joins names of one object with `=`, and puts spaces between objects: `a=b c` says that `a` and `b` are one object and `c` is another.",
};

/** The same for the member of a JSON object. */
export const shapeTexts: { readonly [kind in QuestionKind]: string } = {
  coverage: "a list of line numbers, which may be empty",
  branch: "a string, one of the ways as it stands in the question",
  "next-line":
    "a string: the number of the line that runs next in the same function; or `call` and the name of the function that is entered, `return` and the number of the line that the call goes back to, `raises` for an exception, `end` when the program is over",
  path: "a list of line numbers in the order in which they run",
  state:
    "a string that holds a Python literal, as `repr` writes it, so with quotes of its own around a text",
  output:
    "a string, the text as it stands on the screen; where an exception ends the run, `RAISES` and its type",
  input:
    "a string: the arguments as they stand between the brackets of the call, or the lines of input; any that works is right",
  count: "a number",
  alias: "a list of lists of names, one list for each object",
};

/** The JSON schema of a reply to a question. */
export function answerSchema(
  question: Question,
  { confidence, abstains }: { readonly confidence: boolean; readonly abstains: boolean },
): { readonly [name: string]: Json } {
  const own = answerType(question);
  const answer = abstains ? { anyOf: [own, { type: "string", enum: ["UNSURE"] }] } : own;
  return {
    type: "object",
    properties: {
      answer,
      ...(confidence && { confidence: { type: "integer", minimum: 0, maximum: 100 } }),
    },
    required: confidence ? ["answer", "confidence"] : ["answer"],
    additionalProperties: false,
  };
}

function answerType(question: Question): { readonly [name: string]: Json } {
  switch (question.kind) {
    case "coverage":
      return { type: "array", items: { type: "integer", enum: question.lines } };
    case "path":
      return { type: "array", items: { type: "integer", minimum: 1 } };
    case "branch":
      return { type: "string", enum: question.ways };
    case "count":
      return { type: "integer", minimum: 0 };
    case "alias":
      return {
        type: "array",
        items: { type: "array", items: { type: "string", enum: question.names } },
      };
    case "next-line":
    case "state":
    case "output":
    case "input":
      return { type: "string" };
  }
}
