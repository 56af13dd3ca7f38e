import { openLaboratory } from "../python/differential/laboratory.ts";
import { bytesOf, stepsOf } from "./interpreter.ts";
import { progress, type Table } from "./report.ts";
import { timed } from "./time.ts";

/** Small, since what looks at everything at each step takes its time. */
const program = `def bubble_sort(items):
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


print(bubble_sort([(n * 37) % 101 for n in range(30)]))
`;
const mostSteps = 100_000;

/** What a step costs a recorder that looks at everything at each: the oracle of the tests, on `sys.settrace`. */
export async function measureNaive(rounds: number): Promise<Table> {
  progress("a naive tracer");
  const laboratory = await openLaboratory();
  const followed = [];
  const recorded = [];
  for (let round = 0; round <= rounds; round += 1) {
    const slow = timed(() => laboratory.follow(program, mostSteps));
    const fast = timed(() => laboratory.emit(program, { stdin: [] }));
    if (round === 0) continue;
    followed.push(slow);
    recorded.push(fast);
  }
  const [slow] = followed;
  const [fast] = recorded;
  if (slow === undefined || fast === undefined) throw new Error("there is at least one round");
  const steps = stepsOf(fast.result);
  const least = (all: readonly { readonly cpuMs: number }[]): number =>
    (Math.min(...all.map(({ cpuMs }) => cpuMs)) * 1000) / steps;
  return {
    title: "A naive tracer",
    columns: ["recorder", "steps", "µs a step", "bytes a step"],
    rows: [
      [
        "everything at each step, as JSON",
        slow.result.steps.length,
        least(followed),
        JSON.stringify(slow.result.steps).length / steps,
      ],
      ["this one", steps, least(recorded), bytesOf(fast.result).all / steps],
    ],
    note:
      `A bubble sort of 30 numbers, processor time, least of ${rounds}. The naive one is the oracle of the tests: it walks all that the program's ` +
      "names reach at each step, but writes only the objects that changed. On so short a program this recorder's own start weighs most.",
  };
}
