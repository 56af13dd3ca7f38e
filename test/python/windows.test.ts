import { beforeAll, describe, expect, test } from "vitest";
import {
  createCursor,
  parseChunk,
  parseOutcome,
  printValue,
  type Recording,
  RecordingBuilder,
} from "../../src/core/trace/index.ts";
import { type Foretrace, loadForetrace, type RequestOptions } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

const source = `
class Node:
    def __init__(self, value, behind):
        self.value = value
        self.behind = behind
def walk(n):
    for k in range(n):
        yield k * 1.5
seen = {}
xs = []
head = None
paused = walk(10_000)
for i in range(600):
    xs.append(i)
    xs[i // 2] = next(paused)
    seen[str(i % 40)] = (i, xs[-3:])
    head = Node(head and head.value, None if i % 50 == 0 else head)
    if i % 97 == 0:
        xs.reverse()
`;

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

function built(options: RequestOptions): RecordingBuilder {
  const run = foretrace.run(source, options);
  const builder = new RecordingBuilder(source);
  for (const emitted of run.chunks) {
    const chunk = parseChunk(emitted);
    expect("kind" in chunk ? chunk : builder.append(chunk)).toEqual({ kind: "accepted" });
  }
  const outcome = parseOutcome(run.outcome);
  if (outcome.kind === "damaged") throw new Error(outcome.detail);
  builder.finish(outcome.outcome);
  return builder;
}

/** Every name of every frame with its value, and how many objects they reach. */
function stateAt(recording: Recording, step: number): readonly string[] {
  const cursor = createCursor(recording);
  cursor.seek(step);
  const texts = [...cursor.stack(), ...cursor.suspended()].flatMap((frame) =>
    frame.variables.map(
      ([name, value]) =>
        `${frame.id} ${frame.line} ${name} ${printValue(recording, cursor, value, { width: 5000 })}`,
    ),
  );
  return [...texts, String(cursor.reachable().length)];
}

describe("[W2] a window recorded by running the program again", () => {
  test("shows the state that a recording of everything shows", () => {
    const whole = recorded(foretrace, source);
    expect(whole.stateUntil).toBe(whole.steps);
    const builder = built({ mode: "path" });
    const { recording } = builder;
    expect(recording.steps).toBe(whole.steps);
    expect(recording.stateUntil).toBe(0);
    const [from, to] = [2500, 2700];
    const window = built({ window: [from, to] }).recording;
    expect(builder.addWindow(from, to, window)).toEqual({ kind: "accepted" });
    // State begins where a line is about to run.
    const [begun] = recording.windows;
    const first = begun?.from ?? to;
    expect(first - from).toBeLessThan(3);
    for (let step = first; step < to; step += 7) {
      expect(stateAt(recording, step)).toEqual(stateAt(whole, step));
    }
    expect(stateAt(recording, from - 1)).toEqual(["0"]);
    expect(stateAt(recording, to)).toEqual(["0"]);
  });
});
