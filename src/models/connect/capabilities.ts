import type { GenResult } from "../../core/asking/generation.ts";
import type { Capabilities, ModelClient } from "../client.ts";
import type { Connection } from "../connection.ts";
import { parsedOrNull } from "../http/statusFailure.ts";
import { servers } from "./servers.ts";

/** What is taken for granted of a server before it was tried: little. */
export function assumedCapabilities({ server, dialect }: Connection): Capabilities {
  const facts = servers.find(({ kind }) => kind === server);
  const anthropic = dialect === "anthropic-messages";
  return {
    stream: true,
    form: "none",
    logprobs: null,
    seed: !anthropic,
    temperature: true,
    usage: true,
    cost: server === "openrouter" ? "reported" : "unknown",
    concurrency: facts?.concurrency ?? { first: 1, most: 6 },
  };
}

/** Two members, so that a server that takes a schema and does not keep to it is found out. */
const trialSchema = {
  type: "object",
  properties: { ready: { type: "boolean" }, count: { type: "integer" } },
  required: ["ready", "count"],
  additionalProperties: false,
};

/** What came of trying a server: what it can do, and the exchange that shows it. */
export interface TriedCapabilities {
  readonly capabilities: Capabilities;
  readonly result: GenResult;
}

/** Tries what a server can do, with one short question: documents and servers differ. What fails leaves what was assumed. */
export async function tryCapabilities(
  client: ModelClient,
  signal: AbortSignal,
): Promise<TriedCapabilities> {
  const assumed = client.capabilities;
  const result = await client.generate(
    {
      item: "trial",
      sample: 0,
      messages: [
        { role: "user", text: 'Reply with {"ready": true, "count": 1} and nothing else.' },
      ],
      settings: {
        temperature: 0,
        seed: 1,
        maxTokens: 400,
        logprobs: 1,
        answer: { kind: "schema", schema: trialSchema },
      },
    },
    signal,
  );
  if (result.kind === "failed") return { capabilities: assumed, result };
  const sent = (name: string): boolean =>
    result.settings.some((record) => record.name === name && record.sent !== null);
  return {
    result,
    capabilities: {
      ...assumed,
      temperature: sent("temperature"),
      seed: sent("seed"),
      form: sent("answer") && keepsToTrial(result.text) ? "schema" : "none",
      // Servers give up to 20 alternatives where they give any.
      logprobs: result.logprobs !== null && result.logprobs.length > 0 ? 20 : null,
      usage: result.usage !== null,
      cost: result.cost?.source === "reported" ? "reported" : assumed.cost,
    },
  };
}

function keepsToTrial(text: string): boolean {
  const value = parsedOrNull(text);
  return (
    typeof value === "object" &&
    value !== null &&
    "ready" in value &&
    typeof value.ready === "boolean" &&
    "count" in value &&
    Number.isInteger(value.count) &&
    Object.keys(value).length === 2
  );
}
