import { describe, expect, test } from "vitest";
import {
  coarseClasses,
  coarseClassOf,
  fineClasses,
  fineClassOf,
  readCoarseClass,
  readFineClass,
} from "../../../../src/core/score/judges/reference/lexecutor.ts";
import { parseLiteral } from "../../../../src/core/value/literal.ts";

function classOf(text: string) {
  const read = parseLiteral(text);
  if (read.kind !== "read") throw new Error(`${text} is not read`);
  return fineClassOf(read.value);
}

describe("LExecutor's classes", () => {
  test("are 22, and 12 by type alone", () => {
    expect(fineClasses).toHaveLength(22);
    expect(coarseClasses).toHaveLength(12);
    expect(new Set(fineClasses.map(coarseClassOf))).toEqual(new Set(coarseClasses));
  });

  test.each([
    ["None", "None"],
    ["''", "str_empty"],
    ["'a'", "str_nonempty"],
    ["-1", "int_neg"],
    ["0", "int_zero"],
    ["1", "int_pos"],
    ["-1.0", "float_neg"],
    ["0.0", "float_zero"],
    ["0.5", "float_pos"],
    ["[]", "list_empty"],
    ["[0]", "list_nonempty"],
    ["()", "tuple_empty"],
    ["(0,)", "tuple_nonempty"],
    ["set()", "set_empty"],
    ["{0}", "set_nonempty"],
    ["{}", "dict_empty"],
    ["{0: 0}", "dict_nonempty"],
    ["b'a'", "object"],
    ["1j", "object"],
  ])("put %s into %s", (text, name) => {
    expect(classOf(text)).toBe(name);
  });

  test("trap 47: take a truth value for one before they take it for a number", () => {
    expect(classOf("True")).toBe("True");
    expect(classOf("False")).toBe("False");
  });

  test("tell types exactly: what is derived from a list or a dict is an object", () => {
    expect(classOf("deque([1])")).toBe("object");
    expect(classOf("Counter({1: 2})")).toBe("object");
    expect(classOf("frozenset({1})")).toBe("object");
  });

  test("are written with @ or without", () => {
    expect(readFineClass(" @int_pos ")).toBe("int_pos");
    expect(readFineClass("int")).toBeNull();
    expect(readCoarseClass("@int")).toBe("int");
    expect(readCoarseClass("True")).toBe("bool");
    expect(readCoarseClass("number")).toBeNull();
  });
});
