import type { Predictor, PredictorSource } from "../../core/evaluation/predictor.ts";
import type { Capabilities, ModelClient, ModelInfo } from "../../models/client.ts";
import type { Connection, ServerKind } from "../../models/connection.ts";
import type { Diagnosis } from "../../models/connect/diagnosis.ts";
import type { ModelIdentity } from "../../models/listing/identity.ts";
import type { LoadState } from "../../models/page/load.ts";
import type { GgufProblem } from "../../models/page/gguf.ts";
import type { Failure } from "../../core/asking/generation.ts";
import type { Price } from "../../models/prices/prices.ts";
import type { Availability } from "../../models/promptApi/shape.ts";
import type { Cell } from "../cell.ts";
import type { OpenPack } from "../evaluations/pack.ts";

export type { Capabilities, ModelInfo } from "../../models/client.ts";
export type { AddressProblem, Connection, ServerKind } from "../../models/connection.ts";
export type { Diagnosis } from "../../models/connect/diagnosis.ts";
export type { NetworkPermission } from "../../models/connect/network.ts";
export type { ModelIdentity } from "../../models/listing/identity.ts";
export type { GgufProblem } from "../../models/page/gguf.ts";
export type { LoadState } from "../../models/page/load.ts";
export type { Price } from "../../models/prices/prices.ts";
export type { Availability } from "../../models/promptApi/shape.ts";

/** How testing a connection goes. */
export type Trying =
  | { readonly kind: "untried" }
  | { readonly kind: "trying" }
  | { readonly kind: "tried"; readonly diagnosis: Diagnosis };

/** A connection with what is known of it. */
export interface KnownConnection {
  readonly connection: Connection;
  /** The last characters of its key, "" for one too short to show, null for none. */
  readonly keyHint: string | null;
  readonly trying: Trying;
  /** Null until they were listed. */
  readonly models: readonly ModelInfo[] | null;
  /** What was found out about its model when it was tested; null until then. */
  readonly found: { readonly capabilities: Capabilities; readonly identity: ModelIdentity } | null;
}

/** The browser's own model. */
export interface BuiltIn {
  readonly availability: Availability | "unknown";
  /** Of the download that goes on, 0 to 1; null where none does. */
  readonly share: number | null;
  /** Why it could not be had the last time. */
  readonly failure: Failure | null;
}

/** The model in the page. */
export type PageModel =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly name: string; readonly state: LoadState }
  | { readonly kind: "bad-file"; readonly name: string; readonly problem: GgufProblem }
  | { readonly kind: "failed"; readonly name: string; readonly failure: Failure }
  | {
      readonly kind: "loaded";
      readonly name: string;
      readonly bytes: number;
      readonly digest: string;
    };

/** What is shown of the models that can be asked. */
export interface ModelsState {
  readonly connections: readonly KnownConnection[];
  readonly page: PageModel;
  readonly builtIn: BuiltIn;
  readonly prices: readonly Price[];
}

/** Why a predictor cannot be asked now, and what would help; a sentence each. */
export interface NotReady {
  readonly problem: string;
  readonly help: string;
}

/** Whom the page can ask. Keys never leave it. No promise of it rejects. */
export interface Models {
  readonly state: Pick<Cell<ModelsState>, "get" | "subscribe">;
  /** Adds or changes a connection; another origin takes its key away. Gives its id. */
  keep(connection: Omit<Connection, "id">, id: string | null): string;
  removeConnection(id: string): void;
  /** `forTab`: it outlives a reload of this tab, in `sessionStorage`. */
  setKey(id: string, key: string, forTab: boolean): void;
  forgetKeys(): void;
  /** Lists models and tests the connection, from the permission to the first token. */
  tryConnection(id: string): Promise<void>;
  /** Gives a test up. */
  leaveConnection(id: string): void;
  loadPageModel(source: { readonly files: readonly File[] } | { readonly url: string }): void;
  unloadPageModel(): void;
  /** Asks the browser for its own model, which may begin a download. */
  prepareBuiltIn(): Promise<void>;
  setPrices(prices: readonly Price[]): void;
  /** All that can be asked now, as sources of predictors: connections with a model, the page's model, the browser's, in this order. */
  sources(): readonly {
    readonly label: string;
    readonly source: PredictorSource;
    readonly serverKind: ServerKind | null;
  }[];
  /** A client of a predictor; players and scripts need the pack. `replay`: what an earlier evaluation kept. */
  client(predictor: Predictor, pack: OpenPack): Promise<ModelClient | NotReady>;
  /** Takes every key that was ever known out of a text. */
  scrub(text: string): string;
}
