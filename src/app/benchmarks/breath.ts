/** How long work may go on in one piece, in ms: the page answers to a person in between. */
const pieceMs = 12;

/** Lets the page breathe: waits for its turn when the last one is long enough ago. */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < pieceMs) return;
    await turn();
    since = performance.now();
  };
}

/** Waits for everything that the page has to do first. Timers are slowed down in pages that nobody looks at; messages are not. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
