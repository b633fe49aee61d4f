/** `GET /v1/spaces/{id}/live`: the WebSocket that rings. */
import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import { createVisit } from "../live/visit.ts";
import type { RelayDeps } from "./relay-deps.ts";

export function liveRoutes({ store, doorbell, log }: RelayDeps): Hono<RelayEnv> {
  return new Hono<RelayEnv>().get(
    "/",
    async (c, next) => {
      if (c.req.header("upgrade")?.toLowerCase() === "websocket") return next();
      return refuse(c, { type: "malformed", reason: "not-a-websocket" });
    },
    upgradeWebSocket((c) => createVisit({ store, doorbell }, c.get("spaceId"), c.get("address")), {
      onError: (error) => log.fault("live-socket", error),
    }),
  );
}
