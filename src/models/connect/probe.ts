import type { Connection } from "../connection.ts";
import { originOf } from "../connection.ts";
import type { ModelClient } from "../client.ts";
import { type ListTools, listModels } from "../listing/listModels.ts";
import type { ConnectionFacts } from "./diagnosis.ts";
import { isMixedContent, type NetworkPermission, permissionFor } from "./network.ts";

/** What probing a connection needs from the page. */
export interface ProbeTools extends ListTools {
  readonly pageOrigin: string;
  /** Asks the browser for the state of a permission; null where it knows no such one. */
  readonly permission: (name: NetworkPermission) => Promise<ConnectionFacts["permission"]>;
  readonly client: ModelClient;
}

/** How long one probe may take, in ms: a model that is being loaded is waited for. */
const reachMs = 10_000;

/** Finds out about a connection step by step, and goes no further than the first step that fails for good. */
export async function probeConnection(
  connection: Connection,
  signal: AbortSignal,
  tools: ProbeTools,
): Promise<ConnectionFacts> {
  const { pageOrigin, keyring } = tools;
  const nothing: ConnectionFacts = {
    connection,
    pageOrigin,
    hasKey: keyring.with(originOf(connection), () => true) ?? false,
    permission: null,
    reached: null,
    list: null,
    chat: null,
  };
  if (isMixedContent(pageOrigin, connection.baseUrl)) return nothing;
  const needed = permissionFor(pageOrigin, connection.baseUrl);
  const permission = needed === null ? null : await tools.permission(needed);
  if (permission === "denied") return { ...nothing, permission };
  const list = await listModels(connection, signal, tools);
  // Whether anybody is there is asked only where the browser would not tell.
  const unknown = list.kind === "failure" && list.failure.kind === "unreachable";
  const reached = unknown ? await isReached(connection.baseUrl, signal, tools) : true;
  const goesOn =
    list.kind === "models"
      ? list.models.some(({ id }) => id === connection.model)
      : list.failure.kind === "not-found";
  const chat = goesOn
    ? await tools.client.generate(
        {
          item: "probe",
          sample: 0,
          messages: [{ role: "user", text: "Reply with OK." }],
          settings: { maxTokens: 1 },
        },
        signal,
      )
    : null;
  return { ...nothing, permission, reached, list, chat };
}

/** Asks without wanting to read the answer: that works wherever a server listens, whoever it lets in. */
async function isReached(
  address: string,
  signal: AbortSignal,
  tools: ProbeTools,
): Promise<boolean> {
  const stop = new AbortController();
  const callOff = tools.timing.after(reachMs, () => {
    stop.abort();
  });
  try {
    await tools.fetch(address, {
      mode: "no-cors",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, stop.signal]),
    });
    return true;
  } catch {
    return false;
  } finally {
    callOff();
  }
}
