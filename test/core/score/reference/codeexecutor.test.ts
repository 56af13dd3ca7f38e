import { describe, expect, test } from "vitest";
import {
  compareTextTraces,
  parseTextTrace,
} from "../../../../src/core/score/judges/reference/codeexecutor.ts";

const truth =
  "<line> <0> <state> a : 1 </state> <line> <1> <state> a : 1 <dictsep> b : x : y </state> <output> 1 <output> 2_____event <line> <2> <state> </state>";
const compare = (predicted: string) =>
  compareTextTraces(parseTextTrace(predicted), parseTextTrace(truth));

describe("CodeExecutor's traces", () => {
  test("trap 50: number their lines from 0, and are read with the number as it stands", () => {
    const { steps, outputs } = parseTextTrace(truth);
    expect(steps.map(({ tag }) => tag)).toEqual(["<0>", "<1>", "<2>"]);
    expect([...(steps[1]?.state ?? [])]).toEqual([
      ["a", "1"],
      ["b", "x : y"],
    ]);
    expect(outputs).toEqual(["1", "2"]);
  });

  test("leave out a last step that does not end", () => {
    const { steps } = parseTextTrace("<line> <0> <state> a : 1 </state> <line> <1> <state> a : 1");
    expect(steps).toHaveLength(1);
  });

  test("leave out a last output, which does not end as a step does", () => {
    const text = "<line> <0> <state> a : 1 </state> <output> 1";
    expect(parseTextTrace(text).outputs).toEqual([]);
    expect(compare(text).output).toBe(false);
    expect(compareTextTraces(parseTextTrace(text), parseTextTrace(text))).toMatchObject({
      exact: true,
      output: null,
      lines: { hits: 1 },
    });
  });

  test("§16 count outputs among their steps: one that differs moves nothing, one too many all behind it", () => {
    const end = "<line> <1> <state> a : 1 </state>";
    const of = (before: string) =>
      parseTextTrace(`<line> <0> <state> a : 1 </state> ${before}${end}`);
    const lines = (one: string, other: string) => compareTextTraces(of(one), of(other)).lines;
    expect(lines("<output> 1 ", "<output> 2 ")).toMatchObject({ hits: 2, extra: 1, missed: 1 });
    expect(lines("<output> 1 ", "")).toMatchObject({ hits: 1, extra: 2, missed: 1 });
  });

  test("are exact when all steps are the same and as many", () => {
    expect(compare(truth)).toMatchObject({ exact: true, output: true });
    expect(compare("<line> <0> <state> a : 1 </state>")).toMatchObject({
      exact: false,
      output: false,
      lines: { hits: 1, extra: 0, missed: 4 },
    });
  });

  test("are compared step by step: one step too many at the beginning spoils all behind it", () => {
    const moved = `<line> <5> <state> a : 1 </state> ${truth}`;
    expect(compare(moved).lines).toEqual({ hits: 0, extra: 6, missed: 5, rejected: 0 });
  });

  test("count names with their values where the lines agree", () => {
    const other =
      "<line> <0> <state> a : 2 </state> <line> <1> <state> a : 1 <dictsep> c : 0 </state>";
    expect(compare(other).identifiers).toEqual({ hits: 1, extra: 2, missed: 2, rejected: 0 });
    expect(compare(other).lines.hits).toBe(0);
  });
});
