import type {
  Failure,
  GenRequest,
  GenResult,
  SettingRecord,
} from "../../core/asking/generation.ts";
import type { Capabilities, ModelClient } from "../client.ts";
import { type ClientLimits, messageLength, rawHeadLength } from "../limits.ts";
import { bareExchange, failed, reply } from "../results.ts";
import type { Timing } from "../timing.ts";
import { unknownSettings } from "../unknownSettings.ts";
import { languages, type LanguageModel, type PromptOptions, type Session } from "./shape.ts";

/** What stands for the name of a model that the browser does not name. */
export const unnamedModel = "Chrome built-in, model not identified";

/** The browser's model has no seed, no temperature and no log-probabilities, and does one thing at a time. */
const capabilities: Capabilities = {
  stream: true,
  form: "schema-and-pattern",
  logprobs: null,
  seed: false,
  temperature: false,
  usage: false,
  cost: "free",
  concurrency: { first: 1, most: 1 },
};

/** What a client of the browser's model needs. */
export interface PromptApiOptions {
  readonly model: LanguageModel;
  readonly timing: Timing;
  readonly limits: ClientLimits;
  /** Told how much of the model is there, 0 to 1, when it has to be fetched first. */
  readonly onProgress?: (share: number) => void;
}

/**
 * A client of the browser's own model. Every question gets a fresh copy of one session that is empty, so that no answer hangs on the one
 * before. The first call may have to come from a click: the browser fetches the model only then.
 */
export function createPromptApiClient(options: PromptApiOptions): ModelClient {
  const { timing } = options;
  let warm: Promise<Session> | null = null;
  const session = (): Promise<Session> => {
    const opened = warm ?? open(options);
    warm = opened;
    opened.catch(() => {
      if (warm === opened) warm = null;
    });
    return opened;
  };
  return {
    capabilities,
    async generate(request, signal, onDelta) {
      const began = timing.now();
      const { asked, records } = optionsOf(request);
      const draft = { text: "", firstTextMs: null as number | null };
      const exchange = () => ({
        ...bareExchange(timing.now() - began, records),
        firstTextMs: draft.firstTextMs,
        modelReported: unnamedModel,
        rawHead: draft.text.slice(0, rawHeadLength),
      });
      const fail = (failure: Failure): GenResult => failed(exchange(), failure, draft.text);
      if (signal.aborted) return fail({ kind: "aborted" });
      let copy: Session | null = null;
      try {
        copy = await (await session()).clone({ signal });
        const stream = copy.promptStreaming(messagesOf(request), { ...asked, signal });
        for await (const piece of piecesOf(stream)) {
          draft.firstTextMs ??= timing.now() - began;
          draft.text += piece;
          onDelta?.({ text: piece, reasoning: "" });
          if (draft.text.length > options.limits.longestText) {
            return fail({ kind: "too-long", limit: options.limits.longestText });
          }
        }
        return reply(exchange(), draft.text, { cost: { usd: 0, source: "free" } });
      } catch (error) {
        return fail(signal.aborted ? { kind: "aborted" } : failureOf(error));
      } finally {
        copy?.destroy();
      }
    },
  };
}

/** Has the browser fetch its model, which it does only right after a click; gives why it could not, or null. */
export async function prepareModel(
  options: Pick<PromptApiOptions, "model" | "onProgress">,
): Promise<Failure | null> {
  try {
    (await open(options)).destroy();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

function open({
  model,
  onProgress,
}: Pick<PromptApiOptions, "model" | "onProgress">): Promise<Session> {
  return model.create({
    ...languages,
    monitor(monitor) {
      monitor.addEventListener("downloadprogress", (event) => {
        if ("loaded" in event && typeof event.loaded === "number") onProgress?.(event.loaded);
      });
    },
  });
}

function messagesOf({ messages }: GenRequest) {
  return messages.map(({ role, text }) => ({ role, content: text }));
}

/** A stream that is given up is let go of. */
async function* piecesOf(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The form of the answer is all that can be set. */
function optionsOf({ settings }: GenRequest): {
  readonly asked: PromptOptions;
  readonly records: readonly SettingRecord[];
} {
  const { answer } = settings;
  const records = unknownSettings(settings);
  if (answer === undefined) return { asked: {}, records };
  const constraint = answer.kind === "schema" ? answer.schema : new RegExp(answer.pattern);
  const value = answer.kind === "schema" ? answer.schema : answer.pattern;
  return {
    asked: { responseConstraint: constraint },
    records: records.map((record) =>
      record.name === "answer"
        ? { ...record, sent: { field: "responseConstraint", value }, refused: null }
        : record,
    ),
  };
}

/** The browser tells its failures by their names. */
function failureOf(error: unknown): Failure {
  const name = error instanceof Error ? error.name : "";
  const message = (error instanceof Error ? error.message : String(error)).slice(0, messageLength);
  switch (name) {
    case "AbortError":
      return { kind: "aborted" };
    case "NotSupportedError":
    case "SyntaxError":
      return { kind: "form-not-met", message };
    case "QuotaExceededError":
      return { kind: "bad-request", status: 413, message };
    case "NotAllowedError":
    case "InvalidStateError":
      return { kind: "model-unavailable", message };
    default:
      return { kind: "stream-error", message };
  }
}
