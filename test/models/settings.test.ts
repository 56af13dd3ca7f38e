import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GenSettings } from "../../src/core/asking/generation.ts";
import { type DialectId, dialectIds } from "../../src/models/dialects/dialect.ts";
import { firstHabits, type Habits } from "../../src/models/dialects/habits.ts";
import { dialects } from "../../src/models/dialects/index.ts";
import { asking, clientTo, connectionTo, never } from "./fixture/clients.ts";
import { type Fixture, startFixture } from "./fixture/server.ts";

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
});

afterAll(() => fixture.close());

const schema = { type: "object", properties: { answer: { type: "string" } }, required: ["answer"] };
const all: GenSettings = {
  temperature: 0,
  topP: 0.9,
  maxTokens: 64,
  stop: ["[/ANSWER]"],
  seed: 7,
  logprobs: 2,
  answer: { kind: "schema", schema },
};

/** Asks once; gives the result, the bodies that were sent for it, and what was learnt. */
async function ask(behaviour: string, settings: GenSettings, dialect?: DialectId, habits?: Habits) {
  const before = fixture.requests.length;
  const learnt: Habits[] = [];
  const client = clientTo(connectionTo(fixture.base(behaviour), dialect), {
    ...(habits === undefined ? {} : { habits }),
    onHabits: (now) => {
      learnt.push(now);
    },
  });
  const result = await client.generate(asking(settings), never());
  const sent = fixture.requests.slice(before).map(({ body }) => body ?? {});
  return { result, sent, learnt };
}

describe("what is sent", () => {
  test.each(dialectIds)("is no setting that nobody asked for, in %s", (dialect) => {
    const { body, records } = dialects[dialect].compose("m", asking(), firstHabits);
    const named = JSON.stringify(body);
    expect(named).not.toMatch(/temperature|top_?p|stop|seed|logprobs|response|output_config/i);
    const demanded = dialect === "anthropic-messages" ? [4096] : [];
    expect(records.map(({ sent }) => sent?.value)).toEqual(demanded);
  });

  test("is everything that Chat Completions knows, under its names", () => {
    const { body, path } = dialects["openai-chat"].compose("m", asking(all), firstHabits);
    expect(path).toBe("/chat/completions");
    expect(body).toEqual({
      model: "m",
      messages: [
        { role: "system", content: "Answer briefly." },
        { role: "user", content: "Does line 3 run?" },
      ],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0,
      top_p: 0.9,
      max_tokens: 64,
      stop: ["[/ANSWER]"],
      seed: 7,
      logprobs: true,
      top_logprobs: 2,
      response_format: {
        type: "json_schema",
        json_schema: { name: "answer", strict: true, schema },
      },
    });
  });

  test("is what Anthropic knows, and the rest is recorded as unknown to it", () => {
    const { body, records } = dialects["anthropic-messages"].compose("m", asking(all), firstHabits);
    expect(body).toEqual({
      model: "m",
      system: "Answer briefly.",
      messages: [{ role: "user", content: "Does line 3 run?" }],
      stream: true,
      temperature: 0,
      top_p: 0.9,
      max_tokens: 64,
      stop_sequences: ["[/ANSWER]"],
      output_config: { format: { type: "json_schema", schema } },
    });
    expect(records.filter(({ sent }) => sent === null)).toEqual([
      { name: "seed", requested: 7, sent: null, refused: { by: "unknown-to-dialect" } },
      { name: "logprobs", requested: 2, sent: null, refused: { by: "unknown-to-dialect" } },
    ]);
  });

  test("is what Gemini knows, inside its configuration", () => {
    const { body, path } = dialects["gemini-generateContent"].compose(
      "models/m 1",
      asking(all),
      firstHabits,
    );
    expect(path).toBe("/models/m%201:streamGenerateContent?alt=sse");
    expect(body).toEqual({
      systemInstruction: { parts: [{ text: "Answer briefly." }] },
      contents: [{ role: "user", parts: [{ text: "Does line 3 run?" }] }],
      generationConfig: {
        temperature: 0,
        topP: 0.9,
        maxOutputTokens: 64,
        stopSequences: ["[/ANSWER]"],
        seed: 7,
        responseLogprobs: true,
        logprobs: 2,
        responseMimeType: "application/json",
        responseJsonSchema: schema,
      },
    });
  });

  test.each(dialectIds)("never is a pattern, in %s", (dialect) => {
    const settings: GenSettings = { answer: { kind: "pattern", pattern: "YES|NO" } };
    const { body, records } = dialects[dialect].compose("m", asking(settings), firstHabits);
    expect(JSON.stringify(body)).not.toContain("YES|NO");
    expect(records[0]).toMatchObject({ sent: null, refused: { by: "unknown-to-dialect" } });
  });
});

describe("a server that refuses a setting", () => {
  test("gets max_completion_tokens when it wants that, and is remembered for it", async () => {
    const { result, sent, learnt } = await ask("wants-completion-tokens", { maxTokens: 64 });
    expect(result.kind).toBe("reply");
    expect(sent.map((body) => [body["max_tokens"], body["max_completion_tokens"]])).toEqual([
      [64, undefined],
      [undefined, 64],
    ]);
    expect(result.settings).toEqual([
      {
        name: "maxTokens",
        requested: 64,
        sent: { field: "max_completion_tokens", value: 64 },
        refused: null,
      },
    ]);
    const again = await ask("wants-completion-tokens", { maxTokens: 64 }, undefined, learnt.at(-1));
    expect(again.sent).toHaveLength(1);
  });

  test.each(dialectIds)("in %s is asked without it, and its words are kept", async (dialect) => {
    const { result, sent } = await ask("refuses-temperature", { temperature: 0 }, dialect);
    expect(result.kind).toBe("reply");
    expect(sent).toHaveLength(2);
    expect(result.settings[0]).toMatchObject({
      name: "temperature",
      requested: 0,
      sent: null,
      refused: { by: "refused-by-server", message: expect.stringContaining("does not support 0") },
    });
  });

  test("is asked once for each refusal and not without end", async () => {
    const { result, sent } = await ask("refuses-much", all);
    expect(result.kind).toBe("reply");
    expect(sent).toHaveLength(5);
    expect(result.settings.filter((one) => one.sent === null).map(({ name }) => name)).toEqual([
      "temperature",
      "stop",
      "seed",
    ]);
  });

  test("gets a schema in the flat shape, and then none at all", async () => {
    const flat = await ask("wants-flat-schema", { answer: { kind: "schema", schema } });
    expect(flat.sent.at(-1)?.["response_format"]).toEqual({ type: "json_schema", schema });
    const none = await ask("refuses-schema", { answer: { kind: "schema", schema } });
    expect(none.result.kind).toBe("reply");
    expect(none.sent).toHaveLength(3);
    expect(none.sent.at(-1)).not.toHaveProperty("response_format");
  });

  test("for the size of what was asked is not asked again", async () => {
    const { result, sent } = await ask("context", { maxTokens: 4096 });
    expect(result).toMatchObject({ kind: "failed", failure: { kind: "bad-request", status: 400 } });
    expect(sent).toHaveLength(1);
  });
});
