import { bytesOf, type Interpreter, stepsOf } from "./interpreter.ts";
import type { BenchProgram } from "./programs.ts";
import { type Cell, progress, type Table } from "./report.ts";
import { median, medianRatio } from "./statistics.ts";
import type { Duration } from "./time.ts";

/** Runs of a program without recording that are measured together, since each is short. */
const plainTimes = 4;

interface Costs {
  readonly name: string;
  readonly steps: number;
  readonly bytes: { readonly path: number; readonly state: number; readonly all: number };
  /** One duration for each round. */
  readonly bare: readonly Duration[];
  readonly traced: readonly Duration[];
  readonly path: readonly Duration[];
  readonly state: readonly Duration[];
}

/**
 * What a step costs: bare, under a trace function that does nothing, with the path, with the full state.
 * The four are measured one after the other in each round, so that a ratio speaks of the same moment.
 */
export function measureCosts(
  python: Interpreter,
  programs: readonly BenchProgram[],
  rounds: number,
): readonly Table[] {
  const all = programs.map((program) => costsOf(python, program, rounds));
  const note = `Least of ${rounds} rounds for µs, median of ${rounds} ratios of one round each; one more round before them is not counted.`;
  return [
    table("Cost of a step, processor time", all, ({ cpuMs }) => cpuMs, note),
    table("Cost of a step, wall clock", all, ({ wallMs }) => wallMs, note),
    sizes(all),
  ];
}

function costsOf(python: Interpreter, { name, source }: BenchProgram, rounds: number): Costs {
  progress(name);
  const bare: Duration[] = [];
  const traced: Duration[] = [];
  const path: Duration[] = [];
  const state: Duration[] = [];
  let run = python.record(source, { mode: "state" });
  for (let round = 0; round <= rounds; round += 1) {
    const ofRound = [
      python.plain(source, plainTimes, false),
      python.plain(source, plainTimes, true),
      python.record(source, { mode: "path" }),
      (run = python.record(source, { mode: "state" })),
    ] as const;
    if (round === 0) continue;
    bare.push(ofRound[0]);
    traced.push(ofRound[1]);
    path.push(ofRound[2]);
    state.push(ofRound[3]);
  }
  return {
    name,
    steps: stepsOf(run.result),
    bytes: bytesOf(run.result),
    bare,
    traced,
    path,
    state,
  };
}

function table(
  title: string,
  all: readonly Costs[],
  pick: (duration: Duration) => number,
  note: string,
): Table {
  const rows = all.map(({ name, steps, ...kinds }): readonly Cell[] => {
    const [bare, traced, path, state] = [kinds.bare, kinds.traced, kinds.path, kinds.state].map(
      (durations) => durations.map((duration) => (pick(duration) * 1000) / steps),
    );
    if (!bare || !traced || !path || !state) throw new Error("there are four kinds of run");
    return [
      name,
      steps,
      ...[bare, traced, path, state].map((costs) => Math.min(...costs)),
      medianRatio(path, traced),
      medianRatio(state, traced),
      medianRatio(state, bare),
    ];
  });
  return {
    title,
    columns: [
      "program",
      "steps",
      "bare µs",
      "no-op `settrace` µs",
      "path µs",
      "full state µs",
      "path / `settrace`",
      "state / `settrace`",
      "state / bare",
    ],
    rows: [...rows, averages(rows)],
    note,
  };
}

/** The mean of the µs and the median of the ratios. */
function averages(rows: readonly (readonly Cell[])[]): readonly Cell[] {
  const column = (place: number): readonly number[] => rows.map((row) => Number(row[place]));
  const mean = (place: number): number =>
    column(place).reduce((sum, value) => sum + value, 0) / rows.length;
  const means = [2, 3, 4, 5].map(mean);
  return [
    "mean µs, median ratio",
    "",
    ...means,
    ...[6, 7, 8].map((place) => median(column(place))),
  ];
}

function sizes(all: readonly Costs[]): Table {
  const rows = all.map(({ name, steps, bytes }): readonly Cell[] => [
    name,
    bytes.path / steps,
    bytes.state / steps,
    bytes.all / steps,
  ]);
  const mean = (place: number): number =>
    rows.reduce((sum, row) => sum + Number(row[place]), 0) / rows.length;
  return {
    title: "Bytes of a step",
    columns: ["program", "path", "changes of state", "all, with values and tables"],
    rows: [...rows, ["mean", mean(1), mean(2), mean(3)]],
  };
}
