import * as z from "zod/mini";
import type { ModelInfo } from "../client.ts";
import type { Connection } from "../connection.ts";
import { fetchJson, type ListTools } from "./listModels.ts";

/** What tells a model from another that had the same name another day; null where the server does not say. */
export interface ModelIdentity {
  readonly digest: string | null;
  readonly quantisation: string | null;
  readonly contextTokens: number | null;
  /** The server's own version. */
  readonly serverVersion: string | null;
}

const text = z.optional(z.nullable(z.string()));
const count = z.optional(z.nullable(z.number()));

const ollamaTags = z.object({
  models: z.array(
    z.object({
      name: text,
      model: text,
      digest: text,
      details: z.optional(z.nullable(z.object({ quantization_level: text }))),
    }),
  ),
});

const ollamaVersion = z.object({ version: z.string() });

const llamaProps = z.object({
  model_path: text,
  build_info: text,
  default_generation_settings: z.optional(z.nullable(z.object({ n_ctx: count }))),
});

const studioModels = z.object({
  models: z.array(
    z.object({
      key: text,
      quantization: z.optional(z.nullable(z.object({ name: text }))),
      loaded_instances: z.optional(
        z.array(z.object({ id: text, config: z.optional(z.object({ context_length: count })) })),
      ),
    }),
  ),
});

/** Asks a server for what identifies a model, each kind of server at its own place; `info` is what its list says. */
export async function identityOf(
  connection: Connection,
  info: ModelInfo | null,
  signal: AbortSignal,
  tools: ListTools,
): Promise<ModelIdentity> {
  const listed: ModelIdentity = {
    digest: info?.digest ?? null,
    quantisation: info?.quantisation ?? null,
    contextTokens: info?.contextTokens ?? null,
    serverVersion: null,
  };
  const ask = async (path: string): Promise<unknown> => {
    const fetched = await fetchJson(connection, path, signal, tools);
    return fetched.kind === "json" ? fetched.value : null;
  };
  switch (connection.server) {
    case "ollama":
      return ofOllama(
        connection.model,
        listed,
        await ask("//api/tags"),
        await ask("//api/version"),
      );
    case "llama.cpp":
      return ofLlama(listed, await ask("//props"));
    case "lm-studio":
      return ofStudio(connection.model, listed, await ask("//api/v1/models"));
    default:
      return listed;
  }
}

function ofOllama(model: string, listed: ModelIdentity, tags: unknown, version: unknown) {
  const read = ollamaTags.safeParse(tags);
  const names = [model, `${model}:latest`];
  const own = read.data?.models.find(
    ({ name, model: id }) => names.includes(name ?? "") || names.includes(id ?? ""),
  );
  return {
    ...listed,
    digest: own?.digest ?? null,
    quantisation: own?.details?.quantization_level ?? null,
    serverVersion: ollamaVersion.safeParse(version).data?.version ?? null,
  };
}

/** The path of the file says where somebody's home is: its name alone is kept. */
function ofLlama(listed: ModelIdentity, props: unknown): ModelIdentity {
  const read = llamaProps.safeParse(props).data;
  return {
    ...listed,
    digest: read?.model_path?.split(/[\\/]/).at(-1) ?? null,
    contextTokens: read?.default_generation_settings?.n_ctx ?? listed.contextTokens,
    serverVersion: read?.build_info ?? null,
  };
}

function ofStudio(model: string, listed: ModelIdentity, models: unknown): ModelIdentity {
  const read = studioModels.safeParse(models).data;
  const own = read?.models.find(({ key }) => key === model);
  return {
    ...listed,
    quantisation: own?.quantization?.name ?? null,
    contextTokens: own?.loaded_instances?.[0]?.config?.context_length ?? listed.contextTokens,
  };
}
