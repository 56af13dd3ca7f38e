/** Longest line that is read, in characters; a whole attempt's longest answers are far shorter. */
export const longestLine = 16_000_000;

/** A line of a text, from 1 on; null where it is longer than `longestLine`, and was skipped. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string | null;
}

/** The lines of a file in UTF-8, one after the other: never more than one of them in memory. Empty lines are left out. */
export async function* linesOf(file: Blob): AsyncGenerator<NumberedLine> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let parts: string[] = [];
  let length = 0;
  let number = 1;
  const take = (text: string) => {
    length += text.length;
    if (length <= longestLine) parts.push(text);
    else parts = [];
  };
  const finish = (): NumberedLine => {
    const text = length <= longestLine ? parts.join("").trim() : null;
    const line = { number, text };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      let start = 0;
      for (let end = value.indexOf("\n"); end >= 0; end = value.indexOf("\n", start)) {
        take(value.slice(start, end));
        start = end + 1;
        const line = finish();
        if (line.text !== "") yield line;
      }
      take(value.slice(start));
    }
    const last = finish();
    if (last.text !== "") yield last;
  } finally {
    await reader.cancel();
  }
}
