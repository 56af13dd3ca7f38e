/** What somebody who sets up a connection chooses from and is told before anything is sent. */
export { parseAddress } from "../../models/connection.ts";
export { isAllowedByPage, isMixedContent, permissionFor } from "../../models/connect/network.ts";
export { servers, type ServerFacts } from "../../models/connect/servers.ts";
export { dialectIds, type DialectId } from "../../models/dialects/dialect.ts";
