import type { ModelKey } from "../asking/cell.ts";
import { jsonHash } from "../asking/canonical.ts";
import { textHash } from "../program/hash.ts";
import type { PredictorSource } from "./predictor.ts";

/** A source as far as its answers depend on it. */
export function modelKeyOf(source: PredictorSource): ModelKey {
  const plain = { baseUrl: "", digest: null };
  switch (source.kind) {
    case "server": {
      const { dialect, baseUrl, model, digest } = source;
      return { dialect, baseUrl, model, digest };
    }
    case "page-model":
      return { ...plain, dialect: "page-model", model: source.model, digest: source.digest };
    case "prompt-api":
      return { ...plain, dialect: "prompt-api", model: source.browser };
    case "player":
      return {
        ...plain,
        dialect: "player",
        model: source.spec.player,
        digest: jsonHash({ ...source.spec }),
      };
    case "scripted":
      return { ...plain, dialect: "scripted", model: "script", digest: textHash(source.script) };
    case "replay":
      return { ...plain, dialect: "replay", model: `${source.evaluation}/${source.predictor}` };
    case "brought":
      return { ...plain, dialect: "brought", model: source.from };
  }
}
