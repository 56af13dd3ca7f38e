import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { programHash } from "../../../src/core/program/hash.ts";

test("a program's hash is the SHA-256 of its text, its input and its seed", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.array(fc.string({ minLength: 1 })),
      fc.nat(),
      (source, stdin, seed) => {
        const expected = createHash("sha256")
          .update(JSON.stringify([source, stdin, seed]), "utf8")
          .digest("hex");
        expect(programHash({ source, stdin, seed })).toBe(expected);
      },
    ),
  );
});

test("programs that run the same have the same hash", () => {
  const program = { source: "print(1)", stdin: ["a"], seed: 0 };
  expect(programHash({ ...program, stdin: ["a", ""] })).toBe(programHash(program));
  expect(programHash({ ...program, seed: 1 })).not.toBe(programHash(program));
});
