import { type Connection, originOf } from "../../models/connection.ts";
import { assumedCapabilities, tryCapabilities } from "../../models/connect/capabilities.ts";
import { diagnose } from "../../models/connect/diagnosis.ts";
import {
  isAllowedByPage,
  isMixedContent,
  type NetworkPermission,
} from "../../models/connect/network.ts";
import { probeConnection } from "../../models/connect/probe.ts";
import type { ConnectionFacts } from "../../models/connect/diagnosis.ts";
import type { ModelClient, ModelInfo } from "../../models/client.ts";
import type { Habits } from "../../models/dialects/habits.ts";
import { createHttpClient } from "../../models/http/httpClient.ts";
import { identityOf } from "../../models/listing/identity.ts";
import type { ListTools } from "../../models/listing/listModels.ts";
import type { Cell } from "../cell.ts";
import type { KnownConnection } from "./models.ts";

/** What asking servers needs from outside. */
export interface ServerTools extends ListTools {
  readonly pageOrigin: string;
  readonly permission: (name: NetworkPermission) => Promise<ConnectionFacts["permission"]>;
  readonly createId: () => string;
}

/** The connections of the page: kept without keys, tested, and asked. */
export interface Connections {
  /** All as they are now, keys by their hints. */
  list(): readonly KnownConnection[];
  keep(connection: Omit<Connection, "id">, id: string | null): string;
  remove(id: string): void;
  setKey(id: string, key: string, forTab: boolean): void;
  forgetKeys(): void;
  test(id: string): Promise<void>;
  leave(id: string): void;
  /** A client of a server; what was learnt about that server is not learnt again. */
  client(connection: Connection): ModelClient;
}

type Known = Pick<KnownConnection, "trying" | "models" | "found">;

const unknown: Known = { trying: { kind: "untried" }, models: null, found: null };

/** A server that lists nothing for so long is not asked further; its model may take longer to load. */
const listingMs = 20_000;

/** Connections over the cell that is kept. `onChange` is told of every change; `onModels` of models that a server listed. */
export function createConnections(
  kept: Cell<readonly Connection[]>,
  tools: ServerTools,
  onChange: () => void,
  onModels: (connection: Connection, models: readonly ModelInfo[]) => void,
): Connections {
  const { keyring } = tools;
  const known = new Map<string, Known>();
  const tests = new Map<string, AbortController>();
  const habits = new Map<string, Habits>();
  const learn = (id: string, change: Partial<Known>): void => {
    known.set(id, { ...(known.get(id) ?? unknown), ...change });
    onChange();
  };
  const leave = (id: string): void => {
    tests.get(id)?.abort();
    tests.delete(id);
    if (known.get(id)?.trying.kind === "trying") learn(id, { trying: { kind: "untried" } });
  };
  const find = (id: string): Connection | undefined => kept.get().find((one) => one.id === id);
  /** A key goes when the last connection to its origin does. */
  const dropKey = (origin: string): void => {
    if (!kept.get().some((one) => originOf(one) === origin)) keyring.forget(origin);
  };
  const client = (connection: Connection): ModelClient => {
    const name = `${connection.baseUrl} ${connection.model}`;
    const learnt = habits.get(name);
    const found = [...kept.get()].find(
      (one) => one.baseUrl === connection.baseUrl && one.model === connection.model,
    );
    const capabilities = found === undefined ? null : known.get(found.id)?.found?.capabilities;
    return createHttpClient({
      ...tools,
      connection,
      capabilities: capabilities ?? assumedCapabilities(connection),
      ...(learnt !== undefined && { habits: learnt }),
      onHabits: (next) => habits.set(name, next),
    });
  };
  const test = async (id: string): Promise<void> => {
    const connection = find(id);
    if (connection === undefined) return;
    leave(id);
    const stop = new AbortController();
    tests.set(id, stop);
    learn(id, { trying: { kind: "trying" }, found: null });
    if (
      !isMixedContent(tools.pageOrigin, connection.baseUrl) &&
      !isAllowedByPage(connection.baseUrl)
    ) {
      learn(id, { trying: { kind: "tried", diagnosis: { cause: "own-policy" } } });
      return;
    }
    const asked = client(connection);
    const facts = await probeConnection(connection, stop.signal, {
      ...tools,
      limits: { ...tools.limits, firstByteMs: listingMs },
      client: asked,
    });
    if (stop.signal.aborted) return;
    const diagnosis = diagnose(facts);
    if (facts.list?.kind === "models") {
      learn(id, { models: facts.list.models });
      onModels(connection, facts.list.models);
      const [only, ...others] = facts.list.models;
      if (connection.model === "" && only !== undefined && others.length === 0) {
        // There is nothing to choose.
        kept.set(kept.get().map((one) => (one.id === id ? { ...one, model: only.id } : one)));
        await test(id);
        return;
      }
    }
    if (diagnosis.cause === "none") {
      const models = facts.list?.kind === "models" ? facts.list.models : [];
      const info = models.find((one) => one.id === connection.model) ?? null;
      const identity = await identityOf(connection, info, stop.signal, tools);
      const { capabilities } = await tryCapabilities(asked, stop.signal);
      if (stop.signal.aborted) return;
      learn(id, { found: { capabilities, identity } });
    }
    tests.delete(id);
    learn(id, { trying: { kind: "tried", diagnosis } });
  };
  kept.subscribe(onChange);
  return {
    list: () =>
      kept.get().map((connection) => ({
        connection,
        keyHint: keyring.hint(originOf(connection)),
        ...(known.get(connection.id) ?? unknown),
      })),
    keep(given, id) {
      const before = id === null ? undefined : find(id);
      const connection = { ...given, id: before?.id ?? tools.createId() };
      leave(connection.id);
      const moved =
        before === undefined ||
        before.baseUrl !== connection.baseUrl ||
        before.dialect !== connection.dialect;
      const models = moved ? null : (known.get(connection.id)?.models ?? null);
      known.set(connection.id, { ...unknown, models });
      kept.set(
        before === undefined
          ? [...kept.get(), connection]
          : kept.get().map((one) => (one.id === connection.id ? connection : one)),
      );
      if (before !== undefined && moved) dropKey(originOf(before));
      onChange();
      return connection.id;
    },
    remove(id) {
      const before = find(id);
      if (before === undefined) return;
      leave(id);
      known.delete(id);
      kept.set(kept.get().filter((one) => one.id !== id));
      dropKey(originOf(before));
    },
    setKey(id, key, forTab) {
      const connection = find(id);
      if (connection === undefined) return;
      leave(id);
      keyring.keep(originOf(connection), key, forTab);
      learn(id, { trying: { kind: "untried" } });
    },
    forgetKeys() {
      keyring.forgetAll();
      onChange();
    },
    leave,
    client,
    test,
  };
}
