import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide, type PyodideInterface } from "pyodide";
import { beforeAll, describe, expect, test } from "vitest";
import list from "../../build/stdlib.json" with { type: "json" };

const stdlib = fileURLToPath(new URL("../../.generated/python.zip", import.meta.url));

/** What a program gets that needs more than an import: modules loaded late, sources that are not there. */
const uses: readonly (readonly [name: string, expression: string, result: string])[] = [
  [
    "a date is parsed",
    `__import__("datetime").datetime.strptime("2024-02-29", "%Y-%m-%d").day`,
    "29",
  ],
  [
    "a syntax tree is printed",
    `__import__("ast").unparse(__import__("ast").parse("x=1"))`,
    "x = 1",
  ],
  ["a huge int is written and read", `int(str(7 ** 4000)) == 7 ** 4000`, "True"],
  ["a decimal is exact", `__import__("decimal").Decimal("0.1") * 3`, "0.3"],
  ["text is encoded as Latin-1", `"é".encode("latin-1")`, "b'\\xe9'"],
  ["text is encoded as UTF-16", `"a".encode("utf-16-le")`, "b'a\\x00'"],
  ["a name is normalised", `"ß".encode("idna")`, "b'ss'"],
  [
    "an object is pickled",
    `__import__("pickle").loads(__import__("pickle").dumps([1, {2}]))`,
    "[1, {2}]",
  ],
  ["a digest is made", `__import__("hashlib").sha256(b"").hexdigest()[:8]`, "e3b0c442"],
  [
    "a uuid is made of a name",
    `__import__("uuid").uuid5(__import__("uuid").NAMESPACE_DNS, "a").version`,
    "5",
  ],
  [
    "a code object is disassembled",
    `len(list(__import__("dis").get_instructions("x = 1"))) > 2`,
    "True",
  ],
  ["a difference is shown", `list(__import__("difflib").ndiff(["a"], ["b"]))`, "['- a', '+ b']"],
  ["numbers are summed up", `__import__("statistics").median([3, 1, 2])`, "2"],
  [
    "an order is found",
    `list(__import__("graphlib").TopologicalSorter({1: [2]}).static_order())`,
    "[2, 1]",
  ],
  [
    "a table is kept",
    `__import__("sqlite3").connect(":memory:").execute("select 1 + 1").fetchone()`,
    "(2,)",
  ],
  ["a stand-in answers", `__import__("unittest.mock").mock.Mock(return_value=3)()`, "3"],
  ["a tree is read", `__import__("xml.etree.ElementTree").etree.ElementTree.XML("<a/>").tag`, "a"],
  [
    "types are looked up",
    `__import__("typing").get_type_hints(__import__("textwrap").dedent)`,
    "{}",
  ],
];

describe("the page's standard library", () => {
  let pyodide: PyodideInterface;

  beforeAll(async () => {
    pyodide = await loadPyodide({ stdLibURL: stdlib });
  });

  test.each([...list.modules, ...list.lazy])("has %s", (module) => {
    pyodide.setStdout({ batched: () => {} });
    const name = JSON.stringify(module);
    expect(pyodide.runPython(`__import__("importlib").import_module(${name}).__name__`)).toBe(
      module,
    );
  });

  test.each(list.encodings.filter((name) => name !== "aliases"))(
    "knows the encoding %s",
    (name) => {
      expect(
        pyodide.runPython(`__import__("codecs").lookup(${JSON.stringify(name)}).name`),
      ).toBeTypeOf("string");
    },
  );

  test.each(uses)("%s", (_, expression, result) => {
    expect(pyodide.runPython(`str(${expression})`)).toBe(result);
  });

  test("says that a module is not there as Python says it", () => {
    expect(() => pyodide.runPython("import tkinter")).toThrow(
      "ModuleNotFoundError: No module named 'tkinter'",
    );
  });

  test("shows a traceback through its own modules", () => {
    expect(() => pyodide.runPython(`__import__("json").loads("{")`)).toThrow("JSONDecodeError");
  });

  test("is smaller than the one that it replaces", () => {
    const shipped = fileURLToPath(import.meta.resolve("pyodide/python_stdlib.zip"));
    expect(readFileSync(stdlib).length).toBeLessThan(readFileSync(shipped).length);
  });
});
