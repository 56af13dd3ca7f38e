import { compareScalars } from "./compareScalars.ts";
import {
  type Comparison,
  type DifferenceKind,
  Findings,
  type PathPart,
  printPathParts,
} from "./comparison.ts";
import { matchPairs } from "./matching.ts";
import { identityOf } from "./identity.ts";
import { cycleMark, printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";

export interface CompareOptions {
  /** Whether dicts must have the same order. */
  readonly ordered?: boolean;
  /** How far floats may be apart, relative to the larger one. */
  readonly tolerance?: number;
}

/** Floats that differ by no more than this, relative to the larger one, are equal. */
export const floatTolerance = 1e-9;

type Entries = readonly (readonly [PythonValue, PythonValue])[];
type Attributes = readonly (readonly [string, PythonValue])[];

/**
 * Compares what somebody wrote with what Python had, type and value told apart. Rules [V1] to [V12] of the scores' specification. The time
 * grows with the size of the values; unordered parts that are not the same are searched up to a bound.
 */
export function compareValues(
  mine: PythonValue,
  python: PythonValue,
  options: CompareOptions = {},
): Comparison {
  const tolerance = options.tolerance ?? floatTolerance;
  return new Comparer(options.ordered ?? false, tolerance, [], { left: 1_000_000 }).compare(
    mine,
    python,
  );
}

class Comparer {
  private readonly ordered: boolean;
  private readonly tolerance: number;
  /** The containers of Python's value around the place, outermost first. */
  private around: PythonValue[];
  private readonly budget: { left: number };
  private readonly path: PathPart[] = [];
  private readonly findings = new Findings();

  constructor(
    ordered: boolean,
    tolerance: number,
    around: PythonValue[],
    budget: { left: number },
  ) {
    this.ordered = ordered;
    this.tolerance = tolerance;
    this.around = around;
    this.budget = budget;
  }

  compare(mine: PythonValue, python: PythonValue): Comparison {
    this.walk(mine, python);
    return this.findings.result;
  }

  private note(
    kind: DifferenceKind,
    mine: PythonValue | null,
    python: PythonValue | null,
    ...more: readonly PathPart[]
  ): void {
    this.findings.add({ kind, path: printPathParts([...this.path, ...more]), mine, python });
  }

  private walkPart(part: PathPart, mine: PythonValue, python: PythonValue): void {
    if (this.findings.settled) return;
    this.path.push(part);
    this.walk(mine, python);
    this.path.pop();
  }

  private walk(mine: PythonValue, python: PythonValue): void {
    if (python.kind === "cycle") {
      this.cycle(mine, python);
      return;
    }
    this.around.push(python);
    this.step(mine, python);
    this.around.pop();
  }

  private step(mine: PythonValue, python: Exclude<PythonValue, { kind: "cycle" }>): void {
    if (mine.kind === "sequence") {
      if (python.kind === "sequence") return this.sequences(mine, python);
      if (python.kind === "set") return this.asSets(mine, python);
      if (python.kind === "object") return this.asTuples(mine, python, mine.items, partsOf(python));
    }
    if (mine.kind === "set") {
      if (python.kind === "set") return this.sets(mine, python);
      if (python.kind === "sequence") return this.asSets(mine, python);
    }
    if (mine.kind === "dict" && python.kind === "dict") return this.dicts(mine, python);
    if (mine.kind === "object") {
      if (python.kind === "object") return this.objects(mine, python);
      if (python.kind === "sequence") {
        return this.asTuples(mine, python, partsOf(mine), python.items);
      }
    }
    const kind = compareScalars(mine, python, this.tolerance);
    if (kind !== "equal") this.note(kind, mine, python);
  }

  /** A cycle is met by what Python prints for it, or by the container that it leads back to, written out again. */
  private cycle(mine: PythonValue, python: Extract<PythonValue, { kind: "cycle" }>): void {
    if (mine.kind === "cycle" || mine.kind === "ellipsis") {
      if (mine.kind === "cycle" && mine.up !== python.up) this.note("different", mine, python);
      return;
    }
    const target = this.around.at(-python.up);
    if (target === undefined) {
      this.note("different", mine, python);
      return;
    }
    if (
      isMark(mine) &&
      printPythonValue(mine, 40).replace("Ellipsis", "...") === cycleMark(target)
    ) {
      return;
    }
    const around = this.around;
    this.around = around.slice(0, around.length - python.up);
    this.walk(mine, target);
    this.around = around;
  }

  private types(
    mine: PythonValue & { type: string },
    python: PythonValue & { type: string },
  ): void {
    if (mine.type !== python.type) this.note("wrong-type", mine, python);
  }

  private sequences(
    mine: Extract<PythonValue, { kind: "sequence" }>,
    python: Extract<PythonValue, { kind: "sequence" }>,
  ): void {
    this.types(mine, python);
    this.items(mine.items, python.items);
  }

  private items(mine: readonly PythonValue[], python: readonly PythonValue[]): void {
    const cut = isMore(python.at(-1));
    const known = cut ? python.length - 1 : python.length;
    for (let index = 0; index < Math.max(known, mine.length); index++) {
      const [one, other] = [mine[index], python[index]];
      if (index >= known && cut) break;
      if (one !== undefined && other !== undefined) this.walkPart(index, one, other);
      else this.note("different", one ?? null, other ?? null, index);
      if (this.findings.settled) return;
    }
    if (cut) this.note("unknown", null, null, known);
  }

  /** A tuple beside a namedtuple, a list beside a set: right but for the type when the parts are the same. */
  private asTuples(
    mine: PythonValue,
    python: PythonValue,
    parts: readonly PythonValue[],
    others: readonly PythonValue[],
  ): void {
    const same =
      parts.length === others.length &&
      parts.every((part, index) => {
        const other = others[index];
        return other !== undefined && this.kindOf(part, other) === "equal";
      });
    this.note(same ? "wrong-type" : "different", mine, python);
  }

  private asSets(
    mine: Extract<PythonValue, { kind: "set" | "sequence" }>,
    python: Extract<PythonValue, { kind: "set" | "sequence" }>,
  ): void {
    const kind = this.unordered(mine.items, python.items);
    this.note(
      kind === "equal" ? "wrong-type" : kind === "unknown" ? kind : "different",
      mine,
      python,
    );
  }

  private sets(
    mine: Extract<PythonValue, { kind: "set" }>,
    python: Extract<PythonValue, { kind: "set" }>,
  ): void {
    this.types(mine, python);
    const kind = this.unordered(mine.items, python.items);
    if (kind !== "equal") this.note(kind, mine, python);
  }

  private unordered(
    mine: readonly PythonValue[],
    python: readonly PythonValue[],
  ): DifferenceKind | "equal" {
    if (python.some(isMore)) return "unknown";
    if (mine.length !== python.length) return "different";
    const findings = new Findings();
    for (const { kind } of matchPairs(mine, python, (one, other) => this.kindOf(one, other))) {
      if (kind !== "equal") findings.add({ kind, path: "", mine: null, python: null });
    }
    return findings.result.kind;
  }

  /** How two parts differ, without taking note of it. */
  private kindOf(mine: PythonValue, python: PythonValue): DifferenceKind | "equal" {
    this.budget.left -= 1;
    if (this.budget.left < 0) return "different";
    const inner = new Comparer(this.ordered, this.tolerance, [...this.around], this.budget);
    return inner.compare(mine, python).kind;
  }

  private dicts(
    mine: Extract<PythonValue, { kind: "dict" }>,
    python: Extract<PythonValue, { kind: "dict" }>,
  ): void {
    this.types(mine, python);
    const partners = this.partners(mine.entries, python.entries);
    const places: number[] = [];
    const cut = python.entries.some(([key]) => isMore(key));
    for (const [index, [key, value]] of python.entries.entries()) {
      if (isMore(key)) continue;
      const place = partners.get(index);
      const partner = place === undefined ? undefined : mine.entries[place];
      if (place === undefined || partner === undefined) {
        this.note("different", null, value, key);
        return;
      }
      places.push(place);
      const keys = this.kindOf(partner[0], key);
      if (keys !== "equal") this.note(keys, partner[0], key, key);
      this.walkPart(key, partner[1], value);
      if (this.findings.settled) return;
    }
    if (cut) {
      this.note("unknown", null, null);
      return;
    }
    const met = new Set(places);
    const more = mine.entries.find((_, place) => !met.has(place));
    if (more !== undefined) this.note("different", more[1], null, more[0]);
    const ordered = this.ordered || (mine.type === "OrderedDict" && python.type === "OrderedDict");
    if (ordered && places.some((place, index) => place < (places[index - 1] ?? 0))) {
      this.note("different", mine, python);
    }
  }

  /** For the places of Python's entries, the places of the entries with the same keys, or with keys that come near them. */
  private partners(mine: Entries, python: Entries): ReadonlyMap<number, number> {
    const known = new Map(mine.map(([key], place) => [keyOf(key), place] as const));
    const found = new Map<number, number>();
    const left: number[] = [];
    for (const [index, [key]] of python.entries()) {
      const place = known.get(keyOf(key));
      if (place === undefined) left.push(index);
      else found.set(index, place);
    }
    const taken = new Set(found.values());
    const free = [...mine.keys()].filter((place) => !taken.has(place));
    const keysOf = (entries: Entries, places: readonly number[]): readonly PythonValue[] =>
      places.map((place) => entries[place]?.[0] ?? { kind: "none" });
    const pairs = matchPairs(keysOf(mine, free), keysOf(python, left), (one, other) =>
      this.kindOf(one, other),
    );
    for (const pair of pairs) {
      const [index, place] = [left[pair.python], free[pair.mine]];
      if (pair.kind === "different" || index === undefined || place === undefined) continue;
      found.set(index, place);
    }
    return found;
  }

  private objects(
    mine: Extract<PythonValue, { kind: "object" }>,
    python: Extract<PythonValue, { kind: "object" }>,
  ): void {
    this.types(mine, python);
    const own = new Map(named(mine.attributes, python.attributes));
    const theirs = new Map(python.attributes);
    // An enum member is known by its name; its value need not be written.
    const members = own.has("(member)") && theirs.has("(member)");
    for (const [name, value] of theirs) {
      const partner = own.get(name);
      if (partner !== undefined) this.walkPart(name, partner, value);
      else if (!members) this.note("different", null, value, name);
      if (this.findings.settled) return;
    }
    for (const [name, value] of own) {
      if (!theirs.has(name) && !members) this.note("different", value, null, name);
    }
  }
}

/** What was written without names takes the names of Python's attributes, in their order, unless those are `args` as well. */
function named(mine: Attributes, python: Attributes): Attributes {
  const [first, ...rest] = mine;
  if (first?.[0] !== "args" || first[1].kind !== "sequence") return mine;
  if (python.some(([name]) => name === "args")) return mine;
  const given = first[1].items.map(
    (item, index) => [python[index]?.[0] ?? `(${index})`, item] as const,
  );
  return [...given, ...rest];
}

function partsOf(value: Extract<PythonValue, { kind: "object" }>): readonly PythonValue[] {
  const [first] = value.attributes;
  if (first?.[0] === "args" && first[1].kind === "sequence") return first[1].items;
  return value.attributes.map(([, part]) => part);
}

function keyOf(key: PythonValue): string {
  return identityOf(key) ?? printPythonValue(key);
}

function isMark(value: PythonValue): boolean {
  return (
    (value.kind === "sequence" || value.kind === "set") &&
    value.items.length === 1 &&
    value.items[0]?.kind === "ellipsis"
  );
}

/** The mark that stands for all that a recording did not keep of a container. */
function isMore(value: PythonValue | undefined): boolean {
  return value?.kind === "cut" && value.type === "";
}
