import type { PageEngine, StartEngine } from "./engine.ts";

/** How many tokens of a conversation are kept room for, at most: memory grows with it. */
const contextTokens = 8192;

/**
 * Starts llama.cpp in a worker of the page. Its code and its WebAssembly (8.8 MB) are fetched from this site when the first model is loaded,
 * and from nowhere else.
 */
export const startWllama: StartEngine = async (files) => {
  const [{ LoggerWithoutDebug, Wllama }, { default: wasm }] = await Promise.all([
    import("@wllama/wllama/esm/index.js"),
    import("@wllama/wllama/esm/wasm/wllama.wasm?url"),
  ]);
  const silent = { ...LoggerWithoutDebug, log: nothing, warn: nothing, error: nothing };
  const wllama = new Wllama({ default: wasm }, { suppressNativeLog: true, logger: silent });
  // For some browsers it would fetch another build from a network of others.
  wllama.setCompat(null);
  try {
    await wllama.loadModel([...files], { n_ctx: contextTokens, n_parallel: 1 });
    // A model that it could not take in is no error to it: it has no words then.
    const { n_vocab, n_layer } = wllama.getLoadedContextInfo();
    if (!(n_vocab > 0 && n_layer > 0)) throw new Error("not a model that this engine knows");
  } catch (error) {
    await wllama.exit().catch(nothing);
    throw error;
  }
  const { n_ctx } = wllama.getLoadedContextInfo();
  const engine: PageEngine = {
    contextTokens: n_ctx,
    threads: wllama.getNumThreads(),
    chat: (body, signal) =>
      wllama.createChatCompletion({
        ...body,
        messages: messagesOf(body["messages"]),
        stream: true,
        abortSignal: signal,
      }),
    close: () => wllama.exit(),
  };
  return engine;
};

function nothing(): void {
  // The engine tells what it does at length; what matters of it comes back as an error.
}

interface EngineMessage {
  readonly role: "user" | "system" | "assistant";
  readonly content: string;
}

function messagesOf(value: unknown): EngineMessage[] {
  const roles = ["user", "system", "assistant"] as const;
  return (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("role" in one && "content" in one)) return [];
    const role = roles.find((known) => known === one.role);
    return role === undefined || typeof one.content !== "string"
      ? []
      : [{ role, content: one.content }];
  });
}
