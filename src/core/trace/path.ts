import { Chains } from "./chains.ts";
import { Ints } from "./columns.ts";
import type { RecordingChunk } from "./chunk.ts";
import { type Accepted, accepted, type Damaged, damaged } from "./damage.ts";
import type { Tables } from "./tables.ts";
import { tags, type ValueTable } from "./values.ts";

/** The codes of the kinds of step ([P1]). */
export const kindCodes = {
  line: 0,
  call: 1,
  return: 2,
  yield: 3,
  resume: 4,
  exception: 5,
  unwind: 6,
  output: 7,
  input: 8,
  branch: 15,
} as const;

/** More steps, frames or branches than this are no honest recording. */
const mostEntries = 1 << 26;

/**
 * The steps of a recording as columns, with the frames they happen in.
 * Steps, frames and branches are numbered from 0; -1 stands for none.
 */
export class PathLog {
  readonly kinds = new Ints();
  readonly sites = new Ints();
  readonly frames = new Ints();
  readonly parents = new Ints();
  readonly depths = new Ints();
  readonly operands = new Ints();

  readonly branchSteps = new Ints();
  /** `site * 2 + way` of each branch ([P3]). */
  readonly branchWays = new Ints();

  readonly frameCodes = new Ints();
  readonly frameParents = new Ints();
  readonly callSteps = new Ints();
  /** The step that ended each frame: its return or unwind. */
  readonly endSteps = new Ints();
  /** The line that the parent was running when it called. */
  readonly callerLines = new Ints();

  /** The steps at which a frame was paused or went on, by frame. */
  readonly pauseSteps = new Ints();
  /** The line that ran the parent when a frame went on; 0 when it was paused. */
  readonly pauseLines = new Ints();
  readonly pauses = new Chains(new Ints());

  private readonly stack: number[] = [];
  private readonly stackLines: number[] = [];
  private readonly tables: Tables;
  private readonly values: ValueTable;

  constructor(tables: Tables, values: ValueTable) {
    this.tables = tables;
    this.values = values;
  }

  get steps(): number {
    return this.kinds.length;
  }

  append(chunk: RecordingChunk): Accepted | Damaged {
    const { path, extra } = chunk;
    if (this.steps + path.length > mostEntries) return damaged("size", "too many steps");
    let used = 0;
    for (const entry of path) {
      const kind = entry & 15;
      const index = entry >> 4;
      if (kind === kindCodes.branch) {
        if (this.steps === 0) return damaged("P3", "a branch before the first step");
        if (index < 0 || index >> 1 >= this.tables.branchSites.length) {
          return damaged("P3", `branch site ${index >> 1}`);
        }
        this.branchSteps.push(this.steps - 1);
        this.branchWays.push(index);
        continue;
      }
      if (kind > kindCodes.input) return damaged("P1", `a step of kind ${kind}`);
      if (index < 0 || index >= this.tables.siteCodes.length) return damaged("P2", `site ${index}`);
      let operand = -1;
      if (kind >= kindCodes.return) {
        if (used === extra.length) return damaged("P5", `step ${this.steps} has no operand`);
        operand = extra[used++] ?? -1;
      }
      const problem = this.addStep(kind, index, operand);
      if (problem !== null) return problem;
    }
    if (used !== extra.length) return damaged("P5", "more operands than steps that have any");
    return accepted;
  }

  /** Gives back the memory that growing has set aside; nothing more is expected. */
  trim(): void {
    for (const column of [
      this.kinds,
      this.sites,
      this.frames,
      this.parents,
      this.depths,
      this.operands,
      this.branchSteps,
      this.branchWays,
      this.frameCodes,
      this.frameParents,
      this.callSteps,
      this.endSteps,
      this.callerLines,
      this.pauseSteps,
      this.pauseLines,
    ]) {
      column.trim();
    }
    this.pauses.trim();
  }

  private addStep(kind: number, site: number, operand: number): Damaged | null {
    const step = this.steps;
    const { stack, stackLines } = this;
    const code = this.tables.siteCodes.at(site);
    const line = this.tables.siteLines.at(site);
    const top = stack.length - 1;
    let frame = stack[top] ?? -1;
    let parent = -1;
    let depth = top;
    switch (kind) {
      case kindCodes.call:
        parent = frame;
        frame = this.frameCodes.length;
        depth = top + 1;
        this.frameCodes.push(code);
        this.frameParents.push(parent);
        this.callSteps.push(step);
        this.endSteps.push(-1);
        this.callerLines.push(stackLines[top] ?? 0);
        stack.push(frame);
        stackLines.push(line);
        break;
      case kindCodes.resume: {
        if (!this.isSuspended(operand)) return damaged("P6", `step ${step} resumes ${operand}`);
        parent = frame;
        frame = operand;
        depth = top + 1;
        this.pauses.push(frame);
        this.pauseSteps.push(step);
        this.pauseLines.push(stackLines[top] ?? 0);
        stack.push(frame);
        stackLines.push(line);
        break;
      }
      default: {
        const speaks = kind === kindCodes.output || kind === kindCodes.input;
        // What is written or read while no frame runs (a finaliser at the end) belongs to the module.
        if (top < 0 && !(speaks && this.frameCodes.length > 0)) {
          return damaged("P6", `step ${step} happens in no frame`);
        }
        if (top < 0) {
          frame = 0;
          depth = 0;
        } else {
          parent = stack[top - 1] ?? -1;
          stackLines[top] = line;
        }
        if (kind === kindCodes.return || kind === kindCodes.unwind || kind === kindCodes.yield) {
          stack.pop();
          stackLines.pop();
          if (kind === kindCodes.yield) {
            this.pauses.push(frame);
            this.pauseSteps.push(step);
            this.pauseLines.push(0);
          } else this.endSteps.set(frame, step);
        }
        if (speaks && !this.isText(kind, operand)) return damaged("P5", `step ${step}: ${operand}`);
        if (!speaks && kind !== kindCodes.line && !this.isReference(operand)) {
          return damaged("P5", `step ${step} speaks of ${operand}`);
        }
      }
    }
    if (this.frameCodes.at(frame) !== code) {
      return damaged("P2", `step ${step} names code ${code} in a frame of another code`);
    }
    this.kinds.push(kind);
    this.sites.push(site);
    this.frames.push(frame);
    this.parents.push(parent);
    this.depths.push(depth);
    this.operands.push(operand);
    return null;
  }

  private isSuspended(frame: number): boolean {
    if (frame < 0 || frame >= this.frameCodes.length || this.endSteps.at(frame) >= 0) return false;
    const last = this.pauses.before(frame, this.pauseSteps.length);
    return last >= 0 && this.kinds.at(this.pauseSteps.at(last)) === kindCodes.yield;
  }

  private isText(kind: number, operand: number): boolean {
    if (kind === kindCodes.input) return operand === -1 || this.values.isString(operand);
    return this.values.isString(operand >> 1);
  }

  private isReference(operand: number): boolean {
    if ((operand & 3) === tags.object) return operand >> 2 > 0;
    return this.values.isPlainReference(operand);
  }
}
