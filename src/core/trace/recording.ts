import { assertNever } from "./assertNever.ts";
import { countBelow } from "./chains.ts";
import { Contents } from "./contents.ts";
import type { HeapSource } from "./heap.ts";
import type { BranchSite, Code, Construct, SourceFile, Step, StepKind, TypeInfo } from "./model.ts";
import { stepKinds } from "./model.ts";
import type { Outcome } from "./outcome.ts";
import { kindCodes, PathLog } from "./path.ts";
import { StateLog } from "./state.ts";
import { Tables } from "./tables.ts";
import { ValueTable } from "./values.ts";

/** A stretch of steps [from, to) whose state is recorded. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A stretch of steps together with what its state is read from. */
export interface StateStretch extends Window {
  readonly heap: HeapSource;
}

/** What one run did. Steps, frames, codes and constructs are 0-based, lines 1-based; -1 stands for none. */
export class Recording {
  readonly path: PathLog;
  readonly tables: Tables;
  readonly values: ValueTable;
  private readonly heap: HeapSource;
  private readonly text: string;
  private readonly stretches: StateStretch[] = [];
  private end: Outcome | null = null;
  private size = { steps: 0, frames: 0, branches: 0 };

  constructor(source: string) {
    this.text = source;
    this.tables = new Tables();
    this.values = new ValueTable();
    this.path = new PathLog(this.tables, this.values);
    const state = new StateLog(this.tables, this.values, this.path);
    const contents = new Contents(state, this.values);
    this.heap = { state, values: this.values, contents, tables: this.tables };
  }

  /** The program's text. */
  source(): string {
    return this.text;
  }

  get steps(): number {
    return this.size.steps;
  }

  get frameCount(): number {
    return this.size.frames;
  }

  get branchCount(): number {
    return this.size.branches;
  }

  get codes(): readonly Code[] {
    return this.tables.codes;
  }

  get types(): readonly TypeInfo[] {
    return this.tables.types;
  }

  get constructs(): readonly Construct[] {
    return this.tables.constructs;
  }

  get branchSites(): readonly BranchSite[] {
    return this.tables.branchSites;
  }

  get files(): readonly SourceFile[] {
    return this.tables.files;
  }

  /** How the run ended; null while it goes on. */
  get outcome(): Outcome | null {
    return this.end;
  }

  /** The first step whose state the run itself did not keep ([W1]). */
  get stateUntil(): number {
    if (this.end !== null) return Math.min(this.end.stateUntil, this.steps);
    // As long as it goes on, a run in which no name was bound yet looks like one whose state is not kept.
    return this.heap.state.positions.length === 0 ? 0 : this.steps;
  }

  /** Stretches beyond `stateUntil` whose state was recorded afterwards ([W2]). */
  get windows(): readonly Window[] {
    return this.stretches;
  }

  /** What the state of a step is read from; null when it was not recorded. */
  stretchAt(step: number): StateStretch | null {
    if (step < this.stateUntil) return { from: 0, to: this.stateUntil, heap: this.heap };
    return this.stretches.findLast(({ from, to }) => from <= step && step < to) ?? null;
  }

  step(index: number): Step {
    const kind = this.kindAt(index);
    const operand = this.path.operands.at(index);
    const step = {
      index,
      kind,
      code: this.codeAt(index),
      line: this.lineAt(index),
      frame: this.frameAt(index),
      parent: this.parentAt(index),
    };
    switch (kind) {
      case "return":
      case "yield":
      case "exception":
      case "unwind":
        return { ...step, value: this.values.value(operand) };
      case "output":
        return {
          ...step,
          text: this.values.string(operand >> 1),
          stream: (operand & 1) === 0 ? "stdout" : "stderr",
        };
      case "input":
        return { ...step, text: operand < 0 ? null : this.values.string(operand) };
      case "line":
      case "call":
      case "resume":
        return step;
      default:
        return assertNever(kind);
    }
  }

  kindAt(step: number): StepKind {
    return stepKinds[this.path.kinds.at(step)] ?? "line";
  }

  codeAt(step: number): number {
    return this.tables.siteCodes.at(this.path.sites.at(step));
  }

  /** 1-based. */
  lineAt(step: number): number {
    return this.tables.siteLines.at(this.path.sites.at(step));
  }

  /** Index of the file of the line: 0 is the program. */
  fileAt(step: number): number {
    return this.tables.codes[this.codeAt(step)]?.file ?? 0;
  }

  frameAt(step: number): number {
    return this.path.frames.at(step);
  }

  /** The frame that was innermost before the one of this step, -1 for none. */
  parentAt(step: number): number {
    return this.path.parents.at(step);
  }

  /** How many frames are below this step's frame on the stack: 0 in the module. */
  depthAt(step: number): number {
    return this.path.depths.at(step);
  }

  /** The step that opened a frame. */
  callStep(frame: number): number {
    return this.path.callSteps.at(frame);
  }

  /** The return or unwind that ended a frame, -1 when it did not end. */
  endStep(frame: number): number {
    const step = this.path.endSteps.at(frame);
    return step < this.steps ? step : -1;
  }

  codeOfFrame(frame: number): number {
    return this.path.frameCodes.at(frame);
  }

  /** The frame that called a frame, -1 for none. */
  parentOfFrame(frame: number): number {
    return this.path.frameParents.at(frame);
  }

  /**
   * The last time that a frame was paused or went on up to a step.
   * `line` is the one that the caller was running when the frame went on. Null when it never was.
   */
  lastPause(frame: number, step: number): { step: number; paused: boolean; line: number } | null {
    const { pauses, pauseSteps, pauseLines, kinds } = this.path;
    const found = pauses.before(frame, countBelow(pauseSteps, step + 1));
    if (found < 0) return null;
    const at = pauseSteps.at(found);
    return { step: at, paused: kinds.at(at) === kindCodes.yield, line: pauseLines.at(found) };
  }

  /** For the builder: what has been appended and checked is now part of the recording. */
  commit(): void {
    this.size = {
      steps: this.path.steps,
      frames: this.path.frameCodes.length,
      branches: this.path.branchSteps.length,
    };
  }

  /** For the builder: the run has ended. */
  close(outcome: Outcome): void {
    this.end = outcome;
    this.path.trim();
    this.heap.state.trim();
  }

  /** For the builder: the state of a stretch was recorded afterwards. */
  addStretch(from: number, to: number, window: Recording): void {
    this.stretches.push({ from, to, heap: window.heap });
  }

  /** For the builder: where operations are appended. */
  get operations(): StateLog {
    return this.heap.state;
  }
}
