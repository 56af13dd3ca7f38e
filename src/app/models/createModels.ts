import { type Connection, connectionSchema, originOf } from "../../models/connection.ts";
import type { ModelClient } from "../../models/client.ts";
import { servers } from "../../models/connect/servers.ts";
import { withPrice } from "../../models/prices/priced.ts";
import { listedPrice, type Price, priceOf } from "../../models/prices/prices.ts";
import { unnamedModel } from "../../models/promptApi/client.ts";
import type { LanguageModel } from "../../models/promptApi/shape.ts";
import { createReplay, type RecordedResult } from "../../models/replay.ts";
import { createScripted } from "../../models/scripted.ts";
import { createCell, type Cell } from "../cell.ts";
import { createBuiltIn } from "./builtIn.ts";
import { createConnections, type ServerTools } from "./connections.ts";
import { createInPage, type InPageTools } from "./inPage.ts";
import type { Models, ModelsState, NotReady } from "./models.ts";
import { notReady } from "./notReady.ts";
import { parseScript } from "./script.ts";

/** What asking models needs from outside. */
export interface ModelsTools extends ServerTools, InPageTools {
  readonly connections: Cell<readonly Connection[]>;
  readonly prices: Cell<readonly Price[]>;
  readonly languageModel: LanguageModel | null;
  /** The browser's name and full version. */
  readonly browser: () => string;
  /** What a predictor of an earlier evaluation gave; null when nothing of it is kept. */
  readonly recorded: (
    evaluation: string,
    predictor: string,
  ) => Promise<readonly RecordedResult[] | null>;
}

/** All whom the page can ask. */
export function createModels(tools: ModelsTools): Models {
  const { keyring, prices, timing } = tools;
  const today = (): string => new Date(tools.date()).toISOString().slice(0, 10);
  const inPage = createInPage(tools);
  const builtIn = createBuiltIn(tools.languageModel, timing, tools.limits);
  let refresh: (() => void) | null = null;
  const connections = createConnections(
    tools.connections,
    tools,
    () => refresh?.(),
    (connection, models) => {
      const origin = originOf(connection);
      const info = models.find(({ id }) => id === connection.model);
      const listed = info === undefined ? null : listedPrice(info, origin, today());
      if (listed === null) return;
      const others = prices
        .get()
        .filter((price) => price.origin !== origin || price.model !== listed.model);
      prices.set([...others, listed]);
    },
  );
  const now = (): ModelsState => ({
    connections: connections.list(),
    page: inPage.state.get(),
    builtIn: builtIn.state.get(),
    prices: prices.get(),
  });
  const state = createCell(now());
  refresh = () => state.set(now());
  for (const part of [inPage.state, builtIn.state, prices]) part.subscribe(() => refresh?.());

  async function client(...[predictor, pack]: Parameters<Models["client"]>) {
    const { source } = predictor;
    switch (source.kind) {
      case "server": {
        const read = connectionSchema.safeParse({ ...source, id: source.connection });
        if (!read.success) return notReady.badConnection(source.baseUrl);
        const connection = read.data;
        const origin = originOf(connection);
        const facts = servers.find(({ kind }) => kind === connection.server);
        if (facts?.key === "always" && keyring.hint(origin) === null) {
          return notReady.noKey(facts.name, origin);
        }
        return withPrice(connections.client(connection), () =>
          priceOf(prices.get(), origin, connection.model),
        );
      }
      case "page-model":
        return inPage.client(source.digest) ?? notReady.noPageModel(source.model);
      case "prompt-api":
        return builtIn.client() ?? notReady.noBuiltIn();
      case "player":
        return pack.player(source.spec) ?? notReady.noPlayer(predictor.label, pack.title);
      case "scripted": {
        const script = parseScript(source.script);
        return script === null ? notReady.badScript() : createScripted(script, timing);
      }
      case "replay": {
        const results = await tools.recorded(source.evaluation, source.predictor);
        return results === null ? notReady.noReplay() : createReplay(results);
      }
      case "brought":
        return notReady.brought(source.from);
    }
  }

  return {
    state,
    keep: (connection, id) => connections.keep(connection, id),
    removeConnection: (id) => connections.remove(id),
    setKey: (id, key, forTab) => connections.setKey(id, key, forTab),
    forgetKeys: () => connections.forgetKeys(),
    tryConnection: (id) => connections.test(id),
    leaveConnection: (id) => connections.leave(id),
    loadPageModel: (source) => inPage.load(source),
    unloadPageModel: () => inPage.unload(),
    prepareBuiltIn: () => builtIn.prepare(),
    setPrices: (table) => prices.set(table),
    sources() {
      const { connections: known, page, builtIn: own } = now();
      const ofServers = known
        .filter(({ connection }) => connection.model !== "")
        .map(({ connection, found }) => {
          const { id, server, dialect, baseUrl, model } = connection;
          const digest = found?.identity.digest ?? null;
          return {
            label: model,
            source: { kind: "server", connection: id, server, dialect, baseUrl, model, digest },
            serverKind: server,
          } as const;
        });
      const ofPage =
        page.kind === "loaded"
          ? [
              {
                label: `${page.name} (in the page)`,
                source: { kind: "page-model", model: page.name, digest: page.digest },
                serverKind: null,
              } as const,
            ]
          : [];
      const ofBrowser =
        own.availability === "available"
          ? [
              {
                label: unnamedModel,
                source: { kind: "prompt-api", browser: tools.browser() },
                serverKind: null,
              } as const,
            ]
          : [];
      return [...ofServers, ...ofPage, ...ofBrowser];
    },
    client: (predictor, pack): Promise<ModelClient | NotReady> => client(predictor, pack),
    scrub: (text) => keyring.scrub(text),
  };
}
