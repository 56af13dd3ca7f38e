import type { RecordingChunk } from "./chunk.ts";
import { kindOfObject, operations } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import { kindCodes } from "./path.ts";
import type { Recording } from "./recording.ts";
import { NamedValues, Renumbered } from "./renumbered.ts";

/** The beginning of a recording, as one chunk that a builder takes. */
export interface RecordingPrefix {
  readonly chunk: RecordingChunk;
  /** Says how long it is and up to where its state is known; nothing of how the run ended. */
  readonly outcome: Outcome;
}

/**
 * The first `steps` steps of a recording, or all of them where there are fewer. Frames and objects keep their numbers; sites, strings,
 * values, floats, types, names and compiled files are those that these steps name, and nothing tells what comes later: neither the
 * branches decided after the last step nor how the run ended. Of the program's own text everything is there: its codes and decisions.
 */
export function prefixOf(recording: Recording, steps: number): RecordingPrefix {
  const end = Math.max(0, Math.min(Math.trunc(steps), recording.steps));
  const stateUntil = Math.min(end, recording.stateUntil);
  const prefix = new Prefix(recording);
  const path = prefix.path(end);
  const ops = prefix.operations(stateUntil);
  return {
    chunk: { ...path, ops, ...prefix.values.columns(), tables: prefix.tables() },
    outcome: { format: 1, kind: "stopped", reason: "window", python: "", steps: end, stateUntil },
  };
}

class Prefix {
  readonly values: NamedValues;
  private readonly recording: Recording;
  private readonly sites = new Renumbered();
  private readonly types = new Renumbered();
  /** The last compiled file that is named: files are numbered in the order in which the program compiles them. */
  private lastFile = 0;
  /** How many names of each code are known by now, where some were added while it ran. */
  private readonly nameEnds = new Map<number, number>();

  constructor(recording: Recording) {
    this.recording = recording;
    this.values = new NamedValues(recording);
  }

  path(end: number): Pick<RecordingChunk, "path" | "extra"> {
    const { recording } = this;
    const { kinds, sites, operands, branchSteps, branchWays } = recording.path;
    const path: number[] = [];
    const extra: number[] = [];
    let branch = 0;
    for (let step = 0; step < end; step++) {
      const kind = kinds.at(step);
      path.push(this.sites.of(sites.at(step)) * 16 + kind);
      this.nameCode(recording.codeAt(step));
      if (kind >= kindCodes.return) extra.push(this.operand(kind, operands.at(step)));
      while (branch < recording.branchCount && branchSteps.at(branch) === step) {
        // What is decided after the last step is not known at it.
        if (step < end - 1) path.push(branchWays.at(branch) * 16 + kindCodes.branch);
        branch += 1;
      }
    }
    return { path: Int32Array.from(path), extra: Int32Array.from(extra) };
  }

  private operand(kind: number, operand: number): number {
    switch (kind) {
      case kindCodes.resume:
        return operand;
      case kindCodes.output:
        return this.values.string(operand >> 1) * 2 + (operand & 1);
      case kindCodes.input:
        return operand < 0 ? operand : this.values.string(operand);
      default:
        return this.values.reference(operand);
    }
  }

  operations(until: number): Int32Array {
    const { ops } = this.recording.operations;
    const written: number[] = [];
    const kindOf = new Map<number, number>();
    for (let at = 0; at < ops.length;) {
      const code = ops.at(at) & 15;
      const operand = ops.at(at) >> 4;
      if (code === operations.step && operand >= until) break;
      at = this.operation(at, code, operand, written, kindOf);
    }
    return Int32Array.from(written);
  }

  /** Writes the operation at `at` with the numbers of the prefix; gives where the next one begins. */
  private operation(
    at: number,
    code: number,
    operand: number,
    written: number[],
    kindOf: Map<number, number>,
  ): number {
    const { ops, slots } = this.recording.operations;
    const int = (place: number): number => ops.at(at + place);
    const write = (head: number, ...ints: readonly number[]): void => {
      written.push(head * 16 + code, ...ints);
    };
    const references = (first: number, count: number): void => {
      for (let place = first; place < first + count; place++) {
        written.push(this.values.reference(int(place)));
      }
    };
    switch (code) {
      case operations.local:
      case operations.unbind: {
        const frameCode = this.recording.codeOfFrame(slots.frameOf(operand));
        const name = slots.placeOf(operand);
        this.nameEnds.set(frameCode, Math.max(this.nameEnds.get(frameCode) ?? 0, name + 1));
        if (code === operations.unbind) {
          write(name);
          return at + 1;
        }
        write(name, this.values.reference(int(1)));
        return at + 2;
      }
      case operations.new: {
        kindOf.set(int(1), operand);
        write(operand, int(1), this.types.of(int(2)), this.datum(operand, int(3)), int(4));
        references(5, int(4));
        return at + 5 + int(4);
      }
      case operations.item:
        write(operand, int(1), this.values.reference(int(2)));
        return at + 3;
      case operations.splice:
        write(operand, int(1), int(2), int(3));
        references(4, int(3));
        return at + 4 + int(3);
      case operations.entry:
        write(operand, this.values.reference(int(1)), this.values.reference(int(2)));
        return at + 3;
      case operations.remove:
        write(operand, this.values.reference(int(1)));
        return at + 2;
      case operations.whole:
        write(operand, int(1));
        references(2, int(1));
        return at + 2 + int(1);
      case operations.attribute:
        write(operand, this.values.string(int(1)), this.values.reference(int(2)));
        return at + 3;
      case operations.unattribute:
        write(operand, this.values.string(int(1)));
        return at + 2;
      case operations.data:
        write(operand, this.datum(kindOf.get(operand) ?? -1, int(1)));
        return at + 2;
      case operations.length:
        write(operand, int(1));
        return at + 2;
      default:
        // STEP, FRAME and RESET: their numbers stay.
        write(operand);
        return at + 1;
    }
  }

  private datum(kind: number, datum: number): number {
    switch (kind) {
      case kindOfObject.module:
        return this.values.string(datum);
      case kindOfObject.other:
        return datum < 0 ? datum : this.values.string(datum);
      case kindOfObject.class:
      case kindOfObject.function:
        this.nameCode(datum);
        return datum;
      default:
        return datum;
    }
  }

  private nameCode(code: number): void {
    this.lastFile = Math.max(this.lastFile, this.recording.codes[code]?.file ?? 0);
  }

  /** The tables, as JSON. After all else: until then it is not known what is named. */
  tables(): string {
    const { tables } = this.recording;
    const codes = tables.codes.flatMap((code, number) => {
      if (code.file > this.lastFile) return [];
      const known = Math.max(tables.namesOfText(number), this.nameEnds.get(number) ?? 0);
      return [{ ...code, names: code.names.slice(0, known) }];
    });
    return JSON.stringify({
      codes,
      sites: this.sites.old.flatMap((site) => [
        tables.siteCodes.at(site),
        tables.siteLines.at(site),
      ]),
      types: this.types.old.map((type) => tables.types[type]),
      // Decisions are those of the program's text alone ([B4]).
      constructs: tables.constructs,
      branches: tables.branchSites,
      files: tables.files
        .filter(({ file }) => file <= this.lastFile)
        .map(({ name, source }) => ({ file: name, source })),
    });
  }
}
