import { createCell, type Cell } from "./cell.ts";

/** How long a message waits for a later one, so that fast stepping tells only the last step. */
const pauseMs = 250;

/** What is told to people who listen to the page. */
export interface Announcer {
  /** The last message; `turn` differs whenever it is to be told again. */
  readonly message: Pick<Cell<Message>, "get" | "subscribe">;
  say(text: string): void;
  /** Tells the last message again. */
  repeat(): void;
}

interface Message {
  readonly text: string;
  readonly turn: number;
}

/** An announcer that leaves out messages overtaken by later ones. */
export function createAnnouncer(): Announcer {
  const message = createCell<Message>({ text: "", turn: 0 });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    message,
    repeat() {
      const { text, turn } = message.get();
      message.set({ text, turn: turn + 1 });
    },
    say(text) {
      clearTimeout(timer);
      timer = setTimeout(() => message.set({ text, turn: message.get().turn + 1 }), pauseMs);
    },
  };
}
