import type { GenRequest, Json } from "../../core/asking/generation.ts";
import { bodyOf, type Composed, type Dialect } from "./dialect.ts";
import { readGeminiModels } from "./geminiModels.ts";
import { readGeminiEvent, readGeminiWhole } from "./geminiReply.ts";
import { type Habits, type SettingWriters, writeSettings } from "./habits.ts";

/** Gemini's generateContent. The key goes in a header: an address would show it to every log. */
export const gemini: Dialect = {
  id: "gemini-generateContent",
  headers: (key) => (key === null ? {} : { "x-goog-api-key": key }),
  compose,
  readEvent: readGeminiEvent,
  readWhole: readGeminiWhole,
  modelsPath: "/models",
  readModels: readGeminiModels,
};

function compose(model: string, request: GenRequest, habits: Habits): Composed {
  const { fields, records } = writeSettings(request.settings, writers, habits);
  const system = request.messages.filter(({ role }) => role === "system");
  const written = bodyOf(fields);
  const config: { [field: string]: Json } = {};
  const { generationConfig } = written;
  if (generationConfig !== undefined && generationConfig !== null) {
    Object.assign(config, generationConfig);
  }
  // Two fields go together: the number of alternatives needs the switch, the schema needs the type.
  if (config["responseLogprobs"] === true && (request.settings.logprobs ?? 0) > 0) {
    config["logprobs"] = request.settings.logprobs ?? 0;
  }
  if (config["responseJsonSchema"] !== undefined) config["responseMimeType"] = "application/json";
  const body: { [field: string]: Json } = {
    contents: request.messages
      .filter(({ role }) => role !== "system")
      .map(({ role, text }) => ({
        role: role === "assistant" ? "model" : "user",
        parts: [{ text }],
      })),
    generationConfig: config,
  };
  if (system.length > 0) {
    body["systemInstruction"] = { parts: system.map(({ text }) => ({ text })) };
  }
  const name = model.replace(/^models\//, "");
  return {
    path: `/models/${encodeURIComponent(name)}:streamGenerateContent?alt=sse`,
    body,
    records,
  };
}

const writers: SettingWriters = {
  temperature: (value) => ({ field: "generationConfig.temperature", value }),
  topP: (value) => ({ field: "generationConfig.topP", value }),
  maxTokens: (value) => ({ field: "generationConfig.maxOutputTokens", value }),
  stop: (value) => ({ field: "generationConfig.stopSequences", value }),
  seed: (value) => ({ field: "generationConfig.seed", value }),
  logprobs: () => ({ field: "generationConfig.responseLogprobs", value: true }),
  answer: (form) =>
    form.kind === "pattern"
      ? null
      : { field: "generationConfig.responseJsonSchema", value: form.schema },
};
