/** `/healthz` and `/metrics`: whether the relay is up and how much it does, without a name in it. */
import { Hono } from "hono";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import type { RelayDeps } from "./relay-deps.ts";

export function healthRoutes({ isStopping, metrics, doorbell }: RelayDeps): Hono<RelayEnv> {
  return new Hono<RelayEnv>()
    .get("/healthz", (c) => (isStopping() ? refuse(c, { type: "relay-stopping" }) : c.json({ ok: true })))
    .get("/metrics", (c) => {
      c.header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      return c.body(metrics.text(doorbell.size()));
    });
}
