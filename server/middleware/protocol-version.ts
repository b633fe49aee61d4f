/** Refuses a device whose protocol this relay does not speak, and says which side is behind. */
import { createMiddleware } from "hono/factory";
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_HEADER, PROTOCOL_VERSION, type RelayError } from "#shared/sync/protocol.ts";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";

/** A browser cannot set a header on a WebSocket: a live socket names its version in its first frame instead. */
export const protocolVersion = createMiddleware<RelayEnv>(async (c, next) => {
  if (c.req.header("upgrade")?.toLowerCase() === "websocket") return next();
  const named = c.req.header(PROTOCOL_HEADER) ?? "";
  if (!/^\d{1,6}$/.test(named)) return refuse(c, { type: "malformed", reason: "protocol-version" });
  const refusal = versionRefusal(Number(named));
  return refusal === null ? next() : refuse(c, refusal);
});

export function versionRefusal(version: number): RelayError | null {
  const range = { oldest: OLDEST_PROTOCOL_VERSION, newest: PROTOCOL_VERSION };
  if (version < range.oldest) return { type: "client-too-old", ...range };
  return version > range.newest ? { type: "relay-too-old", ...range } : null;
}
