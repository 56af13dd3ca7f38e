import type { GenRequest, Json } from "../../core/asking/generation.ts";
import { readAnthropicModels } from "./anthropicModels.ts";
import { readAnthropicEvent, readAnthropicWhole } from "./anthropicReply.ts";
import { bodyOf, type Composed, type Dialect } from "./dialect.ts";
import { type Habits, type SettingWriters, writeSettings } from "./habits.ts";

/** This interface demands a limit; so many tokens where none is wanted. */
const tokensWithoutWish = 4096;

/** Anthropic's Messages. A page is let in only with the header that says that it knows the danger. */
export const anthropicMessages: Dialect = {
  id: "anthropic-messages",
  headers: (key) => ({
    "anthropic-version": "2023-06-01",
    "anthropic-dangerous-direct-browser-access": "true",
    ...(key === null ? {} : { "x-api-key": key }),
  }),
  compose,
  readEvent: readAnthropicEvent,
  readWhole: readAnthropicWhole,
  modelsPath: "/models",
  readModels: readAnthropicModels,
};

function compose(model: string, request: GenRequest, habits: Habits): Composed {
  const { fields, records } = writeSettings(request.settings, writers, habits);
  const system = request.messages.filter(({ role }) => role === "system");
  const body: { [field: string]: Json } = {
    model,
    max_tokens: tokensWithoutWish,
    messages: request.messages
      .filter(({ role }) => role !== "system")
      .map(({ role, text }) => ({ role, content: text })),
    stream: true,
    ...bodyOf(fields),
  };
  if (system.length > 0) body["system"] = system.map(({ text }) => text).join("\n\n");
  const demanded =
    request.settings.maxTokens === undefined
      ? [
          {
            name: "maxTokens" as const,
            requested: null,
            sent: { field: "max_tokens", value: tokensWithoutWish },
            refused: null,
          },
        ]
      : [];
  return { path: "/messages", body, records: [...records, ...demanded] };
}

const writers: SettingWriters = {
  temperature: (value) => ({ field: "temperature", value }),
  topP: (value) => ({ field: "top_p", value }),
  maxTokens: (value) => ({ field: "max_tokens", value }),
  stop: (value) => ({ field: "stop_sequences", value }),
  seed: () => null,
  logprobs: () => null,
  answer: (form) =>
    form.kind === "pattern"
      ? null
      : {
          field: "output_config",
          value: { format: { type: "json_schema", schema: form.schema } },
        },
};
