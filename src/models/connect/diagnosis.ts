import type { Failure, GenResult } from "../../core/asking/generation.ts";
import type { ModelInfo } from "../client.ts";
import type { Connection } from "../connection.ts";
import { corsLine, type CorsLine } from "./corsLine.ts";
import { isMixedContent, type NetworkPermission, permissionFor } from "./network.ts";

/** What was found out about a connection, in the order in which it is found out; null for what was not tried. */
export interface ConnectionFacts {
  readonly connection: Connection;
  /** The page's own, as `location.origin` says it. */
  readonly pageOrigin: string;
  readonly hasKey: boolean;
  /** What the browser says of the permission that is needed; null where it knows no such permission. */
  readonly permission: "granted" | "denied" | "prompt" | null;
  /** Whether anything answers at the address, whoever it lets in. */
  readonly reached: boolean | null;
  readonly list:
    | { readonly kind: "models"; readonly models: readonly ModelInfo[] }
    | { readonly kind: "failure"; readonly failure: Failure }
    | null;
  /** The shortest question that there is, asked. */
  readonly chat: GenResult | null;
}

/** What is the matter with a connection: the first cause that holds. */
export type Diagnosis =
  | { readonly cause: "none" }
  /** The browser lets no page on https reach this address by plain http. */
  | { readonly cause: "mixed-content" }
  /** The page keeps itself from plain http to other machines, and to this one by another name than the usual. */
  | { readonly cause: "own-policy" }
  | { readonly cause: "permission-denied"; readonly permission: NetworkPermission }
  /** The browser is going to ask, or could not. */
  | { readonly cause: "permission-needed"; readonly permission: NetworkPermission }
  | { readonly cause: "nobody-there" }
  /** It is there and does not let this page in; `line` null: it is not for its user to change. */
  | { readonly cause: "cors"; readonly line: CorsLine | null }
  | { readonly cause: "key-missing" }
  | { readonly cause: "key-refused"; readonly status: number; readonly message: string }
  /** There is no such interface at this address: its path is wrong, as a rule. */
  | { readonly cause: "wrong-path" }
  | { readonly cause: "no-models" }
  | { readonly cause: "model-missing"; readonly models: readonly string[] }
  | { readonly cause: "rate-limited"; readonly retryAfterMs: number | null }
  | { readonly cause: "failure"; readonly failure: Failure };

/** The first thing that is the matter, in the order permission, reach, CORS, key, model. */
export function diagnose(facts: ConnectionFacts): Diagnosis {
  const { connection, pageOrigin, permission, reached, list, chat } = facts;
  if (isMixedContent(pageOrigin, connection.baseUrl)) return { cause: "mixed-content" };
  const needed = permissionFor(pageOrigin, connection.baseUrl);
  if (needed !== null && permission === "denied") {
    return { cause: "permission-denied", permission: needed };
  }
  const works = list?.kind === "models" || chat?.kind === "reply";
  if (needed !== null && permission === "prompt" && !works) {
    return { cause: "permission-needed", permission: needed };
  }
  if (reached === false && !works) return { cause: "nobody-there" };
  if (list?.kind === "failure") {
    const found = ofFailure(facts, list.failure);
    // A server that cannot list its models may answer all the same.
    if (list.failure.kind !== "not-found" || chat === null) return found;
    return chat.kind === "reply" ? { cause: "none" } : ofFailure(facts, chat.failure);
  }
  if (list?.kind === "models" && chat?.kind !== "reply") {
    const ids = list.models.map(({ id }) => id);
    if (ids.length === 0) return { cause: "no-models" };
    if (!ids.includes(connection.model)) return { cause: "model-missing", models: ids };
  }
  return chat?.kind === "failed" ? ofFailure(facts, chat.failure) : { cause: "none" };
}

function ofFailure(
  { connection, pageOrigin, hasKey, list }: ConnectionFacts,
  failure: Failure,
): Diagnosis {
  switch (failure.kind) {
    case "unreachable":
      return { cause: "cors", line: corsLine(connection.server, pageOrigin) };
    case "unauthorised":
      return hasKey
        ? { cause: "key-refused", status: failure.status, message: failure.message }
        : { cause: "key-missing" };
    case "not-found":
      return list?.kind === "models"
        ? { cause: "model-missing", models: list.models.map(({ id }) => id) }
        : { cause: "wrong-path" };
    case "html":
      return { cause: "wrong-path" };
    case "rate-limited":
      return { cause: "rate-limited", retryAfterMs: failure.retryAfterMs };
    default:
      return { cause: "failure", failure };
  }
}
