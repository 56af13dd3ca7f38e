/** What the build makes of `workers/` and of Pyodide (see `build/walls.ts`). */
declare module "virtual:foretrace-walls" {
  import type { KitFile, KitPart } from "./kit.ts";

  /** `workers/frame.ts` as the text of one classic script; the page's policy allows exactly this text. */
  export const frameScript: string;
  /** `workers/boot.ts` likewise. */
  export const bootScript: string;
  export const kitFiles: Readonly<Record<KitPart, KitFile>>;
}
