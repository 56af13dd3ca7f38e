import { beforeAll, describe, expect, test } from "vitest";
import { variablesOf } from "../../src/core/benchmark/corpus/variables.ts";
import { createCursor, type Recording } from "../../src/core/trace/index.ts";
import { lineEnd } from "../../src/core/trace/profiles/frame.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

/** Each time a line ran: how it ended, the line where that shows, and what its frame holds there. */
function endsOf(recording: Recording, line: number) {
  const cursor = createCursor(recording);
  return Array.from({ length: recording.steps }, (_, step) => step)
    .filter((step) => recording.kindAt(step) === "line" && recording.lineAt(step) === line)
    .map((step) => {
      const end = lineEnd(recording, step);
      if (end.kind === "open") return [end.kind];
      cursor.seek(end.step);
      const locals = variablesOf(recording, cursor, recording.frameAt(step));
      return [
        end.kind,
        recording.lineAt(end.step),
        Object.fromEntries(locals.map(({ name, text }) => [name, text])),
      ];
    });
}

describe("§19.3 the native profile", () => {
  test("reads a line that calls in its own frame, when the call is over", () => {
    const source = "def f(n):\n    c = g(n)\n    return c\ndef g(m):\n    return m + 1\nf(1)\n";
    const recording = recorded(foretrace, source);
    expect(endsOf(recording, 2)).toEqual([["ran", 3, { n: "1", c: "2" }]]);
    expect(endsOf(recording, 5)).toEqual([["ran", 5, { m: "1" }]]);
  });

  test("reads the last line of a call at its return, and each line of a recursion by itself", () => {
    const source = "def f(a, n):\n    if n: f(a, n - 1)\n    a.append(n)\nf([], 1)\n";
    expect(endsOf(recorded(foretrace, source), 3)).toEqual([
      ["ran", 3, { a: "[0]", n: "0" }],
      ["ran", 3, { a: "[0, 1]", n: "1" }],
    ]);
  });

  test("tells lines that an exception left, and those in which a generator was paused", () => {
    const source =
      "def g(n):\n    yield n\n    n // 0\ntry:\n    list(g(1))\nexcept Exception: pass\n";
    const recording = recorded(foretrace, source);
    expect(endsOf(recording, 2).map(([kind]) => kind)).toEqual(["paused"]);
    expect(endsOf(recording, 3).map(([kind]) => kind)).toEqual(["raised"]);
  });
});
