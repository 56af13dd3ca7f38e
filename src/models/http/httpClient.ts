import type { Capabilities, ModelClient } from "../client.ts";
import { type Connection, originOf } from "../connection.ts";
import type { Composed } from "../dialects/dialect.ts";
import { type Habits, firstHabits } from "../dialects/habits.ts";
import { dialects } from "../dialects/index.ts";
import { learn } from "../dialects/learn.ts";
import type { Keyring } from "../keys/keyring.ts";
import { readBody } from "./body.ts";
import { call, type HttpTools } from "./call.ts";
import { Incoming } from "./incoming.ts";
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
      const incoming = new Incoming(composed, () => timing.now() - began);
      if (answer.kind === "failure") return incoming.failed(answer.failure);
      incoming.takeHeaders(answer);
      if (answer.status < 200 || answer.status > 299) {
        const read = await readBody(answer, longestError);
        const body = { ...read, text: keyring.scrub(read.text) };
        incoming.hear(body.text);
        if (answer.status === 400 || answer.status === 422) {
          const next = learn(dialect.id, habits, wordsOfBody(body.text), composed.records);
          if (next !== null) {
            habits = next;
            options.onHabits?.(habits);
            continue;
          }
        }
        const stopped = body.failure?.kind === "aborted" ? body.failure : null;
        return incoming.failed(
          stopped ??
            statusFailure({
              status: answer.status,
              header: (name) => answer.header(name),
              body: body.text,
              nowMs: options.date(),
            }),
        );
      }
      const failure = await readAnswer(answer, dialect, incoming.draft, options.limits, {
        raw: (text) => {
          incoming.hear(text);
        },
        delta: (delta) => {
          incoming.takeFirstText();
          onDelta?.(delta);
        },
      });
      return failure === null ? incoming.replied() : incoming.failed(failure);
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
