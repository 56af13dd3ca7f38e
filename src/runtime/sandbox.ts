/** The frame behind which programs run: an origin of its own, no network, no storage. */
import type { FrameCommand, FrameReply } from "./contract.ts";
import { parseFrameReply } from "./reply.ts";

/** A frame at work. A crashed one says nothing at all; only an unanswered `ping` tells. */
export interface Sandbox {
  send(command: FrameCommand): void;
  /** Removes the frame and all workers in it. */
  close(): void;
}

/** Makes a frame whose (parsed) messages go to `hear`. Commands may be sent at once. */
export type OpenSandbox = (hear: (reply: FrameReply) => void) => Sandbox;

/**
 * Opens the frame in the page.
 *
 * `allow-scripts` without `allow-same-origin` gives it an opaque origin; its policy, which its blob workers inherit,
 * lets it load nothing and connect to nothing. `frameScript` must be inserted byte for byte, because the page's own
 * policy, which holds in the frame too, names its hash.
 */
export function openSandbox(
  page: Document,
  frameScript: string,
  hear: (reply: FrameReply) => void,
): Sandbox {
  const { port1: port, port2: handedOver } = new MessageChannel();
  const frame = sandboxedFrame(page);
  frame.srcdoc = frameDocument(frameScript, randomNonce());
  frame.addEventListener(
    "load",
    () => {
      // The origin is opaque, so it cannot be named; what is handed over is no secret.
      frame.contentWindow?.postMessage(null, "*", [handedOver]);
    },
    { once: true },
  );
  port.addEventListener("message", (event: MessageEvent<unknown>) => {
    const reply = parseFrameReply(event.data);
    if (reply !== null) hear(reply);
  });
  port.start();
  page.body.append(frame);
  return {
    send: (command) => port.postMessage(command),
    close() {
      port.close();
      frame.remove();
    },
  };
}

function sandboxedFrame(page: Document): HTMLIFrameElement {
  const template = page.createElement("template");
  template.innerHTML = '<iframe sandbox="allow-scripts" title="Python" hidden></iframe>';
  const frame = template.content.querySelector("iframe");
  if (frame === null) throw new Error("a template holds what was written into it");
  return frame;
}

function frameDocument(script: string, nonce: string): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' blob: 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return (
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<script nonce="${nonce}">${script}</script>`
  );
}

function randomNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
}
