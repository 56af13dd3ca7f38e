import type { Failure } from "../../core/asking/generation.ts";
import type { ModelInfo } from "../client.ts";
import { type Connection, originOf } from "../connection.ts";
import { dialects } from "../dialects/index.ts";
import { readBody } from "../http/body.ts";
import { call, type HttpTools } from "../http/call.ts";
import { scrubbedFailure } from "../http/scrubbedResult.ts";
import { htmlTitle, isHtml, parsedOrNull, statusFailure } from "../http/statusFailure.ts";
import type { Keyring } from "../keys/keyring.ts";
import { messageLength } from "../limits.ts";

/** What asking a server something small needs. */
export interface ListTools extends HttpTools {
  readonly keyring: Keyring;
  /** Ms since 1970. */
  readonly date: () => number;
}

/** JSON that was fetched, or why there is none. */
export type Fetched =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "failure"; readonly failure: Failure };

/** The models that a server offers, or why it does not say. */
export type ListedModels =
  | { readonly kind: "models"; readonly models: readonly ModelInfo[] }
  | { readonly kind: "failure"; readonly failure: Failure };

/** Lists hold thousands of models at most. */
const longestList = 1 << 24;

/** Asks a server for its models. */
export async function listModels(
  connection: Connection,
  signal: AbortSignal,
  tools: ListTools,
): Promise<ListedModels> {
  const dialect = dialects[connection.dialect];
  const fetched = await fetchJson(connection, dialect.modelsPath, signal, tools);
  if (fetched.kind === "failure") return fetched;
  const models = dialect.readModels(fetched.value);
  if (models !== null) return { kind: "models", models };
  return { kind: "failure", failure: { kind: "malformed", message: "no list of models" } };
}

/** Fetches JSON with the key of a connection; `path` goes behind its base address, or replaces its path when it begins with two slashes. */
export async function fetchJson(
  connection: Connection,
  path: string,
  signal: AbortSignal,
  tools: ListTools,
): Promise<Fetched> {
  const { keyring } = tools;
  const dialect = dialects[connection.dialect];
  const origin = originOf(connection);
  const url = path.startsWith("//") ? `${origin}${path.slice(1)}` : `${connection.baseUrl}${path}`;
  const headers = keyring.with(origin, (key) => dialect.headers(key)) ?? dialect.headers(null);
  const answer = await call({ url, method: "GET", headers, body: null }, signal, tools);
  const fail = (failure: Failure): Fetched => ({
    kind: "failure",
    failure: scrubbedFailure(failure, (text) => keyring.scrub(text)),
  });
  if (answer.kind === "failure") return fail(answer.failure);
  const { text, failure } = await readBody(answer, longestList);
  if (failure !== null) return fail(failure);
  const { status } = answer;
  if (status < 200 || status > 299) {
    const header = (name: string): string | null => answer.header(name);
    return fail(statusFailure({ status, header, body: text, nowMs: tools.date() }));
  }
  if (isHtml(text)) return fail({ kind: "html", status, title: htmlTitle(text) });
  const value = parsedOrNull(text);
  if (value === null) return fail({ kind: "malformed", message: text.slice(0, messageLength) });
  return { kind: "json", value };
}
