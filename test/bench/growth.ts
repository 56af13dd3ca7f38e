import { type Interpreter, stepsOf } from "./interpreter.ts";
import { type Cell, progress, type Table } from "./report.ts";
import { median } from "./statistics.ts";

const lengths = [100, 1_000, 10_000, 100_000];
const fewWrites = 5_000;
const manyWrites = 45_000;

const containers = [
  { name: "list", made: (length: number) => `[0] * ${length}` },
  { name: "dict", made: (length: number) => `dict.fromkeys(range(${length}), 0)` },
];

/** What a step costs that writes one element, as the container grows. Making the container is not counted. */
export function measureGrowth(python: Interpreter, rounds: number): Table {
  const rows = containers.flatMap(({ name, made }) => growthOf(python, name, made, rounds));
  return {
    title: "Writing one element, as the container grows",
    columns: ["container", "length", "µs a step", "against 100"],
    rows,
    note:
      `\`a[i % n] = i\`, processor time with full state: ${manyWrites} writes less ${fewWrites} writes of the same program, ` +
      `so that making the container is left out; median of ${rounds}.`,
  };
}

function growthOf(
  python: Interpreter,
  name: string,
  made: (length: number) => string,
  rounds: number,
): readonly (readonly Cell[])[] {
  progress(`writing one element: ${name}`);
  const measured = lengths.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, length] of lengths.entries()) {
      const cost = costOf(python, made(length), length);
      if (round > 0) measured[place]?.push(cost);
    }
  }
  const costs = measured.map(median);
  return lengths.map((length, place) => {
    const cost = costs[place] ?? Number.NaN;
    return [name, length, cost, cost / (costs[0] ?? Number.NaN)];
  });
}

/** µs of a step, by the difference between two runs. */
function costOf(python: Interpreter, made: string, length: number): number {
  const [few, many] = [fewWrites, manyWrites].map((writes) => {
    const run = python.record(writing(made, length, writes), { mode: "state" });
    return { steps: stepsOf(run.result), cpuMs: run.cpuMs };
  });
  if (few === undefined || many === undefined) return Number.NaN;
  return ((many.cpuMs - few.cpuMs) * 1000) / (many.steps - few.steps);
}

function writing(made: string, length: number, writes: number): string {
  return `def write(a, n, times):
    for i in range(times):
        a[i % n] = i


write(${made}, ${length}, ${writes})
`;
}
