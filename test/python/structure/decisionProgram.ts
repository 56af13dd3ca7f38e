import type { ConstructKind } from "../../../src/core/trace/index.ts";

/** One decision of a generated program: the program writes its outcomes down under `id`. */
interface Decision {
  readonly id: string;
  readonly kind: ConstructKind;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

const names = ["a", "b", "c", "d", "e", "f"];

/**
 * A program with some hundred decisions of random tests, run over random values. At its end it prints, as JSON, what each
 * decision was each time, as seen from the arms that ran.
 */
export function decisionProgram(seed: number): {
  readonly source: string;
  readonly decisions: readonly Decision[];
} {
  const next = generator(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[next(items.length)];
    if (item === undefined) throw new Error("nothing to pick");
    return item;
  };
  const decisions: Decision[] = [];
  const lines = [
    "import json, random",
    "log = {}",
    "def note(id, what):",
    "    log.setdefault(id, []).append(what)",
    "    return what",
    "def same(id, place, value):",
    "    seen[id] = place",
    "    return value",
    "seen = {}",
    `def run(${names.join(", ")}):`,
  ];
  const leaf = (): string =>
    pick([
      () => pick(names),
      () => `${pick(names)} is None`,
      () => `${pick(names)} is not None`,
      () => `${pick(names)} == ${next(3)}`,
      () => `${pick(names)} != ${pick(names)} != ${next(3)}`,
      () => `0 == ${pick(names)} == ${pick(names)}`,
      () => `${pick(names)} in (0, None)`,
      () => `${pick(names)} not in (1, 2) in ((),)`,
      () => `bool(${pick(names)} == ${pick(names)} == 1)`,
      () => `(lambda v: v or ${pick(names)})(${pick(names)})`,
      () => `(w := ${pick(names)})`,
      () => `any(v for v in (${pick(names)}, ${pick(names)}))`,
      () => `[v for v in (${pick(names)},) if v is not None]`,
      () => `(${pick(names)} or ${pick(names)}) is None`,
    ])();
  const condition = (depth: number): string => {
    if (depth === 0) return leaf();
    const inner = (): string => `(${condition(depth - 1)})`;
    return pick([
      leaf,
      () => `not ${inner()}`,
      () => `${inner()} and ${inner()}`,
      () => `${inner()} or ${inner()}`,
      // A constant is no leaf: the compiler decides it.
      () => `0 or ${leaf()}`,
      () => `${leaf()} and ${pick([0, 1])}`,
      () => `${inner()} and ${inner()} or ${inner()}`,
      () => `${inner()} if ${inner()} else ${inner()}`,
    ])();
  };
  const operand = (id: string, place: number): string => `same("${id}", ${place}, ${pick(names)})`;
  const add = (
    kind: ConstructKind,
    text: string,
    header: (id: string) => string,
    ...rest: string[]
  ) => {
    const id = `d${decisions.length}`;
    decisions.push({ id, kind, line: lines.length + 1, text });
    lines.push(header(id), ...rest.map((line) => line.replaceAll("ID", id)));
  };
  for (let count = 0; count < 40; count++) {
    const test = condition(1 + next(3));
    add(
      "if",
      test,
      () => `    if ${test}:`,
      '        note("ID", True)',
      "    else:",
      '        note("ID", False)',
    );
    const turns = condition(1 + next(2));
    lines.push("    turns = 0");
    add(
      "while",
      turns,
      () => `    while (${turns}) and turns < 2:`,
      '        note("ID", True)',
      "        turns += 1",
      "    else:",
      '        note("ID", False)',
    );
    const chosen = condition(1 + next(2));
    // An own line for the test: the innermost conditional expression of a line is not the first one.
    lines.push("    x = (");
    add(
      "ifexp",
      chosen,
      (id) => `        note("${id}", True)`,
      `        if (${chosen})`,
      '        else note("ID", False))',
    );
    const guard = condition(1 + next(2));
    add(
      "match",
      guard,
      () => `    match ${pick(names)}:`,
      `        case 0 | None if ${guard}:`,
      '            note("ID", 0)',
      "        case 1:",
      '            note("ID", 1)',
      `        case (k, 2) | [2, k] | {"k": k} if k or ${guard}:`,
      '            note("ID", 2)',
      "        case int() as n if n > 1:",
      '            note("ID", 3)',
      "        case _:",
      '            note("ID", 4)',
    );
    const op = pick(["and", "or"]);
    const other = op === "and" ? "or" : "and";
    add(
      "boolop",
      op,
      (id) =>
        `    x = ${operand(id, 0)} ${op} (${operand(id, 1)} ${other} ${operand(id, 1)}) ${op} ${operand(id, 2)}`,
      '    note("ID", seen["ID"])',
    );
  }
  lines.push(
    `for turn in range(40):`,
    `    random.seed(turn)`,
    `    run(*(random.choice([0, 1, 2, None, "", [], [2, 0], {"k": 1}]) for _ in ${JSON.stringify(names)}))`,
    "print(json.dumps(log))",
    "",
  );
  return { source: lines.join("\n"), decisions };
}

/** A small generator of numbers below a bound; the same seed gives the same numbers. */
function generator(seed: number): (bound: number) => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % bound;
  };
}
