import type { GenRequest, Json } from "../../core/asking/generation.ts";
import { bodyOf, type Composed, type Dialect } from "./dialect.ts";
import { type Habits, type SettingWriters, type Written, writeSettings } from "./habits.ts";
import { readOpenaiModels } from "./openaiModels.ts";
import { readOpenaiEvent, readOpenaiWhole } from "./openaiReply.ts";

/** Chat Completions, as OpenAI, OpenRouter and all local servers speak it. */
export const openaiChat: Dialect = {
  id: "openai-chat",
  headers: (key) => (key === null ? {} : { authorization: `Bearer ${key}` }),
  compose,
  readEvent: readOpenaiEvent,
  readWhole: readOpenaiWhole,
  modelsPath: "/models",
  readModels: readOpenaiModels,
};

function compose(model: string, request: GenRequest, habits: Habits): Composed {
  const { fields, records } = writeSettings(request.settings, writers(habits), habits);
  const { logprobs } = request.settings;
  const body: { [field: string]: Json } = {
    model,
    messages: request.messages.map(({ role, text }) => ({ role, content: text })),
    stream: true,
    ...bodyOf(fields),
  };
  if (habits.streamUsage) body["stream_options"] = { include_usage: true };
  if (body["logprobs"] === true && logprobs !== undefined) body["top_logprobs"] = logprobs;
  return { path: "/chat/completions", body, records };
}

function writers(habits: Habits): SettingWriters {
  return {
    temperature: (value) => ({ field: "temperature", value }),
    topP: (value) => ({ field: "top_p", value }),
    maxTokens: (value) => ({ field: habits.tokenField, value }),
    stop: (value) => ({ field: "stop", value }),
    seed: (value) => ({ field: "seed", value }),
    logprobs: () => ({ field: "logprobs", value: true }),
    answer: (form): Written | null => {
      if (form.kind === "pattern") return null;
      const { schema } = form;
      const value: Json =
        habits.schemaShape === "nested"
          ? { type: "json_schema", json_schema: { name: "answer", strict: true, schema } }
          : { type: "json_schema", schema };
      return { field: "response_format", value };
    },
  };
}
