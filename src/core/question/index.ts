export { makeQuestions, questionAt } from "./generate.ts";
export { truthOf } from "./kinds/index.ts";
export { createRandom } from "./random.ts";
export { makeTable } from "./table.ts";
