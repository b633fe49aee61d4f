/** Counts each answer and, when asked to, writes its line: the route's pattern, never the path with its ids. */
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { RelayEnv } from "../http/relay-env.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";

export function requestLog(log: Log, metrics: Metrics, now: () => number) {
  return createMiddleware<RelayEnv>(async (c, next) => {
    const from = now();
    await next();
    metrics.request(c.res.status);
    const ms = Math.round((now() - from) * 10) / 10;
    log.request({ method: c.req.method, route: routePath(c, -1), status: c.res.status, ms });
  });
}
