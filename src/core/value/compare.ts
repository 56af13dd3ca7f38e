import { namedLike, partsOf } from "./attributes.ts";
import { compareScalars } from "./compareScalars.ts";
import {
  type Comparison,
  type DifferenceKind,
  Findings,
  type PathPart,
  printPathParts,
} from "./comparison.ts";
import { partnersOf } from "./entries.ts";
import { matchPairs } from "./matching.ts";
import { cycleMark, printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";

export interface CompareOptions {
  /** Whether dicts must have the same order. */
  readonly ordered?: boolean;
  /** How far floats may be apart, relative to the larger one. */
  readonly tolerance?: number;
}

/** Floats that differ by no more than this, relative to the larger one, are equal. */
const floatTolerance = 1e-9;

/**
 * Compares what somebody wrote with what Python had, type and value told apart. Rules [E1] to [E12] of the scores' `SPEC.md`. The time
 * grows with the size of the values; unordered parts that are not the same are searched up to a bound.
 */
export function compareValues(
  mine: PythonValue,
  python: PythonValue,
  options: CompareOptions = {},
): Comparison {
  const context = {
    ordered: options.ordered ?? false,
    tolerance: options.tolerance ?? floatTolerance,
    budget: mostTried,
  };
  return new Comparer(context, [], false).compare(mine, python);
}

/** How many parts of unordered collections may be tried against each other. */
const mostTried = 1_000_000;

interface Context {
  readonly ordered: boolean;
  readonly tolerance: number;
  /** How many parts may still be tried. */
  budget: number;
}

type Container = Extract<PythonValue, { kind: "sequence" | "set" | "dict" | "object" }>;

function isContainer(value: PythonValue): value is Container {
  return (
    value.kind === "sequence" ||
    value.kind === "set" ||
    value.kind === "dict" ||
    value.kind === "object"
  );
}

class Comparer {
  private readonly context: Context;
  /** The containers of Python's value around the place, outermost first. */
  private around: readonly PythonValue[];
  /** Whether this only tries two parts against each other. */
  private readonly trying: boolean;
  private readonly path: PathPart[] = [];
  private readonly findings = new Findings();

  constructor(context: Context, around: readonly PythonValue[], trying: boolean) {
    this.context = context;
    this.around = around;
    this.trying = trying;
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
    if (this.findings.has(kind)) return;
    this.findings.add({ kind, path: printPathParts([...this.path, ...more]), mine, python });
  }

  private walkPart(part: PathPart, mine: PythonValue, python: PythonValue): void {
    if (this.findings.settled) return;
    this.path.push(part);
    this.walk(mine, python);
    this.path.pop();
  }

  private walk(mine: PythonValue, python: PythonValue): void {
    if (this.trying && this.context.budget-- <= 0) this.note("different", mine, python);
    else if (python.kind === "cycle") this.cycle(mine, python);
    else if (!isContainer(mine) || !isContainer(python)) this.scalars(mine, python);
    else {
      const { around } = this;
      this.around = [...around, python];
      this.containers(mine, python);
      this.around = around;
    }
  }

  private scalars(mine: PythonValue, python: PythonValue): void {
    const kind = compareScalars(mine, python, this.context.tolerance);
    if (kind !== "equal") this.note(kind, mine, python);
  }

  private containers(mine: Container, python: Container): void {
    if (mine.kind === "sequence" && python.kind === "sequence") this.sequences(mine, python);
    else if (mine.kind === "set" && python.kind === "set") this.sets(mine, python);
    else if (mine.kind === "dict" && python.kind === "dict") this.dicts(mine, python);
    else if (mine.kind === "object" && python.kind === "object") this.objects(mine, python);
    else this.types(mine, python, this.sameParts(mine, python));
  }

  /** Whether containers of two kinds hold the same: a set beside a list or tuple in any order, a tuple beside a namedtuple in its own. */
  private sameParts(mine: Container, python: Container): DifferenceKind | "equal" {
    if (mine.kind === "dict" || python.kind === "dict") return "different";
    if (mine.kind !== "object" && python.kind !== "object") {
      return this.unordered(mine.items, python.items);
    }
    const [parts, others] = [partsOf(mine), partsOf(python)];
    if (mine.kind === "set" || python.kind === "set" || parts.length !== others.length) {
      return "different";
    }
    const same = parts.every((part, index) => {
      const other = others[index];
      return other !== undefined && this.kindOf(part, other) === "equal";
    });
    return same ? "equal" : "different";
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

  /** Takes note of two types that differ; what differs besides makes it another value. */
  private types(
    mine: Container,
    python: Container,
    parts: DifferenceKind | "equal" = "equal",
  ): void {
    if (parts === "unknown") this.note(parts, mine, python);
    else if (parts !== "equal") this.note("different", mine, python);
    else if (mine.type !== python.type) this.note("wrong-type", mine, python);
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
    for (const { kind } of matchPairs(mine, python, this.kindOf)) {
      if (kind !== "equal") findings.add({ kind, path: "", mine: null, python: null });
    }
    return findings.result.kind;
  }

  /** How two parts differ, without taking note of it. */
  private readonly kindOf = (mine: PythonValue, python: PythonValue): DifferenceKind | "equal" =>
    new Comparer(this.context, this.around, true).compare(mine, python).kind;

  private dicts(
    mine: Extract<PythonValue, { kind: "dict" }>,
    python: Extract<PythonValue, { kind: "dict" }>,
  ): void {
    this.types(mine, python);
    const partners = partnersOf(mine.entries, python.entries, this.kindOf);
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
    const ordered =
      this.context.ordered || (mine.type === "OrderedDict" && python.type === "OrderedDict");
    if (ordered && places.some((place, index) => place < (places[index - 1] ?? 0))) {
      this.note("different", mine, python);
    }
  }

  private objects(
    mine: Extract<PythonValue, { kind: "object" }>,
    python: Extract<PythonValue, { kind: "object" }>,
  ): void {
    this.types(mine, python);
    const own = new Map(namedLike(mine.attributes, python.attributes));
    const theirs = new Map(python.attributes);
    const [member, known] = [own.get("(member)"), theirs.get("(member)")];
    if (member !== undefined && known !== undefined) {
      // An enum member is known by its name; its value need not be written.
      if (this.kindOf(member, known) !== "equal") this.note("different", mine, python);
      return;
    }
    for (const [name, value] of theirs) {
      const partner = own.get(name);
      if (partner !== undefined) this.walkPart(name, partner, value);
      else this.note("different", null, value, name);
      if (this.findings.settled) return;
    }
    for (const [name, value] of own) {
      if (!theirs.has(name)) this.note("different", value, null, name);
    }
  }
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
