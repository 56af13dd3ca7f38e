import { kitFiles } from "virtual:foretrace-walls";
import { fetchKit, type KitFetch } from "./kit.ts";

/**
 * Starts to fetch Python's files. Meant as the page's first statement, before its screens are loaded, so it imports
 * next to nothing; hand the result to `createPythonRuntime`.
 */
export function startKit(page: Document = document): KitFetch {
  return fetchKit(kitFiles, page.baseURI);
}
