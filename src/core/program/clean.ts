/** Something in pasted text that is no Python, and that can be taken away. */
export type Blemish = "byte-order-mark" | "prompts" | "fence";

/** What cleaning would do to a text. */
export interface Cleaning {
  readonly found: readonly Blemish[];
  readonly source: string;
}

const fenceStart = /^\s*(```+|~~~+)\s*[\w+-]*\s*$/;
const prompt = /^\s*(>>>|\.\.\.)( |$)/;

/**
 * Finds a byte order mark, the prompts of an interactive session, or a Markdown fence around the code.
 * Null when there is nothing to clean. Lines of an interactive session without a prompt are its output and go.
 */
export function cleanSource(source: string): Cleaning | null {
  const found: Blemish[] = [];
  let text = source;
  if (text.startsWith("\uFEFF")) {
    found.push("byte-order-mark");
    text = text.slice(1);
  }
  const fenced = insideFence(text);
  if (fenced !== null) {
    found.push("fence");
    text = fenced;
  }
  const typed = withoutPrompts(text);
  if (typed !== null) {
    found.push("prompts");
    text = typed;
  }
  return found.length === 0 ? null : { found, source: text };
}

/** The code inside the first fence, when the first line that is not empty opens one or a fence is closed later. */
function insideFence(text: string): string | null {
  const lines = text.split("\n");
  const open = lines.findIndex((line) => fenceStart.test(line));
  const mark = lines[open]?.trim().slice(0, 3);
  if (open < 0 || mark === undefined) return null;
  const close = lines.findIndex((line, index) => index > open && line.trim().startsWith(mark));
  const first = lines.findIndex((line) => line.trim() !== "");
  if (close < 0 && open !== first) return null;
  return `${lines.slice(open + 1, close < 0 ? lines.length : close).join("\n")}\n`;
}

/** What was typed at the prompts, when the first line that is not empty has one. */
function withoutPrompts(text: string): string | null {
  const lines = text.split("\n");
  const first = lines.find((line) => line.trim() !== "");
  if (first === undefined || !/^\s*>>>( |$)/.test(first)) return null;
  const typed = lines.filter((line) => prompt.test(line)).map((line) => line.replace(prompt, ""));
  return `${typed.join("\n").trimEnd()}\n`;
}
