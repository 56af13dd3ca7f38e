import { parseLiteral } from "../../../value/literal.ts";
import { printPythonValue } from "../../../value/print.ts";
import type { PythonValue } from "../../../value/pythonValue.ts";
import { textRatio } from "../../text/difflib.ts";
import { type TraceMark, withoutRepeatsText } from "./coconut.ts";

/** A stretch in parentheses: their 0-based places, and what stands between them. */
interface Section {
  readonly start: number;
  readonly end: number;
  readonly content: ReadonlySet<string>;
}

/**
 * Marks a list of lines of which some, in parentheses, ran at the same time: what stands in parentheses may come in any order, and they
 * may stand one place off.
 *
 * Parentheses that are no texts of their own make a list unreadable; its characters are then compared as if each were a line. And
 * similarity never finds the parentheses, as published: it is that of the numbers and parentheses of the texts with commas between them,
 * whatever else is in them.
 */
export function markConcurrentTrace(actual: string, predicted: string): TraceMark {
  const text = withoutRepeatsText(actual);
  // The reference compares twice: with tables of tasks, whose parentheses have quotes, and without repeats, where they have lost them.
  const quoted = /(['"])[()]\1/.test(predicted) ? text.replaceAll(/[()]/g, "'$&'") : text;
  return { matched: matches(quoted, predicted), similarity: similarityOf(text, predicted) };
}

function similarityOf(actual: string, predicted: string): number {
  return textRatio(marksIn(actual).join(","), marksIn(predicted).join(","));
}

/** The numbers, which end with a comma or the text, and the parentheses; all other characters are passed over. */
function marksIn(text: string): readonly string[] {
  const marks: string[] = [];
  let digits = "";
  const endNumber = (): void => {
    if (digits !== "") marks.push(String(BigInt(digits)));
    digits = "";
  };
  for (const character of text) {
    if (/[0-9]/.test(character)) digits += character;
    else if (character === "(" || character === ")") marks.push(character);
    else if (character === ",") endNumber();
  }
  endNumber();
  return marks;
}

function matches(actual: string, predicted: string): boolean {
  const [one, other] = [elementsOf(actual), elementsOf(predicted)];
  if (one === null || other?.length !== one.length) return false;
  const equal = (place: number): boolean => keyOf(one[place]) === keyOf(other[place]);
  const [ours, theirs] = [sectionsOf(one), sectionsOf(other)];
  const handled = new Set<number>();
  if (ours.length > 0 && theirs.length > 0) {
    for (const said of theirs) {
      const found = ours.find((section) => isSame(section, said));
      if (found === undefined) return false;
      const from = Math.min(found.start, said.start);
      const to = Math.max(found.end, said.end);
      for (let place = from; place <= to; place++) handled.add(place);
    }
  }
  return one.every((_, place) => handled.has(place) || equal(place));
}

/** A text that is no literal is gone through by its characters; a literal that has no items is nothing that can be compared. */
function elementsOf(text: string): readonly PythonValue[] | null {
  const items = itemsOf(text);
  if (items !== null) return items;
  const read = parseLiteral(text);
  if (read.kind === "read" && read.value.kind !== "str") return null;
  const characters = read.kind === "read" && read.value.kind === "str" ? read.value.text : text;
  return Array.from(characters, (character) => ({ kind: "str", text: character }));
}

function itemsOf(text: string): readonly PythonValue[] | null {
  const read = parseLiteral(text);
  return read.kind === "read" && read.value.kind === "sequence" ? read.value.items : null;
}

function sectionsOf(elements: readonly PythonValue[]): readonly Section[] {
  const sections: Section[] = [];
  let start = -1;
  for (const [place, element] of elements.entries()) {
    const word = element.kind === "str" ? element.text : null;
    if (word === "(") start = place;
    else if (word === ")" && start >= 0) {
      const content = new Set(elements.slice(start + 1, place).map(wordOf));
      sections.push({ start, end: place, content });
      start = -1;
    }
  }
  return sections;
}

function isSame(one: Section, other: Section): boolean {
  return (
    Math.abs(one.start - other.start) <= 1 &&
    Math.abs(one.end - other.end) <= 1 &&
    one.content.size === other.content.size &&
    [...one.content].every((word) => other.content.has(word))
  );
}

/** What Python's `str` gives. */
function wordOf(value: PythonValue): string {
  return value.kind === "str" ? value.text : printPythonValue(value);
}

/** The same for what Python calls equal, as far as lists of lines hold it: a truth value is a number. */
function keyOf(value: PythonValue | undefined): string {
  if (value === undefined) return "";
  switch (value.kind) {
    case "bool":
      return `number ${value.value ? 1 : 0}`;
    case "int":
    case "float":
      return `number ${value.value}`;
    default:
      return `${value.kind} ${printPythonValue(value)}`;
  }
}
