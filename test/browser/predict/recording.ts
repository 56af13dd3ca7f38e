import { createTraceSession, type TraceSession } from "../../../src/app/trace/session.ts";
import { RecordingBuilder } from "../../../src/core/trace/index.ts";
import { finished, RecordingWriter } from "../../core/trace/writer.ts";

/** The program that the screens under test ask about. */
export const source = `prices = [4, 2, 7]
total = 0
largest = 0
for price in prices:
    total += price
    # keep the dearest
    if price > largest:
        largest = price
print("total", total)
print("largest", largest)
`;

/** The first steps of its run, up to the second time that line 7 is about to run. */
export function seenSteps(): TraceSession {
  const writer = new RecordingWriter();
  writer.code({ name: "<module>", names: ["total", "largest", "price"] });
  const sites = new Map([1, 2, 3, 4, 5, 7, 8, 9, 10].map((line) => [line, writer.site(0, line)]));
  const step = (line: number, ...bound: readonly (readonly [number, number])[]) => {
    writer.step("line", sites.get(line) ?? 0);
    for (const [name, value] of bound) writer.op(3, name, value * 4);
  };
  writer.step("call", sites.get(1) ?? 0);
  step(1);
  step(2);
  step(3, [0, 0]);
  step(4, [1, 0]);
  step(5, [2, 4]);
  step(7, [0, 4]);
  step(8);
  step(4, [1, 4]);
  step(5, [2, 2]);
  step(7, [0, 6]);
  const builder = new RecordingBuilder(source);
  const added = builder.append(writer.chunk());
  if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
  builder.finish(finished(builder.recording.steps));
  const session = createTraceSession(
    builder.recording,
    { source, stdin: [], seed: 0 },
    { recordWindow: () => Promise.resolve({ kind: "failed" }) },
  );
  session.goTo(builder.recording.steps - 1);
  return session;
}
