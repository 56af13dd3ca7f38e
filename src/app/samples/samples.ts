import type { Program } from "../../core/program/program.ts";
import aliases from "./aliases.py?raw";
import bug from "./bug.py?raw";
import closures from "./closures.py?raw";
import exceptions from "./exceptions.py?raw";
import factorial from "./factorial.py?raw";
import generators from "./generators.py?raw";
import guess from "./guess.py?raw";
import hanoi from "./hanoi.py?raw";
import queue from "./queue.py?raw";
import shapes from "./shapes.py?raw";
import sort from "./sort.py?raw";
import swap from "./swap.py?raw";
import total from "./total.py?raw";
import words from "./words.py?raw";

/** A program to begin with. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  /** What to look at, in one sentence. */
  readonly note: string;
  readonly program: Program;
}

function sample(
  id: string,
  title: string,
  note: string,
  source: string,
  stdin: readonly string[] = [],
): Sample {
  return { id, title, note, program: { source, stdin, seed: 0 } };
}

/** The sample that a first visit finds in the editor. */
export const firstSample: Sample = sample(
  "total",
  "Adding up a list",
  "One loop, one running total, one largest value so far.",
  total,
);

/** All samples, the easiest first. */
export const samples: readonly Sample[] = [
  sample("swap", "Swapping two names", "What a swap is, and what it is not.", swap),
  firstSample,
  sample("words", "Counting words", "A dictionary grows while a loop runs.", words),
  sample("aliases", "Two names, one list", "An append that shows up somewhere else.", aliases),
  sample("sort", "Bubble sort", "A loop in a loop, and elements that change places.", sort),
  sample(
    "factorial",
    "Recursion",
    "A function that waits for itself, five frames deep.",
    factorial,
  ),
  sample("hanoi", "Towers of Hanoi", "Two recursive calls and three shared lists.", hanoi),
  sample("queue", "A linked queue", "Objects that point at each other.", queue),
  sample("shapes", "Classes", "Inheritance, a property and a counter of the class.", shapes),
  sample("closures", "Closures", "Functions that remember, each its own count.", closures),
  sample(
    "generators",
    "Generators",
    "Functions that pause, and go on where they were.",
    generators,
  ),
  sample("exceptions", "Exceptions", "One is caught, one is not.", exceptions),
  sample("guess", "A guessing game", "Reads input, and asks when it has no more lines.", guess, [
    "10",
  ]),
  sample("bug", "A bug to find", "The two teams should have nothing in common.", bug),
];
