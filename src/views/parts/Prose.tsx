/** A text in which names and values stand between backticks; those are set as code. */
export function Prose({ text }: { readonly text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // The parts of a text have no identity but their place.
      <code key={`${index} ${part}`} translate="no">
        {part}
      </code>
    ),
  );
}
