import type { Code, FrameState, HeapObject, Value } from "../../../src/core/trace/model.ts";
import type { Figure, Scene } from "../../../src/views/parts/diagram/figure.ts";
import type { PictureOptions } from "../../../src/views/parts/diagram/options.ts";
import { defaultOptions } from "../../../src/views/parts/diagram/options.ts";
import { makePlan } from "../../../src/views/parts/diagram/plan.ts";
import type { DrawnStep } from "../../../src/views/parts/diagram/step.ts";
import { drawStep } from "../../../src/views/parts/diagram/step.ts";
import type { FakeObject, FakeRun, Moment } from "./fakeRun.ts";
import { fakeRun, heapObject } from "./fakeRun.ts";

/** An int. */
export const int = (number: number): Value => ({
  kind: "plain",
  type: "int",
  repr: String(number),
});

/** A reference to the object of that number. */
export const to = (id: number): Value => ({ kind: "object", id });

/** A type without more to it than its name. */
export const type = (name: string) => ({ name, module: "", builtin: true, bases: [] });

/** A code object; what is left out is that of a function of the module. */
export function code(part: Partial<Code>): Code {
  return {
    name: "f",
    qualname: "f",
    kind: "function",
    file: 0,
    firstLine: 1,
    lastLine: 9,
    parent: 0,
    arguments: [],
    names: [],
    free: [],
    lines: [],
    ...part,
  };
}

/** The module's code, code 0. */
export const moduleCode = code({ name: "<module>", kind: "module", parent: -1 });

/** A frame of code 0 at line 1 with the given names. */
export function frame(
  variables: Readonly<Record<string, Value>>,
  part: Partial<FrameState> = {},
): FrameState {
  return {
    id: 0,
    code: 0,
    line: 1,
    parent: -1,
    suspended: false,
    variables: Object.entries(variables),
    ...part,
  };
}

/** A state: frames and objects. */
export function moment(
  stack: readonly FrameState[],
  objects: readonly FakeObject[],
  part: Partial<Moment> = {},
): Moment {
  const heap = new Map<number, HeapObject>(objects.map((fake) => [fake.id, heapObject(fake)]));
  return { kind: "line", stack, suspended: [], objects: heap, ...part };
}

/** What is drawn of each step of a run. */
export function drawRun(run: FakeRun, part: Partial<PictureOptions> = {}): readonly DrawnStep[] {
  const options = { ...defaultOptions, ...part };
  const arrangement = { metrics: { column: 8, row: 26 }, stacked: false, wrapWidth: 1100 };
  const making = makePlan(run, run.cursor(), options, arrangement, 0, run.steps);
  let made = making.next();
  while (made.done !== true) made = making.next();
  const settled = { plan: made.value, recorded: run, options, arrangement };
  const cursor = run.cursor();
  return Array.from({ length: run.steps }, (_, step) => drawStep(settled, cursor, step));
}

/** What is drawn of a run of one state. */
export function drawMoment(
  codes: readonly Code[],
  only: Moment,
  part: Partial<PictureOptions> = {},
): DrawnStep {
  const [drawn] = drawRun(fakeRun(codes, [only]), part);
  if (drawn === undefined) throw new Error("nothing drawn");
  return drawn;
}

/** The figure of an object in a scene. */
export function figureOf(scene: Scene, id: number): Figure {
  const found = scene.figures.find(({ object }) => object === id);
  if (found === undefined) throw new Error(`object ${id} is not drawn`);
  return found;
}
