import { readFileSync } from "node:fs";

/** How many runs the files ask about, as REval's own do. */
export const functionRuns = 396;
export const testRuns = 294;
const probesOfRun = 5;

/** The benchmark's two files, of own items. */
export function revalFiles(): readonly [data: string, tasks: string] {
  const functions = readFileSync(new URL("reval/functions.py", import.meta.url), "utf8");
  const stock = readFileSync(new URL("reval/stock.py", import.meta.url), "utf8");
  const rows: object[] = [];
  const asks: object[] = [];
  const add = (code: string, entry: string, inputs: readonly string[], test: string | null) => {
    const idx = rows.length;
    const task_id = `DREval/${idx}`;
    rows.push({ task_id, entry_point: entry, code, inputs, outputs: [], test });
    const tasks = inputs.map((_, input_idx) => ({
      input_idx,
      task: probesOf(code, entry, input_idx),
      output_pred: "assert ??",
    }));
    asks.push({ task_id, idx, tasks });
  };
  const calls = callsOf(functionRuns);
  for (const [entry, inputs] of calls) add(functions, entry, inputs, null);
  const classes = Array.from({ length: testRuns }, (_, index) => testClass(index));
  const inputs = classes.map(({ body }) => body);
  add(stock, "Stock", inputs, `import unittest\n\n${classes.map(({ text }) => text).join("\n")}`);
  const [data = "", tasks = ""] = [rows, asks].map((lines) =>
    lines.map((one) => JSON.stringify(one)).join("\n"),
  );
  return [data, tasks];
}

/** A few lines of the program and names that stand on them. */
function probesOf(code: string, entry: string, seed: number) {
  const lines = code.split("\n");
  const from = lines.findIndex((line) => line.includes(` ${entry}`));
  const found = lines.flatMap((line, index) => {
    const name = /^ +([a-z]\w*(?:\.\w+)?(?:\[\w+\])?) [-+]?= /.exec(line)?.[1];
    return name === undefined || index < from ? [] : [{ lineno: index + 1, var: name }];
  });
  const rest = [...lines.keys()].slice(from + 1).filter((index) => lines[index]?.trim() !== "");
  const more = rest.map((index) => ({ lineno: index + 1, var: "result" }));
  const all = [...found.slice(0, 4), ...more];
  return Array.from({ length: probesOfRun }, (_, place) => all[(place + seed) % all.length]).filter(
    (one, index, list) => one !== undefined && list.indexOf(one) === index,
  );
}

function numbers(seed: number, length: number): string {
  const items = Array.from({ length }, (_, place) => (seed * 31 + place * place * 17) % 97);
  return `[${items.join(", ")}]`;
}

function callsOf(count: number): readonly (readonly [string, readonly string[]])[] {
  const kinds: readonly (readonly [string, (seed: number) => string])[] = [
    ["merge_sorted", (seed) => `(${numbers(seed, 12)}, ${numbers(seed + 1, 9)},)`],
    ["insertion_sort", (seed) => `(${numbers(seed, seed === 5 ? 200 : 4 + (seed % 25))},)`],
    ["balanced", (seed) => `(${JSON.stringify("([]{})([[]])".slice(0, 3 + (seed % 10)))},)`],
    [
      "count_words",
      (seed) => `(${JSON.stringify("a b a c. The the end".repeat(1 + (seed % 3)))},)`,
    ],
    [
      "paths",
      (seed) =>
        `([${Array.from({ length: 4 }, (_, row) => numbers(0, 4).replace(/\d+/g, (n) => (Number(n) % (7 + row + (seed % 3)) === 1 ? "1" : "0"))).join(", ")}],)`,
    ],
    ["primes_below", (seed) => `(${10 + (seed % 60)},)`],
  ];
  const each = count / kinds.length;
  return kinds.map(
    ([entry, input]) => [entry, Array.from({ length: each }, (_, seed) => input(seed))] as const,
  );
}

function testClass(index: number): { readonly text: string; readonly body: string } {
  const body = [
    `stock = Stock(${5 + (index % 7)})`,
    ...Array.from({ length: 3 + (index % 5) }, (_, n) => `stock.add("item${n}", ${1 + (n % 4)})`),
    'self.assertTrue(stock.take("item0", 1))',
    'self.assertFalse(stock.take("none", 1))',
    "self.assertIsInstance(stock.scarce(3), list)",
    'self.assertIn("total", stock.summary())',
    "with self.assertRaises(ValueError):",
    '    stock.add("item1", 0)',
  ];
  const text = [
    `class StockTest${index}(unittest.TestCase):`,
    "    def setUp(self):",
    "        self.stock = Stock(3)",
    "",
    `    def test_${index}(self):`,
    ...body.map((line) => `        ${line}`),
    "",
  ].join("\n");
  return { text, body: body.join("\n").replaceAll("self.assert", "assert") };
}
