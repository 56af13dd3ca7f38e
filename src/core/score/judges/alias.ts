import { readingsOf } from "./classes.ts";
import { strictJudge, verdictOn } from "./graded.ts";

/** Judges which names share one object ([K10]): balanced accuracy over all pairs of names. */
export const aliasJudge = strictJudge("alias", 1, (truth, answer, question) => {
  const [theirs, mine] = [groupOfName(truth.groups), groupOfName(answer.groups)];
  const names = [...new Set(question.names)];
  let [hits, extra, missed, rejected] = [0, 0, 0, 0];
  for (const [index, one] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      const [shared, said] = [together(theirs, one, other), together(mine, one, other)];
      if (shared && said) hits += 1;
      else if (shared) missed += 1;
      else if (said) extra += 1;
      else rejected += 1;
    }
  }
  const readings = readingsOf({ hits, extra, missed, rejected });
  return {
    value: readings.balanced,
    verdict: verdictOn(extra + missed === 0, readings.balanced),
    divergence: null,
    readings,
  };
});

function groupOfName(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap((group, index) => group.map((name) => [name, index] as const)));
}

/** A name in no group stands alone. */
function together(groups: ReadonlyMap<string, number>, one: string, other: string): boolean {
  const group = groups.get(one);
  return group !== undefined && group === groups.get(other);
}
