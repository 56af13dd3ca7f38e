import type { Delta } from "../client.ts";

const opening = "<think>";
const closing = "</think>";

/**
 * Tells thinking from answer in a text where thinking stands between `<think>` and `</think>` before the answer. Pieces may be cut
 * anywhere: what is told in the end depends on the whole text alone.
 */
export class ThinkingSplit {
  private state: "start" | "thinking" | "answer" = "start";
  /** Text of which it is not known yet what it is. */
  private waiting = "";
  private whole = "";

  /** What the next piece adds, as far as it is known. */
  push(piece: string): Delta {
    this.whole += piece;
    this.waiting += piece;
    let text = "";
    let reasoning = "";
    for (;;) {
      const { state, waiting } = this;
      if (state === "start") {
        const seen = waiting.trimStart();
        if (seen.length < opening.length && opening.startsWith(seen)) break;
        this.state = seen.startsWith(opening) ? "thinking" : "answer";
        if (this.state === "thinking") this.waiting = seen.slice(opening.length);
        continue;
      }
      if (state === "answer") {
        text += waiting;
        this.waiting = "";
        break;
      }
      const end = waiting.indexOf(closing);
      if (end < 0) {
        const safe = waiting.length - pendingAtEnd(waiting);
        reasoning += waiting.slice(0, safe);
        this.waiting = waiting.slice(safe);
        break;
      }
      reasoning += waiting.slice(0, end);
      this.waiting = waiting.slice(end + closing.length);
      this.state = "start";
    }
    return { text, reasoning };
  }

  /** The whole text, told apart. A closing mark alone ends thinking that the prompt had opened. */
  end(): Delta {
    let rest = this.whole;
    const thoughts: string[] = [];
    while (rest.trimStart().startsWith(opening)) {
      const from = rest.indexOf(opening) + opening.length;
      const to = rest.indexOf(closing, from);
      thoughts.push(rest.slice(from, to < 0 ? undefined : to));
      rest = to < 0 ? "" : rest.slice(to + closing.length);
    }
    const alone = thoughts.length === 0 && !rest.includes(opening) ? rest.indexOf(closing) : -1;
    if (alone >= 0) {
      thoughts.push(rest.slice(0, alone));
      rest = rest.slice(alone + closing.length);
    }
    return {
      text: thoughts.length === 0 ? rest : rest.trimStart(),
      reasoning: thoughts.map((thought) => thought.trim()).join("\n"),
    };
  }
}

/** How many characters at the end may be the beginning of a closing mark. */
function pendingAtEnd(text: string): number {
  for (let length = Math.min(text.length, closing.length - 1); length > 0; length--) {
    if (closing.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
