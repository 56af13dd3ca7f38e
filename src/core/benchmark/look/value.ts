import { outputUpTo, type Recording, type Value, valueOfName } from "../../trace/index.ts";
import { type Invocation, invocationOf } from "../invocation.ts";
import { lastCallOfModule } from "../moduleCalls.ts";
import { brokenOff, lastStep } from "./ends.ts";
import type { LookPlan, Sight } from "./look.ts";
import { shownText, shownValue } from "./texts.ts";

/** The program that shows what an expression comes to below some code: its value is given a name, and its text is printed. */
export function planValue(code: string, expression: string): LookPlan {
  const name = freeName(`${code}\n${expression}`);
  const program = invocationOf(code, `${name} = ${expression}\nprint(repr(${name}))`);
  return { kind: "programs", programs: [program] };
}

/** Where the value of the expression can be seen: the return of the call that gave it, else where its text is printed. */
export function valueSight(invocation: Invocation, recording: Recording): Sight {
  const broken = brokenOff(recording);
  if (broken !== null) return broken;
  const call = lastCallOfModule(recording, invocation.userLines + 1);
  if (call !== null && isSame(call.value, boundValue(invocation, recording))) {
    const name = recording.codes[recording.codeAt(call.step)]?.name ?? "";
    const text = shownValue(recording, call.step, call.value);
    return { step: call.step, says: `${name} returns ${text} here: that is the output.` };
  }
  const printed = outputUpTo(recording, lastStep(recording)).at(-1);
  if (printed === undefined) {
    return { step: lastStep(recording), says: "The program has come to its end here." };
  }
  const text = shownText(printed.text.trimEnd());
  return { step: printed.step, says: `The output is printed here: ${text}` };
}

/** What the module has under the name that the line below the code gives the expression. */
function boundValue(invocation: Invocation, recording: Recording): Value | null {
  const line = invocation.source.split(/\r\n|\r|\n/)[invocation.userLines] ?? "";
  const name = /^(\w+) = /.exec(line)?.[1];
  return name === undefined ? null : valueOfName(recording, lastStep(recording), 0, name);
}

function isSame(one: Value, other: Value | null): boolean {
  if (one.kind === "object") return other?.kind === "object" && one.id === other.id;
  return other?.kind === "plain" && one.type === other.type && one.repr === other.repr;
}

/** `result`, or the first like it that the text does not hold. */
function freeName(text: string): string {
  let name = "result";
  while (text.includes(name)) name += "_";
  return name;
}
