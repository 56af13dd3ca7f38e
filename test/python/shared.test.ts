import { beforeAll, expect, test } from "vitest";
import { type Foretrace, loadForetrace, type RequestOptions } from "./pyodide.ts";

let foretrace: Foretrace;
beforeAll(async () => {
  foretrace = await loadForetrace();
});

const above = `LIMIT = (3, 4)
def f(n, *, deep=False):
    """Counts."""
    if n > 2 and not deep:
        return [i for i in range(n)]
    for i in (1, 2):
        n += i
    return n, (1, 2), 2.5
class Box:
    size = 2
    def put(self, x):
        self.x = x
        try:
            return {x: 1}[self.size]
        except KeyError as error:
            return "no such thing"
`;

function columnsOf(source: string, options: object): string {
  const { chunks, outcome } = foretrace.run(source, options satisfies RequestOptions);
  const parts = chunks.map(({ columns, tables }) => [
    Object.entries(columns).map(([name, bytes]) => [name, [...new Uint8Array(bytes)]]),
    tables,
  ]);
  return JSON.stringify([parts, outcome]);
}

test.each([
  ["a call", "f(5)\n"],
  ["calls on several lines", "f(1)\nbox = Box()\nbox.put(\n    3)\n"],
  ["a decision", "if f(2):\n    f(3)\n"],
  ["a comprehension", "[f(n) for n in (1, 2)]\n"],
  ["a constant that is above as well", "x = f(1)[1]\ny = (1, 2)\nsame = x is y\n"],
  ["a handler", "try:\n    f('a')\nexcept TypeError as error:\n    f(2)\n"],
  ["a class", "class Test:\n    def test(self):\n        assert f(1)\nTest().test()\n"],
  ["what cannot be compiled", "return f(1)\n"],
  ["what belongs to the line above", "    f(1)\n"],
])("a program that shares lines with others is recorded as it is: below is %s", (_name, below) => {
  for (const profile of ["native", "3.11"] as const) {
    const source = above + below;
    const eager = { profile, eager: false };
    const whole = columnsOf(source, eager);
    // The first of them is the one that the others share its lines with.
    for (let time = 0; time < 2; time++) {
      expect(columnsOf(source, { ...eager, shared: above.split("\n").length - 1 })).toBe(whole);
    }
  }
});
