import * as z from "zod/mini";
import type { ConnectionFacts } from "../../models/connect/diagnosis.ts";
import type { NetworkPermission } from "../../models/connect/network.ts";

/** The names are newer than what TypeScript knows of permissions. */
const newName = z.custom<PermissionName>((name) => typeof name === "string");

/** Asks the browser for a permission; null where it knows no such one, as most do not. */
export async function permissionState(
  name: NetworkPermission,
): Promise<ConnectionFacts["permission"]> {
  for (const known of [name, "local-network-access"]) {
    try {
      const { state } = await navigator.permissions.query({ name: newName.parse(known) });
      return state;
    } catch {
      continue;
    }
  }
  return null;
}

const userAgentData = z.object({
  getHighEntropyValues: z.custom<(hints: string[]) => unknown>(
    (value) => typeof value === "function",
  ),
});
const brands = z.object({
  fullVersionList: z.array(z.object({ brand: z.string(), version: z.string() })),
});

/** The browser with its full version, as far as it says; what it says of itself otherwise. */
export async function browserVersion(): Promise<string> {
  const data: unknown = Reflect.get(navigator, "userAgentData");
  const read = userAgentData.safeParse(data);
  if (!read.success) return navigator.userAgent;
  try {
    const values = await Reflect.apply(read.data.getHighEntropyValues, data, [["fullVersionList"]]);
    const list = brands.parse(values).fullVersionList;
    const named = list.findLast(({ brand }) => !/not.?a.?brand|^chromium$/i.test(brand)) ?? list[0];
    return named === undefined ? navigator.userAgent : `${named.brand} ${named.version}`;
  } catch {
    return navigator.userAgent;
  }
}
