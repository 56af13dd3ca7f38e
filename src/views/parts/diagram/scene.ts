import type { Code, Cursor, FrameState, Step } from "../../../core/trace/model.ts";
import { definedAt, enclosingFunction } from "./definition.ts";
import type { Figure, FrameFigure, Scene, Slot } from "./figure.ts";
import { placeOfName, slotsOf } from "./figure.ts";
import type { PictureOptions } from "./options.ts";
import type { Sketcher } from "./sketch.ts";

import type { Recorded } from "./source.ts";

/** Everything to be drawn at the cursor's step: the frames, and what their names reach through drawn slots. */
export function drawScene(
  recorded: Recorded,
  cursor: Cursor,
  sketcher: Sketcher,
  options: PictureOptions,
): Scene {
  const step = recorded.step(cursor.step);
  const stack = cursor.stack();
  const innermost = stack.at(-1)?.id;
  const page = firstOfPage(stack.length, options.frameLimit);
  const hidden = stack.slice(1, page).filter((frame) => !pauses(recorded, frame));
  const shown = [
    ...stack.filter((frame, index) => index === 0 || index >= page || pauses(recorded, frame)),
    ...cursor.suspended().slice(-options.frameLimit),
  ];
  const frames = shown.map((frame) =>
    drawFrame(recorded, sketcher, frame, step, frame.id === innermost),
  );
  const { figures, omitted } = reach(sketcher, frames, options.figureLimit);
  return {
    step: cursor.step,
    frames,
    hiddenFrames: hidden.map((frame) => frameTitle(recorded.codes[frame.code])),
    figures,
    omitted,
  };
}

/**
 * The 0-based depth of the first frame drawn when the stack is `depth` frames deep. Deep stacks are drawn
 * in pages, so that a frame of a deep recursion has one place as long as it lives.
 */
export function firstOfPage(depth: number, frameLimit: number): number {
  return 1 + Math.max(0, Math.floor((depth - 2) / frameLimit)) * frameLimit;
}

/** Whether the frame can be paused: it then keeps its place beside those of the stack. */
export function pauses(recorded: Recorded, frame: FrameState): boolean {
  const kind = recorded.codes[frame.code]?.kind;
  return kind === "generator" || kind === "coroutine" || kind === "asyncgen";
}

function frameTitle(code: Code | undefined): string {
  if (code === undefined) return "frame";
  switch (code.kind) {
    case "module":
      return "globals";
    case "class":
      return `class ${code.name}`;
    case "lambda":
      return "lambda";
    case "comprehension":
    case "function":
    case "generator":
    case "coroutine":
    case "asyncgen":
      return code.name;
  }
}

const resultLabels: Partial<Record<Step["kind"], string>> = {
  return: "returns",
  yield: "yields",
  exception: "raises",
  unwind: "ends with",
};

function drawFrame(
  recorded: Recorded,
  sketcher: Sketcher,
  frame: FrameState,
  step: Step,
  innermost: boolean,
): FrameFigure {
  const code = recorded.codes[frame.code];
  const state = frame.suspended ? "paused" : innermost ? "running" : "waiting";
  const label = resultLabels[step.kind];
  const owns = step.frame === frame.id && step.value !== undefined && label !== undefined;
  const inFunction = code !== undefined && enclosingFunction(recorded, code) !== null;
  return {
    frame: frame.id,
    title: frameTitle(code),
    where: `${state === "running" ? "" : `${state} at `}line ${frame.line}`,
    parent: inFunction ? `defined at ${definedAt(recorded, code)}` : "",
    state,
    slots: frame.variables.map(([name, value]) => sketcher.slot(placeOfName(name), name, value)),
    // A module's return is the end of the program: its None says nothing.
    result:
      owns && step.value !== undefined && !(step.kind === "return" && code?.kind === "module")
        ? sketcher.slot("result", label, step.value)
        : null,
  };
}

/** The figures that slots lead to, nearest first, and how many more were waiting when the limit was reached. */
function reach(
  sketcher: Sketcher,
  frames: readonly FrameFigure[],
  limit: number,
): { figures: readonly Figure[]; omitted: number } {
  const figures: Figure[] = [];
  const met = new Set<string>();
  const waiting: string[] = [];
  const meet = (slot: Slot): void => {
    for (const key of [slot.labelTarget, slot.target]) {
      if (key === null || met.has(key)) continue;
      met.add(key);
      waiting.push(key);
    }
  };
  for (const frame of frames) {
    frame.slots.forEach(meet);
    if (frame.result !== null) meet(frame.result);
  }
  let next = 0;
  while (next < waiting.length && figures.length < limit) {
    const key = waiting[next++];
    const figure = key === undefined ? null : sketcher.figure(key);
    if (figure === null) continue;
    figures.push(figure);
    slotsOf(figure).forEach(meet);
  }
  return { figures, omitted: waiting.length - next };
}
