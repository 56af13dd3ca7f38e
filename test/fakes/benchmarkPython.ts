import type {
  BenchmarkPython,
  PythonReply,
  PythonRequest,
} from "../../src/core/benchmark/request.ts";
import { emptyRecording } from "./recorder.ts";
import { settledLater } from "./settled.ts";

/** A Python that knows what some calls come to, takes texts that are the same for equal, and records runs without a step. */
export class ScriptedPython implements BenchmarkPython {
  readonly asked: PythonRequest[] = [];
  private readonly outputs: Readonly<Record<string, string>>;
  private held: Promise<void> = Promise.resolve();
  private failure: Error | null = null;

  /** `outputs`: by expression, the text of its value. A module that is named in a source as `import numpy` is missing. */
  constructor(outputs: Readonly<Record<string, string>>) {
    this.outputs = outputs;
  }

  /** Answers nothing until the result is called. */
  hold(): () => void {
    const held = settledLater<void>();
    this.held = held.promise;
    return () => held.resolve();
  }

  /** Cannot be started from now on; null: can again. */
  fail(error: Error | null): void {
    this.failure = error;
  }

  async answer(
    requests: readonly PythonRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[]> {
    this.asked.push(...requests);
    const givenUp = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(new Error("given up")));
    });
    await Promise.race([this.held, givenUp]);
    if (this.failure !== null) throw this.failure;
    return requests.map((request) => this.reply(request));
  }

  private reply(request: PythonRequest): PythonReply {
    const { source } = request.kind === "record" ? request.invocation : request;
    if (source.includes("import numpy")) return { kind: "unavailable", module: "numpy" };
    if (request.kind === "record") return { kind: "recorded", recording: emptyRecording(source) };
    if (request.kind === "evaluate") {
      const repr = this.outputs[request.expression];
      return repr === undefined
        ? { kind: "raised", type: "NameError", message: "" }
        : { kind: "value", value: { kind: "str", text: repr }, type: "builtins.str", repr };
    }
    const [, expected, answer] = /\nassert (.*) == (.*)$/s.exec(request.source) ?? [];
    return expected === answer
      ? { kind: "passed" }
      : { kind: "raised", type: "AssertionError", message: "" };
  }
}
