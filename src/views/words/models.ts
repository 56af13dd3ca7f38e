import type { DialectId } from "../../app/models/connecting.ts";
import type {
  AddressProblem,
  Availability,
  Diagnosis,
  GgufProblem,
  KnownConnection,
  LoadState,
  NetworkPermission,
  ServerKind,
} from "../../app/models/models.ts";
import type { StepState, TestStep } from "../../app/models/steps.ts";
import type { ExtractionState, Unparsed } from "../../core/asking/extraction/extraction.ts";
import type { Failure } from "../../core/asking/generation.ts";
import type { PauseReason } from "../../core/evaluation/evaluation.ts";
import { byteSize, count, counted } from "./numbers.ts";

/** Why there is no answer, in two or three words, for a column. */
export const failureNames: { readonly [kind in Failure["kind"]]: string } = {
  aborted: "stopped",
  unreachable: "not reached",
  silent: "silent",
  cut: "cut off",
  "bad-request": "request refused",
  unauthorised: "key refused",
  "not-found": "not found",
  "rate-limited": "rate limit",
  "server-error": "server error",
  "stream-error": "error while answering",
  html: "a web page",
  malformed: "malformed",
  "too-long": "too long",
  "form-not-met": "form not met",
  "model-unavailable": "model unavailable",
  "no-answer": "no answer",
};

/** Why there is no answer: what happened, in the server's own words where it said any, and what to do next. */
export function failureWords(failure: Failure): string {
  switch (failure.kind) {
    case "aborted":
      return "It was stopped from here. Ask again when you want to.";
    case "unreachable":
      return `The request came to nothing${said(failure.message)}. Is the server running, and does it let this page in? Connect models finds out which.`;
    case "silent":
      return failure.when === "before"
        ? `Nothing came for ${waitWords(failure.waitedMs)}, so it was given up. Is the model still being loaded, or is the machine busy? Ask again.`
        : `It began to answer and then said nothing for ${waitWords(failure.waitedMs)}, so it was given up. Ask again.`;
    case "cut":
      return "The answer broke off in the middle. Ask again.";
    case "bad-request":
      return `The server refused the request (status ${failure.status})${said(failure.message)}. Change the settings that it names, or choose another model.`;
    case "unauthorised":
      return `The server did not accept the key (status ${failure.status})${said(failure.message)}. Give the right key under Connect models.`;
    case "not-found":
      return `The server knows no such model or address${said(failure.message)}. Choose a model from its list under Connect models.`;
    case "rate-limited":
      return `The server wants fewer requests${said(failure.message)}. ${failure.retryAfterMs === null ? "Wait a little" : `Wait ${waitWords(failure.retryAfterMs)}`}, and ask again.`;
    case "server-error":
      return `The server had an error of its own (status ${failure.status})${said(failure.message)}. Ask again${failure.retryAfterMs === null ? "" : ` in ${waitWords(failure.retryAfterMs)}`}.`;
    case "stream-error":
      return `The model failed while it answered${said(failure.message)}. Ask again.`;
    case "html":
      return `A web page came where an answer was expected${failure.title === "" ? "" : `, titled “${failure.title}”`}. Is the address right, and does the network ask for a login?`;
    case "malformed":
      return `What came is not what this kind of server sends${said(failure.message)}. Is the kind of server under Connect models the right one?`;
    case "too-long":
      return `It grew beyond what is taken (${count(failure.limit)}), and was cut there. Set a limit of tokens, or choose another model.`;
    case "form-not-met":
      return `The answer could not be held to the form that was asked for${said(failure.message)}. Choose a style without JSON.`;
    case "model-unavailable":
      return `The model is not there${said(failure.message)}. Load it again under Connect models.`;
    case "no-answer":
      return `There is no answer to this item${said(failure.message)}. Nothing needs to be done: it counts as not answered.`;
  }
}

/** Headings of what is the matter with a connection. */
export const diagnosisNames: { readonly [cause in Diagnosis["cause"]]: string } = {
  none: "It works",
  "mixed-content": "The browser lets no page on https reach this address",
  "own-policy": "This page keeps itself from this address",
  "permission-denied": "The browser was told to keep this page out",
  "permission-needed": "The browser needs your permission",
  "nobody-there": "Nothing answers at this address",
  cors: "The server is there and does not let this page in",
  "key-missing": "It wants a key",
  "key-refused": "It does not accept the key",
  "wrong-path": "There is something else at this address",
  "no-models": "It has no models",
  "model-missing": "It has no such model",
  "rate-limited": "It wants fewer requests",
  failure: "It does not answer as it should",
};

/** What a diagnosis means, and what to do next. */
export function diagnosisWords(diagnosis: Diagnosis): string {
  switch (diagnosis.cause) {
    case "none":
      return "The model answered. It can take part in an evaluation.";
    case "mixed-content":
      return "This page came over https, and the address is plain http to another machine. Browsers refuse that. Use an https address, a server on this machine, or a copy of this page that you serve yourself over http.";
    case "own-policy":
      return "Over plain http this page reaches localhost and 127.0.0.1 alone, so that a key never crosses a network in the open. For this machine, write localhost. For another one, give its server an https address.";
    case "permission-denied":
      return `The permission to reach ${placeWords(diagnosis.permission)} is switched off for this page. Open the site's settings, left of the address bar, allow it, and test again.`;
    case "permission-needed":
      return `The browser asks before a page reaches ${placeWords(diagnosis.permission)}. Test again, and choose Allow when it asks. If it did not ask, allow it in the site's settings, left of the address bar. A copy of this page on this machine needs no permission.`;
    case "nobody-there":
      return "No server is listening there. Start it, see that host and port are right, and test again.";
    case "cors":
      return diagnosis.line === null
        ? "Something answers, and the browser may not read it. Is the address right? If it is, the server lets no page in, and a proxy that does is needed."
        : diagnosis.line.where === "terminal"
          ? "Stop the server, start it with this line, which lets in this page and no other, and test again:"
          : "Have the server send these headers with each answer, also to the browser's OPTIONS request, and test again:";
    case "key-missing":
      return "The server answers, and wants a key that was not given. Type one into the box above, and test again.";
    case "key-refused":
      return `The server answered with status ${diagnosis.status}${said(diagnosis.message)}. Is the key whole, still valid, and allowed to use this model?`;
    case "wrong-path":
      return "Something answers, and not as a server of this kind does. Is the path right? Most end in /v1. Is it this kind of server?";
    case "no-models":
      return "The server answers, and lists no models. Download or load one there, and test again.";
    case "model-missing":
      return `The server lists ${counted(diagnosis.models.length, "model")}, and not this one. Choose one of them, and test again.`;
    case "rate-limited":
      return `The server lets this page in, and wants it to wait${diagnosis.retryAfterMs === null ? "" : ` ${waitWords(diagnosis.retryAfterMs)}`}. Test again then. With a free key that may be all it gives today.`;
    case "failure":
      return failureWords(diagnosis.failure);
  }
}

/** Where a permission lets a page go. */
function placeWords(permission: NetworkPermission): string {
  return permission === "loopback-network" ? "this machine" : "your local network";
}

/** What is wrong with an address as it was typed, and what to do. */
export const addressProblemWords: { readonly [problem in AddressProblem]: string } = {
  empty: "There is no address yet. Give the one that the server listens at.",
  "not-an-address":
    "That is not an address. One begins with http or https, a colon and two slashes, and has a host.",
  "not-http": "Only addresses of http and https can be asked.",
  "holds-a-secret":
    "The address has a user, a password or a question mark in it. Leave those out, and give a key in its own box: addresses are kept and shown.",
};

/** What is wrong with a file of a model, and what to do. */
export const ggufProblemWords: { readonly [problem in GgufProblem]: string } = {
  empty: "The file is empty. Was it downloaded to its end?",
  "too-large":
    "The file is larger than 2 GB, which is more than a page can address in one piece. Choose a smaller quantisation, or split it with llama-gguf-split and choose all its parts together.",
  "not-gguf":
    "It is not a GGUF file. Models for llama.cpp have this form; those in safetensors or ONNX have to be converted.",
  "old-version": "It is a GGUF of version 1, which is no longer read. Download it anew.",
  damaged: "The head of the file is damaged. Download it again.",
  cut: "The end of the file is missing: the download broke off. Download it again.",
};

/** How far loading a model has come. */
export function loadWords(state: LoadState): string {
  switch (state.kind) {
    case "fetching":
      return state.total === null
        ? `${byteSize(state.loaded)} loaded`
        : `${byteSize(state.loaded)} of ${byteSize(state.total)} loaded`;
    case "starting":
      return `${byteSize(state.bytes)} are being taken in`;
  }
}

/** What the browser says of its own model, and what to do. */
export const availabilityWords: { readonly [state in Availability | "unknown"]: string } = {
  unknown: "The browser is being asked whether it has one.",
  absent: "This browser has no model of its own that a page can ask. Chrome on a computer has one.",
  unavailable:
    "This browser has the interface and no model behind it: the machine is too small, or it is switched off.",
  downloadable:
    "The browser can download its model, several gigabytes, once for all pages. It does that only after a click.",
  downloading: "The browser is downloading its model.",
  available: "It is there and can be asked.",
};

/** Why an evaluation is paused, and what to do. */
export function pauseWords(reason: PauseReason): string {
  switch (reason.kind) {
    case "asked":
      return "You paused it. Nothing is lost: run it on when you want to.";
    case "budget":
      return `The budget of ${{ usd: "money", tokens: "tokens", calls: "calls" }[reason.of]} is used up. Raise it in a new evaluation that takes these answers over, or leave it here.`;
    case "rate-limit":
      return `The server wants fewer requests, and you chose to stop then. ${reason.retryAfterMs === null ? "Wait" : `Wait ${waitWords(reason.retryAfterMs)}`}, and run it on.`;
    case "predictor":
      return reason.message;
    case "closed":
      return "The page was closed in the middle. What had come is kept: run it on.";
    case "not-kept":
      return "What was asked can't be kept in this browser, so nothing more is asked. Make room, or allow this page to store, and run it on.";
  }
}

/** What a reply came to, in a word or two; apart from right and wrong. */
export const extractionNames: { readonly [state in ExtractionState]: string } = {
  ok: "read",
  repaired: "read after repair",
  unparsed: "unparsed",
  truncated: "truncated",
  refused: "refused",
  empty: "empty",
  error: "error",
};

/** What a reply came to, in a sentence. */
export const extractionWords: { readonly [state in ExtractionState]: string } = {
  ok: "The answer stands where it was asked for.",
  repaired: "The answer was found after mending the form around it, never the answer itself.",
  unparsed: "There is text and no answer that could be told for certain in it.",
  truncated: "The reply reached its limit of tokens before there was an answer.",
  refused: "The model or a filter refused to answer.",
  empty: "The reply has no text.",
  error: "No reply came.",
};

/** Why there is no answer where there is text. */
export const unparsedWords: { readonly [why in Unparsed]: string } = {
  "no-answer": "Nothing in the reply says that it is the answer.",
  unreadable: "What says that it is the answer is not in the form that was asked for.",
  "nothing-inside": "The place of the answer is empty.",
  ambiguous: "The reply holds different answers, each as good as the other. None is guessed.",
};

/** What a kind of server is called. */
export const serverNames: { readonly [kind in ServerKind]: string } = {
  ollama: "Ollama",
  "llama.cpp": "llama.cpp",
  "lm-studio": "LM Studio",
  vllm: "vLLM",
  openai: "OpenAI",
  openrouter: "OpenRouter",
  anthropic: "Anthropic",
  gemini: "Gemini",
  other: "Another server",
};

/** What is said of a kind of server where one is chosen. */
export const serverNotes: { readonly [kind in ServerKind]: string } = {
  ollama: "On this machine. No key.",
  "llama.cpp": "llama-server on this machine.",
  "lm-studio": "On this machine. No key.",
  vllm: "On this machine, or over https.",
  openai: "Hosted. A key, and money.",
  openrouter: "Many hosted models. One key.",
  anthropic: "Hosted. A key, and money.",
  gemini: "Hosted. A key.",
  other: "Anything that speaks like one of these.",
};

/** The languages that servers speak. */
export const dialectNames: { readonly [dialect in DialectId]: string } = {
  "openai-chat": "OpenAI, chat completions",
  "anthropic-messages": "Anthropic, messages",
  "gemini-generateContent": "Gemini, generateContent",
};

/** Where a key stays, and how to lose little by it. */
export function keyAdvice(server: ServerKind): string {
  const stays =
    "It stays in this page's memory, goes to this address alone, and is in no file, link or log; keeping it while the tab is open puts it into the tab's session storage.";
  switch (server) {
    case "openai":
    case "openrouter":
    case "gemini":
      return `${stays} An extension of the browser could still read it: use a key of its own with a small spending limit, and delete it afterwards.`;
    case "anthropic":
      return `${stays} Requests say, in a header of Anthropic's, that they come straight from a browser. An extension could still read the key: use one of its own workspace with a small spending limit, and delete it afterwards.`;
    case "ollama":
    case "llama.cpp":
    case "lm-studio":
    case "vllm":
    case "other":
      return stays;
  }
}

/** What the browser is going to ask, said before it does. */
export function permissionNotice(permission: NetworkPermission): string {
  return `When you test, the browser is going to ask whether this page may reach ${placeWords(permission)}. Choose Allow: without it no request gets there, whatever the server says.`;
}

/** The steps of a test. */
export const stepNames: { readonly [step in TestStep]: string } = {
  address: "Address",
  permission: "Permission",
  reach: "Server answers",
  "let-in": "Lets this page in (CORS)",
  key: "Key",
  list: "List of models",
  model: "Model answers",
};

/** What became of a step. */
export const stepStates: { readonly [state in StepState]: string } = {
  right: "all right",
  wrong: "this is the matter",
  later: "not come to",
};

/** What a test found out about a model, a few words each. */
export function foundWords(
  server: ServerKind,
  { capabilities, identity }: NonNullable<KnownConnection["found"]>,
): readonly string[] {
  const { form, logprobs, seed, temperature, usage, cost } = capabilities;
  const { digest, quantisation, contextTokens, serverVersion } = identity;
  return [
    digest === null
      ? "the server does not say which weights stand behind the name"
      : `weights ${digest.replace(/^sha256:/, "").slice(0, 40)}`,
    ...(quantisation === null ? [] : [`quantisation ${quantisation}`]),
    ...(contextTokens === null ? [] : [`context of ${count(contextTokens)} tokens`]),
    ...(serverVersion === null ? [] : [`server ${serverVersion}`]),
    form === "none" ? "keeps to no JSON schema" : "keeps to a JSON schema",
    logprobs === null ? "no log-probabilities" : "gives log-probabilities",
    seed ? "takes a seed" : "takes no seed",
    temperature ? "takes a temperature" : "takes no temperature",
    usage ? "counts tokens" : "does not count tokens",
    ...(cost === "reported" ? ["says what it costs"] : []),
    ...(server === "ollama"
      ? ["Ollama cuts long questions without a word, as a rule at 4,096 tokens"]
      : []),
  ];
}

/** A wait as people say it: `20 seconds`, `5 minutes`. */
function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? counted(seconds, "second") : counted(Math.round(seconds / 60), "minute");
}

/** The words of a server, where it has any. */
function said(message: string): string {
  const words = message.trim().replace(/\.$/, "");
  return words === "" ? "" : `: “${words}”`;
}
