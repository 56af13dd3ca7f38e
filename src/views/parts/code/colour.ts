import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/python";

/** A piece of a line that is drawn in one colour. */
export interface ColouredText {
  readonly text: string;
  readonly colour: CodeColour | null;
}

/** The colours of code, by what they mark. */
export type CodeColour = "keyword" | "string" | "literal" | "comment" | "definition";

const colours = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self, tags.modifier], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "string" },
  { tag: tags.number, class: "literal" },
  { tag: tags.comment, class: "comment" },
  {
    tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)],
    class: "definition",
  },
]);

/** The lines of a Python source, each in coloured pieces. Never fails: what does not parse has no colour. */
export function colourPython(source: string): readonly (readonly ColouredText[])[] {
  const lines: ColouredText[][] = [[]];
  highlightCode(
    source,
    parser.parse(source),
    colours,
    (text, classes) => lines.at(-1)?.push({ text, colour: isColour(classes) ? classes : null }),
    () => lines.push([]),
  );
  return lines;
}

function isColour(name: string): name is CodeColour {
  return /^(keyword|string|literal|comment|definition)$/.test(name);
}
