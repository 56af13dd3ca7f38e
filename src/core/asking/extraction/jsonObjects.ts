/** One member of an object: its name, and where its value stands (0-based, end exclusive). */
interface Member {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** An object in a text: `{` at `start`, behind its `}` at `end`. */
export interface JsonObject {
  readonly start: number;
  readonly end: number;
  readonly value: object;
  readonly members: readonly Member[];
}

/** So many beginnings that come to no object are tried, and so far each of them is followed. */
const mostTries = 64;
const farthest = 100_000;

/** The JSON objects in a text that stand in no other, in their order. The first beginning is followed to the end of the text. */
export function jsonObjects(text: string): readonly JsonObject[] {
  const found: JsonObject[] = [];
  let tries = 0;
  for (let at = text.indexOf("{"); at >= 0 && tries < mostTries; at = text.indexOf("{", at)) {
    const reach = found.length === 0 && tries === 0 ? text.length : at + farthest;
    const object = objectAt(text, at, reach);
    if (object === null) {
      tries += 1;
      at += 1;
    } else {
      found.push(object);
      at = object.end;
    }
  }
  return found;
}

function objectAt(text: string, start: number, reach: number): JsonObject | null {
  const scanned = scan(text, start, Math.min(reach, text.length));
  if (scanned === null) return null;
  try {
    const value: unknown = JSON.parse(text.slice(start, scanned.end));
    return typeof value === "object" && value !== null ? { start, value, ...scanned } : null;
  } catch {
    return null;
  }
}

/** The end and the members of what would be an object; null when its brackets do not close. */
function scan(
  text: string,
  start: number,
  reach: number,
): Pick<JsonObject, "end" | "members"> | null {
  const members: Member[] = [];
  let depth = 0;
  let name: string | null = null;
  let value = 0;
  /** Between a name and its colon. */
  let named = false;
  for (let at = start; at < reach; at++) {
    switch (text.charAt(at)) {
      case "{":
      case "[":
        depth += 1;
        break;
      case "}":
      case "]":
        depth -= 1;
        if (depth === 0) {
          if (name !== null) members.push({ name, start: value, end: at });
          return { end: at + 1, members };
        }
        break;
      case '"': {
        const end = stringEnd(text, at, reach);
        if (end < 0) return null;
        // A string is a name when nothing but `{` or `,` stands before it.
        if (depth === 1 && name === null) {
          name = nameOf(text.slice(at, end));
          value = end;
          named = true;
        }
        at = end - 1;
        break;
      }
      case ":":
        if (named) value = at + 1;
        named = false;
        break;
      case ",":
        if (depth === 1 && name !== null) {
          members.push({ name, start: value, end: at });
          name = null;
        }
        break;
      default:
    }
  }
  return null;
}

/** Behind the quote that ends a string; -1 when there is none. */
function stringEnd(text: string, start: number, reach: number): number {
  for (let at = start + 1; at < reach; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) return at + 1;
  }
  return -1;
}

function nameOf(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    return source;
  }
}
