import type { Scene, Slot } from "./figure.ts";
import { slotsOf } from "./figure.ts";

/** Most holders that are named one by one. */
const named = 4;

/** Which names and places refer to a figure, as one sentence: `a, b and grid[0] refer to it`. Null when none does. */
export function holdersSentence(scene: Scene, key: string): string | null {
  const holders: string[] = [];
  for (const frame of scene.frames) {
    const where =
      frame.state === "running" || frame.title === "globals" ? "" : ` in ${frame.title}`;
    for (const slot of frame.slots) if (slot.target === key) holders.push(slot.label + where);
    if (frame.result?.target === key) holders.push(`what ${frame.title} ${frame.result.label}`);
  }
  for (const figure of scene.figures) {
    for (const slot of slotsOf(figure)) {
      if (slot.labelTarget === key) holders.push(`a key of ${figure.title}`);
      if (slot.target === key) holders.push(placeText(figure.title, slot));
    }
  }
  if (holders.length === 0) return null;
  const more = holders.length - named;
  const list = more > 0 ? [...holders.slice(0, named), `${more} more`] : holders;
  const last = list.at(-1) ?? "";
  if (list.length === 1) return `only ${last} refers to it`;
  return `${list.slice(0, -1).join(", ")} and ${last} refer to it`;
}

function placeText(title: string, slot: Slot): string {
  if (slot.label === "") return `an item of ${title}`;
  if (slot.place.startsWith("name ")) return `${title}.${slot.label}`;
  return `${title}[${slot.label}]`;
}
