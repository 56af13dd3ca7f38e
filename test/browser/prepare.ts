import { buildPageIfStale } from "../../scripts/page-build.mjs";

/** Builds the page once before all browser tests. */
export default function prepare(): void {
  buildPageIfStale();
}
