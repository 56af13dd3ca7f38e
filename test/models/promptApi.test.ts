import { describe, expect, test } from "vitest";
import type { Failure } from "../../src/core/asking/generation.ts";
import { clientLimits } from "../../src/models/limits.ts";
import { createPromptApiClient, unnamedModel } from "../../src/models/promptApi/client.ts";
import {
  availabilityOf,
  languageModelOf,
  type LanguageModel,
} from "../../src/models/promptApi/shape.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { asking, never } from "./fixture/clients.ts";
import { fakeLanguageModel } from "./fixture/languageModel.ts";

const clientOf = (model: LanguageModel, onProgress: (share: number) => void = () => undefined) =>
  createPromptApiClient({ model, timing: pageTiming, limits: clientLimits, onProgress });

const saying = (availability: string) => fakeLanguageModel(() => [], { availability });

describe("the browser's own model", () => {
  test("is there only where it says so", async () => {
    expect(await availabilityOf(languageModelOf({}))).toBe("absent");
    expect(await availabilityOf(languageModelOf({ LanguageModel: { create: 1 } }))).toBe("absent");
    expect(await availabilityOf(languageModelOf({ LanguageModel: saying("unavailable") }))).toBe(
      "unavailable",
    );
    expect(await availabilityOf(saying("downloadable"))).toBe("downloadable");
    expect(await availabilityOf(saying("readily"))).toBe("unavailable");
  });

  test("answers each question in a session of its own, and none is left over", async () => {
    const fake = fakeLanguageModel(() => ["[ANSWER]", "YES[/ANSWER]"]);
    const progress: number[] = [];
    const client = clientOf(fake, (share) => progress.push(share));
    const deltas: string[] = [];
    for (let sample = 0; sample < 3; sample++) {
      const request = asking({ temperature: 0 }, "item", sample);
      const result = await client.generate(request, never(), ({ text }) => deltas.push(text));
      expect(result).toMatchObject({
        kind: "reply",
        text: "[ANSWER]YES[/ANSWER]",
        modelReported: unnamedModel,
        cost: { usd: 0, source: "free" },
        settings: [{ name: "temperature", sent: null, refused: { by: "unknown-to-dialect" } }],
      });
    }
    expect(deltas).toHaveLength(6);
    expect(fake).toMatchObject({ opened: 1, alive: 1 });
    expect(progress).toEqual([0.5]);
    expect(fake.asked[0]?.input).toEqual([
      { role: "system", content: "Answer briefly." },
      { role: "user", content: "Does line 3 run?" },
    ]);
  });

  test("is held to a schema or to a pattern", async () => {
    const fake = fakeLanguageModel(() => ["YES"]);
    const client = clientOf(fake);
    const pattern = await client.generate(
      asking({ answer: { kind: "pattern", pattern: "^(YES|NO)$" } }),
      never(),
    );
    await client.generate(
      asking({ answer: { kind: "schema", schema: { type: "object" } } }),
      never(),
    );
    expect(fake.asked.map(({ options }) => options.responseConstraint)).toEqual([
      /^(YES|NO)$/,
      { type: "object" },
    ]);
    expect(pattern.settings).toEqual([
      {
        name: "answer",
        requested: { kind: "pattern", pattern: "^(YES|NO)$" },
        sent: { field: "responseConstraint", value: "^(YES|NO)$" },
        refused: null,
      },
    ]);
  });

  test.each<readonly [string, Failure]>([
    ["SyntaxError", { kind: "form-not-met", message: "no" }],
    ["NotSupportedError", { kind: "form-not-met", message: "no" }],
    ["QuotaExceededError", { kind: "bad-request", status: 413, message: "no" }],
    ["NotAllowedError", { kind: "model-unavailable", message: "no" }],
    ["OperationError", { kind: "stream-error", message: "no" }],
  ])("that fails with %s comes to a named failure", async (name, failure) => {
    const fake = fakeLanguageModel(() => {
      throw new DOMException("no", name);
    });
    const result = await clientOf(fake).generate(asking(), never());
    expect(result).toMatchObject({ kind: "failed", failure });
    expect(fake.alive).toBe(1);
  });

  test("that could not be opened is tried again the next time", async () => {
    const failsToOpen = new DOMException("needs a click", "NotAllowedError");
    const fake = fakeLanguageModel(() => [], { failsToOpen });
    const client = clientOf(fake);
    for (const opened of [1, 2]) {
      const result = await client.generate(asking(), never());
      expect(result).toMatchObject({ failure: { kind: "model-unavailable" } });
      expect(fake.opened).toBe(opened);
    }
  });

  test("is stopped when it is given up, and when it says too much", async () => {
    const fake = fakeLanguageModel(() => Array.from({ length: 30 }, () => "x".repeat(1 << 16)));
    const client = clientOf(fake);
    expect(await client.generate(asking(), AbortSignal.abort())).toMatchObject({
      failure: { kind: "aborted" },
    });
    expect(await client.generate(asking(), never())).toMatchObject({
      failure: { kind: "too-long", limit: 1 << 20 },
    });
    expect(fake.alive).toBe(1);
  });
});
