/** Lets extensions and plain programs in, and no web page: CORS for extension origins, 403 for every other. */
import { createMiddleware } from "hono/factory";
import { PROTOCOL_HEADER, REQUEST_HEADERS } from "#shared/sync/protocol.ts";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";

const EXTENSION_ORIGIN = /^(?:chrome-extension|moz-extension):\/\/[a-z0-9-]{1,64}$/;
const ALLOWED_HEADERS = REQUEST_HEADERS.join(", ");
/** For how long a browser need not ask again. Chromium keeps it for two hours at most. */
const DAY_SECONDS = "86400";

/** An origin authenticates nobody; this only keeps web pages from using a learner's relay on loopback. */
export const origin = createMiddleware<RelayEnv>(async (c, next) => {
  const from = c.req.header("origin");
  if (from === undefined) return next();
  c.header("Vary", "Origin");
  if (!EXTENSION_ORIGIN.test(from)) return refuse(c, { type: "forbidden-origin" });
  c.header("Access-Control-Allow-Origin", from);
  c.header("Access-Control-Expose-Headers", `${PROTOCOL_HEADER}, Retry-After`);
  if (c.req.method !== "OPTIONS") return next();
  c.header("Access-Control-Allow-Methods", "GET, HEAD, PUT, POST, DELETE");
  c.header("Access-Control-Allow-Headers", ALLOWED_HEADERS);
  c.header("Access-Control-Max-Age", DAY_SECONDS);
  return c.body(null, 204);
});
