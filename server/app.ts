/** The relay as a Hono app: who is let in, in which order it is checked, and where the routes hang. */
import { Hono } from "hono";
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from "#shared/sync/protocol.ts";
import { refuse } from "./http/refuse.ts";
import type { RelayEnv } from "./http/relay-env.ts";
import { clientAddress } from "./middleware/client-address.ts";
import { origin } from "./middleware/origin.ts";
import { protocolVersion } from "./middleware/protocol-version.ts";
import { rateLimit } from "./middleware/rate-limit.ts";
import { requestLog } from "./middleware/request-log.ts";
import { spaceAuth, spacePath } from "./middleware/space-auth.ts";
import { createTokenBuckets } from "./middleware/token-bucket.ts";
import { blobRoutes } from "./routes/blobs.ts";
import { entryRoutes } from "./routes/entries.ts";
import { healthRoutes } from "./routes/health.ts";
import { liveRoutes } from "./routes/live.ts";
import type { RelayDeps } from "./routes/relay-deps.ts";
import { spaceRoutes } from "./routes/spaces.ts";

const MINUTE_MS = 60_000;

export function createApp(deps: RelayDeps): Hono<RelayEnv> {
  const { config, store, log, metrics, now, isStopping } = deps;
  const byAddress = createTokenBuckets({ capacity: config.requestsPerMinute, periodMs: MINUTE_MS, now });
  const byBytes = createTokenBuckets({ capacity: config.bytesPerMinute, periodMs: MINUTE_MS, now });
  const app = new Hono<RelayEnv>();

  app.use(requestLog(log, metrics, now), clientAddress(config.trustedProxies));
  app.use(async (c, next) => {
    c.header(PROTOCOL_HEADER, String(PROTOCOL_VERSION));
    c.header("Cache-Control", "no-store");
    c.header("X-Content-Type-Options", "nosniff");
    await next();
    // Else a kept connection would hold the end back.
    if (isStopping()) c.header("Connection", "close");
  });
  app.use(origin);
  app.route("/", healthRoutes(deps));
  app.use("/v1/*", async (c, next) => (isStopping() ? refuse(c, { type: "relay-stopping" }) : next()));
  app.use("/v1/*", rateLimit(byAddress), protocolVersion);
  app.use("/v1/spaces/:space/*", spacePath);
  app.route("/v1/spaces/:space", spaceRoutes(deps));
  // The token comes before the body: a stranger's bytes are never read into memory.
  const auth = spaceAuth(store);
  app.use("/v1/spaces/:space/entries", auth);
  app.use("/v1/spaces/:space/blobs/*", auth);
  app.route("/v1/spaces/:space/entries", entryRoutes(deps, byBytes));
  app.route("/v1/spaces/:space/blobs", blobRoutes(deps, byBytes));
  app.route("/v1/spaces/:space/live", liveRoutes(deps));

  app.notFound((c) => refuse(c, { type: "unknown-call" }));
  app.onError((error, c) => {
    log.fault("internal", error);
    return refuse(c, { type: "internal" });
  });
  return app;
}
