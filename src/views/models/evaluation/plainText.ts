import type { Span } from "../../../core/asking/extraction/extraction.ts";

/** Pieces of a text that is shown as nothing but text. */
export interface ShownPart {
  readonly kind: "text" | "span" | "gap";
  /** Of a gap how much it leaves out, in characters. */
  readonly text: string;
  readonly characters: number;
}

/** Most characters that are shown of a long text at first, and how many around the answer in it. */
export const shownAtFirst = 6_000;
const around = 1_500;

/** Marks that are not seen, or turn the text about them around: bidirectional controls, blanks without width, tags. */
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const hiddenTags = /\udb40[\udc00-\udfff]/g;
// Half of a pair of code units, which is no character.
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text in which everything can be seen: control characters are their pictures, other unseen ones a box. As long as it was, so that places stay true. */
export function visibleText(text: string): string {
  return [...controlsShown(text)].join("");
}

function* controlsShown(text: string): Generator<string> {
  const plain = text
    .replaceAll("\r\n", " \n")
    .replace(hiddenTags, "▯▯")
    .replace(halves, "▯")
    .replace(unseen, "▯");
  let from = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    const picture = pictureOf(code);
    if (picture === null) continue;
    yield plain.slice(from, at);
    yield picture;
    from = at + 1;
  }
  yield plain.slice(from);
}

function pictureOf(code: number): string | null {
  if (code === 0x09 || code === 0x0a) return null;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  return code > 0x7f && code < 0xa0 ? "▯" : null;
}

/** The parts of a text: with the answer's span told apart, and a long text cut to its beginning, what is about the span, and its end. `whole`: nothing is left out. */
export function shownParts(text: string, span: Span | null, whole: boolean): readonly ShownPart[] {
  const stretches: (readonly [from: number, to: number])[] =
    whole || text.length <= shownAtFirst
      ? [[0, text.length]]
      : merged(
          [
            [0, span === null ? shownAtFirst - around : around],
            ...(span === null
              ? []
              : [
                  [
                    span.start - around,
                    Math.min(span.end, span.start + shownAtFirst) + around,
                  ] as const,
                ]),
            [text.length - around, text.length],
          ],
          text.length,
        );
  const parts: ShownPart[] = [];
  let at = 0;
  for (const [from, to] of stretches) {
    if (from > at) parts.push({ kind: "gap", text: "", characters: from - at });
    parts.push(...cutAt(text, from, to, span));
    at = to;
  }
  return parts;
}

function merged(
  stretches: readonly (readonly [from: number, to: number])[],
  length: number,
): (readonly [from: number, to: number])[] {
  const made: (readonly [from: number, to: number])[] = [];
  for (const [from, to] of stretches) {
    const stretch = [Math.max(0, from), Math.min(length, to)] as const;
    const before = made.at(-1);
    if (before !== undefined && stretch[0] <= before[1]) {
      made[made.length - 1] = [before[0], Math.max(before[1], stretch[1])];
    } else made.push(stretch);
  }
  return made;
}

function cutAt(text: string, from: number, to: number, span: Span | null): readonly ShownPart[] {
  const cuts: readonly (readonly [kind: "text" | "span", from: number, to: number])[] =
    span === null
      ? [["text", from, to]]
      : [
          ["text", from, Math.min(to, span.start)],
          ["span", Math.max(from, span.start), Math.min(to, span.end)],
          ["text", Math.max(from, span.end), to],
        ];
  return cuts.flatMap(([kind, start, end]) =>
    start >= end
      ? []
      : [{ kind, text: visibleText(text.slice(start, end)), characters: end - start }],
  );
}
