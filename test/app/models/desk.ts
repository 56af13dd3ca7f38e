import { createCell, type Cell } from "../../../src/app/cell.ts";
import type { OpenPack } from "../../../src/app/evaluations/pack.ts";
import { createModels, type ModelsTools } from "../../../src/app/models/createModels.ts";
import type { Models, Trying } from "../../../src/app/models/models.ts";
import type { Predictor, PredictorSource } from "../../../src/core/evaluation/predictor.ts";
import type { Connection } from "../../../src/models/connection.ts";
import { createKeyring } from "../../../src/models/keys/keyring.ts";
import { clientLimits } from "../../../src/models/limits.ts";
import type { Price } from "../../../src/models/prices/prices.ts";
import { pageTiming } from "../../../src/models/timing.ts";

/** The models of a page without a browser around it, and what it keeps. */
export interface Desk {
  readonly models: Models;
  readonly connections: Cell<readonly Connection[]>;
  readonly prices: Cell<readonly Price[]>;
  /** Keeps a connection of this kind, and gives its id. */
  readonly connect: (given?: Partial<Omit<Connection, "id">>) => string;
  /** How testing a connection went. */
  readonly trying: (id: string) => Trying | undefined;
}

/** Makes one with the network of Node, unless told otherwise. */
export function openDesk(tools: Partial<ModelsTools> = {}): Desk {
  const connections = createCell<readonly Connection[]>([]);
  const prices = createCell<readonly Price[]>([]);
  let ids = 0;
  const models = createModels({
    connections,
    prices,
    recorded: () => Promise.resolve(null),
    fetch: (...given) => fetch(...given),
    timing: pageTiming,
    limits: clientLimits,
    date: () => Date.parse("2026-11-23T12:00:00Z"),
    createId: () => `id-${++ids}`,
    pageOrigin: "https://foretrace.invalid",
    permission: () => Promise.resolve("granted"),
    keyring: createKeyring(null),
    startEngine: () => Promise.reject(new Error("no engine here")),
    languageModel: null,
    browser: () => "Browser 1.2.3",
    ...tools,
  });
  return {
    models,
    connections,
    prices,
    connect: (given = {}) =>
      models.keep(
        {
          server: "other",
          dialect: "openai-chat",
          baseUrl: "https://models.invalid/v1",
          model: "m-1",
          ...given,
        },
        null,
      ),
    trying: (id) =>
      models.state.get().connections.find(({ connection }) => connection.id === id)?.trying,
  };
}

/** Somebody to be asked. */
export function predictorOf(source: PredictorSource): Predictor {
  return { id: "p", label: "P", source };
}

/** A pack that nothing is asked of but who plays on it. */
export function packWith(player: OpenPack["player"]): OpenPack {
  return {
    ref: { kind: "attempt", attempt: "a" },
    title: "a pack",
    hash: "",
    items: [],
    left: [],
    judges: [],
    versions: { python: "", pyodide: "" },
    truth: nobody,
    compose: nobody,
    player,
    score: nobody,
    figures: nobody,
    look: nobody,
  };
}

function nobody(): never {
  throw new Error("not asked for here");
}
