import type { Exchange, GenResult } from "../../core/asking/generation.ts";
import type { Capabilities, ModelClient } from "../client.ts";
import { type Connection, originOf } from "../connection.ts";
import type { Composed } from "../dialects/dialect.ts";
import { ReplyDraft } from "../dialects/draft.ts";
import { type Habits, firstHabits } from "../dialects/habits.ts";
import { dialects } from "../dialects/index.ts";
import { learn } from "../dialects/learn.ts";
import type { Keyring } from "../keys/keyring.ts";
import { rawHeadLength } from "../limits.ts";
import { failed, reply } from "../results.ts";
import { readBody } from "./body.ts";
import { call, type HttpAnswer, type HttpTools } from "./call.ts";
import { scrubbedResult } from "./scrubbedResult.ts";
import { statusFailure, wordsOfBody } from "./statusFailure.ts";
import { readAnswer } from "./stream.ts";

/** What a client on HTTP needs. */
export interface HttpClientOptions extends HttpTools {
  readonly connection: Connection;
  readonly keyring: Keyring;
  readonly capabilities: Capabilities;
  /** What is known of the server already. */
  readonly habits?: Habits;
  /** Told when something was learnt about the server. */
  readonly onHabits?: (habits: Habits) => void;
  /** Ms since 1970. */
  readonly date: () => number;
}

/** How much of the body of an error is read. */
const longestError = 1 << 16;

/** A client of a server on HTTP. Nothing that it gives holds a key. */
export function createHttpClient(options: HttpClientOptions): ModelClient {
  const { connection, keyring, timing } = options;
  const dialect = dialects[connection.dialect];
  let habits = options.habits ?? firstHabits;

  const generate: ModelClient["generate"] = async (request, signal, onDelta) => {
    const began = timing.now();
    for (;;) {
      const composed = dialect.compose(connection.model, request, habits);
      const answer = await send(options, composed, signal);
      const attempt = new AttemptAtReply(composed, () => timing.now() - began);
      if (answer.kind === "failure") return attempt.failed(answer.failure);
      attempt.takeHeaders(answer);
      if (answer.status < 200 || answer.status > 299) {
        const read = await readBody(answer, longestError);
        const body = { ...read, text: keyring.scrub(read.text) };
        attempt.hear(body.text);
        if (answer.status === 400 || answer.status === 422) {
          const next = learn(dialect.id, habits, wordsOfBody(body.text), composed.records);
          if (next !== null) {
            habits = next;
            options.onHabits?.(habits);
            continue;
          }
        }
        const stopped = body.failure?.kind === "aborted" ? body.failure : null;
        return attempt.failed(
          stopped ??
            statusFailure({
              status: answer.status,
              header: (name) => answer.header(name),
              body: body.text,
              nowMs: options.date(),
            }),
        );
      }
      const failure = await readAnswer(answer, dialect, attempt.draft, options.limits, {
        raw: (text) => {
          attempt.hear(text);
        },
        delta: (delta) => {
          attempt.takeFirstText();
          onDelta?.(delta);
        },
      });
      return failure === null ? attempt.replied() : attempt.failed(failure);
    }
  };

  return {
    capabilities: options.capabilities,
    generate: async (request, signal, onDelta) =>
      scrubbedResult(await generate(request, signal, onDelta), (text) => keyring.scrub(text)),
  };
}

/** Sends a composed request with the key of its origin. */
function send(options: HttpClientOptions, { path, body }: Composed, signal: AbortSignal) {
  const { connection, keyring } = options;
  const dialect = dialects[connection.dialect];
  return call(
    {
      url: `${connection.baseUrl}${path}`,
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(keyring.with(originOf(connection), (key) => dialect.headers(key)) ??
          dialect.headers(null)),
      },
      body: JSON.stringify(body),
    },
    signal,
    options,
  );
}

/** One request and what has come of it. */
class AttemptAtReply {
  readonly draft = new ReplyDraft();
  private readonly composed: Composed;
  private readonly sinceMs: () => number;
  private head = "";
  private firstTextMs: number | null = null;
  private requestId: string | null = null;

  constructor(composed: Composed, sinceMs: () => number) {
    this.composed = composed;
    this.sinceMs = sinceMs;
  }

  takeHeaders(answer: HttpAnswer): void {
    this.requestId = answer.header("x-request-id") ?? answer.header("request-id");
  }

  hear(text: string): void {
    if (this.head.length < rawHeadLength) this.head = (this.head + text).slice(0, rawHeadLength);
  }

  takeFirstText(): void {
    this.firstTextMs ??= this.sinceMs();
  }

  replied(): GenResult {
    const { draft } = this;
    const { text, reasoning } = draft.content;
    return reply(this.exchange(), text, {
      reasoning,
      finish: draft.refused ? "filter" : (draft.finish ?? "stop"),
      logprobs: draft.logprobs,
      usage: draft.usage,
      cost: draft.cost,
    });
  }

  failed(failure: Parameters<typeof failed>[1]): GenResult {
    return failed(this.exchange(), failure, this.draft.content.text);
  }

  private exchange(): Exchange {
    return {
      firstTextMs: this.firstTextMs,
      totalMs: this.sinceMs(),
      settings: this.composed.records,
      modelReported: this.draft.modelReported,
      systemFingerprint: this.draft.systemFingerprint,
      requestId: this.requestId ?? this.draft.requestId,
      rawHead: this.head,
    };
  }
}
