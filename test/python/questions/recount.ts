import type { Question, Truth } from "../../../src/core/question/question.ts";
import type { Recording } from "../../../src/core/trace/index.ts";

/** One event that `sys.settrace` told of. Lines are 1-based. */
export interface WitnessedEvent {
  readonly kind: "line" | "call" | "return" | "exception";
  readonly line: number;
  readonly frame: number;
  readonly parent: number;
  readonly code: string;
  readonly first: number;
  readonly generator: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly objects: Readonly<Record<string, number>>;
  /** How many characters were printed before. */
  readonly printed: number;
  readonly value: string | null;
}

export interface Witnessed {
  readonly events: readonly WitnessedEvent[];
  readonly printed: string;
  readonly raises: string | null;
}

/** Answers a question by going through all events of a witness; undefined where the witness cannot tell. */
export class Recount {
  private readonly events: readonly WitnessedEvent[];
  private readonly witnessed: Witnessed;
  private readonly recording: Recording;

  constructor(witnessed: Witnessed, recording: Recording) {
    this.witnessed = witnessed;
    this.events = witnessed.events;
    this.recording = recording;
  }

  /** Whether the witness saw the same lines as the recorder did. */
  get agrees(): boolean {
    const { recording } = this;
    const seen = this.events.filter(({ kind }) => kind === "line").map(({ line }) => line);
    const recorded: number[] = [];
    for (let step = 0; step < recording.steps; step++) {
      if (recording.kindAt(step) === "line") recorded.push(recording.lineAt(step));
    }
    return JSON.stringify(seen) === JSON.stringify(recorded);
  }

  /** The truth of a question in a form that can be compared with `told`. */
  answer(question: Question): unknown {
    switch (question.kind) {
      case "count":
        return this.lines().filter((line) => line === question.line).length;
      case "coverage": {
        const own = question.frame === null ? this.events : this.callOf(question);
        const frame = own[0]?.frame;
        const ran = new Set(
          own
            .filter(
              (event) =>
                event.kind === "line" && (question.frame === null || event.frame === frame),
            )
            .map(({ line }) => line),
        );
        return question.lines.filter((line) => ran.has(line));
      }
      case "path":
        if (question.frame === null) return this.lines();
        return this.callOf(question)
          .filter(({ kind }) => kind === "line")
          .map(({ line }) => line);
      case "next-line":
        return this.nextLine(this.placeOf(question));
      case "state":
        return this.value(question);
      case "branch":
        return this.way(question);
      case "output":
        return this.output(question);
      case "alias":
        return this.groups(question);
      case "input":
        return undefined;
    }
  }

  private lines(): readonly number[] {
    return this.events.filter(({ kind }) => kind === "line").map(({ line }) => line);
  }

  /** The event of the k-th time that a line was about to run. */
  private placeOf({ line, visit }: Question): number {
    let left = visit;
    return this.events.findIndex(
      (event) => event.kind === "line" && event.line === line && --left === 0,
    );
  }

  /** The events of the k-th call of the code that begins on a line. */
  private callOf({ line, visit }: Question): readonly WitnessedEvent[] {
    let left = visit;
    const begin = this.events.findIndex(
      (event) => event.kind === "call" && event.first === line && --left === 0,
    );
    const frame = this.events[begin]?.frame;
    const end = this.events.findIndex(
      (event, place) => place > begin && event.kind === "return" && event.frame === frame,
    );
    return this.events.slice(begin, end + 1);
  }

  private nextLine(place: number): unknown {
    const event = this.events[place];
    const next = this.events[place + 1];
    if (event === undefined || next === undefined) return undefined;
    switch (next.kind) {
      case "line":
        return { kind: "line", line: next.line };
      case "call":
        return { kind: "call", name: next.code, line: next.first };
      case "exception":
        return { kind: "raises" };
      case "return": {
        // An exception that nobody in the frame takes leaves it by a return event.
        const after = this.events[place + 2];
        const raises =
          after === undefined ? this.witnessed.raises !== null : after.kind === "exception";
        if (next.value === "None" && raises) return { kind: "raises" };
        if (next.parent < 0) return { kind: "end" };
        const caller = this.events.slice(0, place).findLast(({ frame }) => frame === next.parent);
        return { kind: "return", line: caller?.line };
      }
    }
  }

  /** The event at which the line of an event has run; undefined when it raised. */
  private endOf(place: number): WitnessedEvent | undefined {
    const frame = this.events[place]?.frame;
    const next = this.events.slice(place + 1).find((event) => event.frame === frame);
    return next?.kind === "line" || next?.kind === "return" ? next : undefined;
  }

  private value(question: Extract<Question, { kind: "state" }>): unknown {
    const { expression, when } = question;
    const place = this.placeOf(question);
    const end = this.endOf(place);
    if (when === "return") return end?.value ?? undefined;
    if (when === "argument") {
      const call = this.events.slice(place + 1).find(({ kind }) => kind === "call");
      return call?.values[expression];
    }
    // Other frames' names and parts of values are left to other tests.
    if (when !== "after" || question.frame !== this.recordedFrame(question)) return undefined;
    return end?.values[expression];
  }

  private recordedFrame({ line, visit }: Question): number {
    let left = visit;
    for (let step = 0; step < this.recording.steps; step++) {
      const isVisit =
        this.recording.kindAt(step) === "line" && this.recording.lineAt(step) === line;
      if (isVisit && --left === 0) return this.recording.frameAt(step);
    }
    return -1;
  }

  private way(question: Extract<Question, { kind: "branch" }>): unknown {
    const construct = this.recording.constructs[question.construct];
    if (construct === undefined || !["if", "while", "for"].includes(construct.kind))
      return undefined;
    const end = this.endOf(this.placeOf(question));
    if (end === undefined) return undefined;
    const [first, last] = construct.body;
    const inside = end.kind === "line" && end.line >= first && end.line <= last;
    return inside ? "true" : "false";
  }

  private output(question: Extract<Question, { kind: "output" }>): unknown {
    const { printed, raises } = this.witnessed;
    if (question.scope === "run") return [printed, raises === "SystemExit" ? null : raises];
    const place = this.placeOf(question);
    const end = this.endOf(place);
    if (end === undefined) return undefined;
    return [printed.slice(this.events[place]?.printed, end.printed), null];
  }

  private groups(question: Extract<Question, { kind: "alias" }>): unknown {
    const end = this.endOf(this.placeOf(question));
    if (end === undefined) return undefined;
    const groups = new Map<number | undefined, string[]>();
    for (const name of question.names) {
      const object = end.objects[name];
      groups.set(object, [...(groups.get(object) ?? []), name]);
    }
    return [...groups.values()];
  }
}

/** What a truth says, in the form of `Recount.answer`. */
export function told(
  truth: Truth,
  print: (value: Extract<Truth, { kind: "state" }>["value"]) => string,
): unknown {
  switch (truth.kind) {
    case "count":
      return truth.times;
    case "coverage":
      return truth.ran;
    case "path":
      return truth.lines;
    case "next-line":
      return truth.next;
    case "state":
      return print(truth.value);
    case "branch":
      return truth.way;
    case "output":
      return [truth.text, truth.raises];
    case "alias":
      return truth.groups;
    case "input":
      return truth.example;
  }
}
