import { expect, test } from "vitest";
import {
  cruxevalFlags,
  liveCodeBenchFlags,
} from "../../../../src/core/score/judges/reference/cruxeval.ts";

test.each([
  [
    [true, null, false],
    [true, false],
    [true, false],
  ],
  [[null, false], [false, false], [false]],
  [
    [null, null],
    [false, false],
    [false, false],
  ],
])(
  "trap 25: of %j CRUXEval counts %j, and LiveCodeBench %j",
  (marks, byCruxeval, byLiveCodeBench) => {
    expect(cruxevalFlags(marks)).toEqual(byCruxeval);
    expect(liveCodeBenchFlags(marks)).toEqual(byLiveCodeBench);
  },
);
