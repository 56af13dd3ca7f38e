import type { Shape } from "../../core/value/shape.ts";
import { count, counted } from "./numbers.ts";

/** What a value is, in few words: `a list of 3 ints`. It says nothing of whether that is right. */
export function shapeWords(shape: Shape): string {
  switch (shape.kind) {
    case "plain":
      return shape.type === "NoneType" ? "None" : withArticle(shape.type);
    case "text":
      return shape.length === 0
        ? `an empty ${shape.type}`
        : `${withArticle(shape.type)} of ${counted(shape.length, shape.type === "str" ? "character" : "byte")}`;
    case "items": {
      if (shape.count === 0) return `an empty ${shape.type}`;
      const [only, ...others] = shape.items;
      return others.length === 0 && only !== undefined
        ? `${withArticle(shape.type)} of ${plural(shape.count, only)}`
        : `${withArticle(shape.type)} of ${counted(shape.count, "item")}: ${listed(shape.items)}`;
    }
    case "entries":
      return shape.count === 0
        ? `an empty ${shape.type}`
        : `${withArticle(shape.type)} of ${counted(shape.count, "entry", "entries")}, ${listed(shape.keys)} to ${listed(shape.values)}`;
    case "attributes":
      return shape.names.length === 0
        ? withArticle(shape.type)
        : `${withArticle(shape.type)} with ${listed(shape.names)}`;
  }
}

function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? "an" : "a"} ${noun}`;
}

function plural(value: number, type: string): string {
  if (type === "NoneType") return `${count(value)} × None`;
  return `${count(value)} ${value === 1 ? type : `${type}s`}`;
}

/** Most things that are named one by one. */
const mostNamed = 4;

function listed(all: readonly string[]): string {
  const names = all.slice(0, mostNamed).map((name) => (name === "NoneType" ? "None" : name));
  if (all.length > mostNamed) return `${names.join(", ")} …`;
  const last = names.pop();
  return names.length === 0 ? (last ?? "") : `${names.join(", ")} and ${last}`;
}
