import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanSource } from "../../../src/core/program/clean.ts";

describe("cleaning a pasted text", () => {
  test("finds nothing in a plain program", () => {
    expect(cleanSource("x = 1\nprint(x)\n")).toBeNull();
    expect(cleanSource("")).toBeNull();
    expect(cleanSource('text = """\n>>> not a prompt of this text\n"""\n')).toBeNull();
  });

  test("takes away a byte order mark", () => {
    expect(cleanSource("\uFEFFx = 1\n")).toEqual({
      found: ["byte-order-mark"],
      source: "x = 1\n",
    });
  });

  test("takes the code out of a Markdown fence", () => {
    expect(cleanSource("```python\nx = 1\n```\n")).toEqual({ found: ["fence"], source: "x = 1\n" });
    expect(cleanSource("Try this:\n\n~~~\nx = 1\n~~~\nIt works.")?.source).toBe("x = 1\n");
    expect(cleanSource("```\nx = 1")?.source).toBe("x = 1\n");
  });

  test("leaves a fence in the middle of a program alone when nothing closes it", () => {
    expect(cleanSource('x = """\n```\n"""\n')).toBeNull();
  });

  test("keeps what was typed at prompts, and drops what was answered", () => {
    const session = ">>> def f(n):\n...     return n\n...\n>>> f(3)\n3\n>>> x = 1\n";
    expect(cleanSource(session)).toEqual({
      found: ["prompts"],
      source: "def f(n):\n    return n\n\nf(3)\nx = 1\n",
    });
  });

  test("does all three at once", () => {
    expect(cleanSource("\uFEFF```\n>>> x = 1\n```\n")).toEqual({
      found: ["byte-order-mark", "fence", "prompts"],
      source: "x = 1\n",
    });
  });

  test("leaves nothing to clean but what was inside", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z= ]*$/), { minLength: 1 }), (lines) => {
        const typed = lines.map((line) => `>>> ${line}`).join("\n");
        const cleaned = cleanSource(`\`\`\`\n${typed}\n\`\`\`\n`);
        expect(cleaned).not.toBeNull();
        expect(cleanSource(cleaned?.source ?? "")).toBeNull();
      }),
    );
  });
});
