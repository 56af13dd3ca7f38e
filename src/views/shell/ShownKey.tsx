import { shownChord } from "../../app/keys.ts";

/** A key as it stands on keyboards, each part in a box of its own. */
export function ShownKey({ chord }: { readonly chord: string }) {
  return shownChord(chord)
    .split(" ")
    .map((part) => <kbd key={part}>{part}</kbd>);
}
