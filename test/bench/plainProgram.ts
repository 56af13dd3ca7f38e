/** How often the program runs in one measurement, since it is short without recording. */
export const plainTimes = 4;

/**
 * A program that runs another one `plainTimes` times with nothing recorded: what it makes of text by hand, without `exec`,
 * the recorder takes for library code. `traced`: under a trace function that does nothing.
 */
export function plainProgram(source: string, traced: boolean): string {
  const text = `import sys
from types import FunctionType

def look_on(frame, event, argument):
    return look_on

made = compile(${JSON.stringify(source)}, "program.py", "exec")
for _ in range(${plainTimes}):
    run = FunctionType(made, {"__name__": "__main__"})
    if ${traced ? "True" : "False"}:
        sys.settrace(look_on)
    run()
    sys.settrace(None)
`;
  return `from types import FunctionType
FunctionType(compile(${JSON.stringify(text)}, "harness.py", "exec"), {"__name__": "__main__"})()
`;
}
