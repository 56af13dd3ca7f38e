/** Where an address is, seen from the page: this machine, this network, or anywhere. */
export type NetworkPlace = "loopback" | "private" | "public";

/** The permission that a browser asks for before a public page may reach a place. */
export type NetworkPermission = "loopback-network" | "local-network";

/** Where the host of an address is, by its name alone: a name that leads into a private network is taken for public, as browsers do. */
export function placeOf(address: string): NetworkPlace {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "");
  if (/^(?:localhost|.+\.localhost|127(?:\.\d+){3}|::1)$/i.test(host)) return "loopback";
  const inner =
    /^(?:10(?:\.\d+){3}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|192\.168(?:\.\d+){2}|169\.254(?:\.\d+){2})$/;
  if (inner.test(host) || /\.local$/i.test(host) || /^f[cde][0-9a-f]{2}:/i.test(host)) {
    return "private";
  }
  return "public";
}

/** Where a page is, by its origin; one from a file counts as this machine. */
function placeOfPage(origin: string): NetworkPlace {
  return origin === "null" ? "loopback" : placeOf(origin);
}

/** The permission that a page needs for an address; null when it needs none. */
export function permissionFor(pageOrigin: string, address: string): NetworkPermission | null {
  const target = placeOf(address);
  const page = placeOfPage(pageOrigin);
  if (target === "public" || page === "loopback" || page === target) return null;
  return target === "loopback" ? "loopback-network" : "local-network";
}

/** Whether a browser refuses an address as mixed content: plain http to a public place from a page on https. */
export function isMixedContent(pageOrigin: string, address: string): boolean {
  return (
    pageOrigin.startsWith("https:") && address.startsWith("http:") && placeOf(address) === "public"
  );
}

/** Whether the page's own policy lets it reach an address: any over https, and over http this machine under its two usual names alone. */
export function isAllowedByPage(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol === "https:") return true;
  return protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");
}
