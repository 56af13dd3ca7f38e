import { createCell, type Cell } from "./cell.ts";

/** Which screen is on: the part of the address behind `#`. */
export type Route =
  | { readonly kind: "playground" }
  /** `attempt`: the id of the one that goes on, null for one that has just begun. */
  | { readonly kind: "predict"; readonly attempt: string | null }
  /** `attempt`: the id of the one that is looked at, null for the overview. */
  | { readonly kind: "results"; readonly attempt: string | null }
  /** `set`: the id of the benchmark that is looked at, null for the list of them. */
  | { readonly kind: "benchmarks"; readonly set: string | null }
  /** `at`: `new` to set an evaluation up, `connect` to say who can be asked, else the id of an evaluation; null for the list of them. */
  | { readonly kind: "models"; readonly at: string | null };

/** Where in the page one is, and how to get elsewhere. */
export interface Routes {
  readonly route: Pick<Cell<Route>, "get" | "subscribe">;
  /** Goes there; the browser's back button leads back. */
  go(route: Route): void;
  /** The same place under another address: the back button does not lead to the one before. */
  rename(route: Route): void;
}

/** The route that a hash like `#/results` stands for; the playground for any that is not known. */
export function parseRoute(hash: string): Route {
  const [screen, id, ...rest] = hash.replace(/^#?\/?/, "").split("/");
  const named = id === undefined ? null : decoded(id);
  if (rest.length > 0) return { kind: "playground" };
  switch (screen) {
    case "predict":
    case "results":
      return { kind: screen, attempt: named };
    case "benchmarks":
      return { kind: screen, set: named };
    case "models":
      return { kind: screen, at: named };
    default:
      return { kind: "playground" };
  }
}

/** The hash that `parseRoute` reads back as the same route. */
export function printRoute(route: Route): string {
  switch (route.kind) {
    case "playground":
      return "#/";
    case "predict":
    case "results":
      return printed(route.kind, route.attempt);
    case "benchmarks":
      return printed(route.kind, route.set);
    case "models":
      return printed(route.kind, route.at);
  }
}

function printed(screen: string, id: string | null): string {
  return id === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(id)}`;
}

/** What routes need of a window. */
interface Addressed {
  readonly location: { hash: string };
  readonly history: { replaceState(state: null, unused: "", address: string): void };
  addEventListener(type: "hashchange", listener: () => void): void;
}

/** The routes of a window. They live as long as it does. */
export function createRoutes(page: Addressed): Routes {
  const route = createCell(parseRoute(page.location.hash));
  page.addEventListener("hashchange", () => route.set(parseRoute(page.location.hash)));
  return {
    route,
    go(to) {
      page.location.hash = printRoute(to);
    },
    rename(to) {
      page.history.replaceState(null, "", printRoute(to));
      route.set(to);
    },
  };
}

/** An id as it was before it was written into an address; null for one that is damaged or empty. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}
