import { linesRun, visits } from "../../trace/index.ts";
import { isAmbiguousLine } from "../ambiguous.ts";
import { askedOfRun } from "../asked.ts";
import { ranToItsEnd } from "../places.ts";
import { type KindMember, nothing } from "./member.ts";

/** Nobody should have to count further than this. */
const mostTimes = 60;

/** How often a line runs. */
export const count: KindMember<"count"> = {
  kind: "count",

  whole(recording) {
    if (!ranToItsEnd(recording)) return [];
    return [...linesRun(recording)].flatMap(([line, times]) => {
      if (times < 2 || times > mostTimes || isAmbiguousLine(recording, line)) return [];
      return [{ ...askedOfRun(recording, `count@${line}`, line), kind: "count" as const }];
    });
  },

  at: nothing,

  truth(recording, { line }) {
    if (!ranToItsEnd(recording)) return null;
    return { kind: "count", times: visits(recording, line).length };
  },
};
